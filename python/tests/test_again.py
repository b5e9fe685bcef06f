"""Figures that are run again."""

import pytest

import korogaru

FORMULA = "x^2/20 + 3sin(y)^2"


@pytest.mark.parametrize("name", ["path.svg", "path.png"])
def test_a_figure_is_run_again(tmp_path, name):
    run = korogaru.run(formula=FORMULA, start=(-6, 1.5), method="nesterov", convention="fresh", lr=0.05, ylim=(-4, 4))
    run.figure("ja", theme="dark").save(tmp_path / name)
    again = korogaru.run(spec=tmp_path / name)
    assert again.experiment == run.experiment
    assert again.x.tolist() == run.x.tolist()
    other = korogaru.run(spec=str(tmp_path / name), method="momentum", lr=0.2)
    assert (other.method, other.hyperparameters["lr"]) == ("momentum", 0.2)


def test_so_is_a_file_of_text(tmp_path):
    path = tmp_path / "experiment.toml"
    path.write_text(korogaru.run(lr=0.95, momentum=0.5).experiment, encoding="utf-8")
    assert korogaru.run(spec=path).hyperparameters == {"lr": 0.95, "momentum": 0.5}


def test_what_carries_nothing_is_refused(tmp_path):
    path = tmp_path / "photo.png"
    korogaru.run().figure().save(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ValueError, match="photo.png: this PNG ends too early"):
        korogaru.run(spec=path)
    with pytest.raises(ValueError, match="途中で切れて"):
        korogaru.run(spec=path, language="ja")
    path.write_text("lr = -1")
    with pytest.raises(ValueError, match="line 1: lr must be"):
        korogaru.run(spec=path)
    with path.open("wb") as file:
        file.truncate(1 << 33)
    with pytest.raises(ValueError, match="32 MiB"):
        korogaru.run(spec=path)
    with pytest.raises(FileNotFoundError):
        korogaru.run(spec=tmp_path / "missing.png")
