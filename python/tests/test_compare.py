"""Experiments side by side are the single runs."""

import base64

import numpy as np
import pytest

import korogaru


def test_each_row_is_the_single_run():
    compared = korogaru.compare(lr=[0.1, 0.95], momentum=(0.0, 0.5, 0.9), iterations=20)
    assert len(compared) == 6 and compared.methods == ["momentum"] * 6
    assert compared.iterations.tolist() == [20] * 6
    for i, given in enumerate(compared.hyperparameters):
        single = korogaru.run(iterations=20, **given)
        assert (compared.x[i], compared.y[i], compared.loss[i]) == (single.x[-1], single.y[-1], single.loss[-1])
        assert compared.distance[i] == np.hypot(single.x[-1], single.y[-1])
        assert compared[i].x.tobytes() == single.x.tobytes()
    assert [given["momentum"] for given in compared.hyperparameters] == [0.0, 0.5, 0.9] * 2
    assert compared[-1].experiment == compared[5].experiment
    with pytest.raises(IndexError):
        compared[6]
    with pytest.raises(IndexError):
        compared[-7]


def test_one_name_is_a_sequence_of_one():
    assert korogaru.compare("sgd").methods == ["sgd"]
    assert list(korogaru.tune("sgd", budget=500)) == ["sgd"]
    with pytest.raises(TypeError, match="str"):
        korogaru.compare(3)


def test_all_methods_are_the_default():
    compared = korogaru.compare()
    assert compared.methods == [info.name for info in korogaru.methods()]
    assert compared.hyperparameters[0] == {"lr": 0.1}
    assert repr(compared) == "Comparison(SGD, Momentum, Nesterov, AdaGrad, RMSProp, Adam, 6 runs)"
    assert [run.method for run in compared] == [run.method for run in (compared[i] for i in range(6))]


def test_what_leaves_the_view_or_the_numbers_is_counted():
    compared = korogaru.compare(lr=[0.1, 2.85], iterations=[30, 5000])
    assert compared.outside.tolist()[0] == 0 and compared.outside[2] > 20
    assert compared.iterations[3] < 5000 and np.isfinite(compared.loss[3])
    assert np.isnan(korogaru.compare(objective="saddle").distance).all()


def test_each_at_its_best():
    best = korogaru.compare(["sgd", "momentum"], tune=True, budget=500)
    found = korogaru.tune(["sgd", "momentum"], budget=500)
    assert best.loss.tolist() == [found["sgd"]["loss"], found["momentum"]["loss"]]
    assert "500" in best.report("en") and "500" in best.report("ja")
    with pytest.raises(ValueError, match="leave lr or tune out"):
        korogaru.compare(tune=True, lr=0.1)
    with pytest.raises(ValueError, match="1 つ"):
        korogaru.compare(tune=True, iterations=[10, 20], language="ja")


@pytest.mark.parametrize("overlay", [False, True])
def test_pictures_are_those_of_the_command_line(cli, tmp_path, overlay):
    compared = korogaru.compare(["sgd", "adam"], iterations=5, language="ja")
    words = ("compare", "--methods", "sgd,adam", "--iterations", "5", "--lang", "ja", "--theme", "dark")
    words += ("--overlay",) if overlay else ()
    for kind in ("svg", "png", "gif"):
        ours, theirs = tmp_path / f"ours.{kind}", tmp_path / f"theirs.{kind}"
        (compared.animate if kind == "gif" else compared.plot)(ours, overlay=overlay, theme="dark")
        cli(*words, "-o", str(theirs))
        assert ours.read_bytes() == theirs.read_bytes()
    figure = compared.figure(overlay=overlay, theme="dark")
    assert figure.svg().encode() == (tmp_path / "ours.svg").read_bytes()
    assert cli(*words[:7]).decode() == compared.report()


def test_a_notebook_shows_figure_and_table():
    html = korogaru.compare(["sgd", "adam"], language="en", iterations=3)._repr_html_()
    picture, table = html.split("\n", 1)
    svg = base64.b64decode(picture.split("base64,")[1].split('"')[0]).decode()
    assert svg.startswith("<svg") and "SGD" in svg and "after 3 updates" in picture.split('alt="')[1]
    assert table.count("<tr>") == 3 and "<table>" in table and "β₂ = 0.999" in table


@pytest.mark.parametrize(
    "wrong",
    [
        {"methods": ["sgd", "momentun"]},
        {"methods": []},
        {"methods": ["sgd", "sgd"]},
        {"lr": [0.1, 0.1]},
        {"lr": []},
        {"lr": ["fast"]},
        {"methods": ["sgd"], "momentum": 0.5},
        {"iterations": list(range(31))},
        {"iterations": [1.5]},
        {"metric": "speed"},
        {"objective": "nothing"},
        {"formula": "x + z"},
        {"formula": "ln(x)", "start": (-1, 0)},
        {"speed": 1},
    ],
)
def test_what_cannot_be_compared_is_refused(wrong):
    with pytest.raises(ValueError):
        korogaru.compare(**wrong)


def test_what_cannot_be_drawn_is_refused(tmp_path):
    twice = korogaru.compare(lr=[0.1, 0.2], iterations=0, language="en")
    with pytest.raises(ValueError, match="once"):
        twice.figure(overlay=True)
    with pytest.raises(ValueError, match="no update"):
        twice.animate()
    with pytest.raises(ValueError, match="theme"):
        twice.figure(theme="sepia")
    with pytest.raises(ValueError, match="language"):
        twice.report("fr")
    with pytest.raises(ValueError, match="frames"):
        korogaru.compare(["sgd"], language="en").animate(fps=0)
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        twice.plot(tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []
