"""Why a run moved as it did: the same numbers, words and pictures as the Rust side's."""

import numpy as np
import pytest

import korogaru


def test_the_articles_three_steps():
    """With η .95 and α .5, y falls by 3.8; then 1.9 is carried on against a fresh 3.42."""
    explanation = korogaru.run(lr=0.95, momentum=0.5).explain("en")
    assert np.allclose(explanation.carried[:3, 1], [0, -1.9, 0.76], rtol=1e-12)
    assert np.allclose(explanation.fresh[:3, 1], [-3.8, 3.42, 0.532], rtol=1e-12)
    assert [relations[1] for relations in explanation.relations[:3]] == ["fresh-only", "cancels", "adds"]
    assert np.allclose(explanation.share_along[:3, 1], [0, 5 / 7, 0])
    assert "v_y ← 0.5 × (−3.8) − 0.95 × (−3.6) = −1.9 + 3.42 = 1.52" in explanation.text(2)


def test_the_first_run():
    trajectory = korogaru.run()
    explanation = trajectory.explain()
    assert len(explanation) == 30 and explanation.cancels == (6, 15, 13)
    assert np.array_equal(explanation.sum, trajectory.velocity[1:])
    assert np.array_equal(explanation.carried, trajectory.carried[1:])
    assert np.array_equal(explanation.ball, np.stack([trajectory.x, trajectory.y], axis=1)[:-1])
    a, b = explanation.carried[1:], explanation.fresh[1:]
    cosine = (a * b).sum(axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    assert np.allclose(explanation.cosine[1:], cosine) and np.isnan(explanation.cosine[0])
    assert np.allclose(explanation.angle[1:], np.degrees(np.arccos(cosine)))
    lengths = np.linalg.norm(a, axis=1) + np.linalg.norm(b, axis=1)
    assert np.allclose(explanation.share[1:], 1 - np.linalg.norm(a + b, axis=1) / lengths)
    assert repr(explanation) == "Explanation(Momentum (η = 0.1, α = 0.9), 30 updates)"


@pytest.mark.parametrize("convention", ["book", "fresh"])
@pytest.mark.parametrize("method", ["momentum", "nesterov"])
def test_the_unrolled_velocity(method, convention):
    explanation = korogaru.run(method=method, convention=convention).explain()
    weights, parts = explanation.unrolled(20)
    assert np.allclose(weights, 0.9 ** np.arange(20))
    assert np.allclose(parts[0], explanation.fresh[19], rtol=1e-15)
    assert np.allclose(parts.sum(axis=0), explanation.sum[19], rtol=1e-12)
    book = korogaru.run(method=method).explain()
    assert np.allclose(explanation.carried, book.carried, atol=1e-14)


def test_nesterovs_ball():
    trajectory = korogaru.run(method="nesterov")
    explanation = trajectory.explain()
    points = np.stack([trajectory.x, trajectory.y], axis=1)[:-1]
    assert np.allclose(explanation.ball + explanation.carried, points)
    assert np.allclose(np.diff(explanation.ball, axis=0), explanation.sum[:-1])


@pytest.mark.parametrize("method", ["adagrad", "rmsprop", "adam"])
def test_step_sizes(method):
    trajectory = korogaru.run(method=method, lr=0.3)
    explanation = trajectory.explain()
    direction = trajectory.state["m"][1:] if method == "adam" else trajectory.gradient[:-1]
    assert np.allclose(-explanation.step_size * direction, trajectory.displacement[1:])
    for name in ("carried", "fresh", "sum", "angle", "share", "share_along", "relations", "cancels"):
        with pytest.raises(AttributeError, match="has no carried and fresh parts"):
            getattr(explanation, name)
    with pytest.raises(ValueError, match="no carried and fresh parts"):
        explanation.figure(language="en")


def test_sgd_has_no_step_size_of_its_own():
    explanation = korogaru.run(method="sgd").explain()
    assert not explanation.carried.any()
    with pytest.raises(AttributeError, match="SGD has no step sizes"):
        explanation.step_size


@pytest.mark.parametrize("step", [0, 31, -1, 10**12])
def test_a_step_that_there_is_not(step):
    explanation = korogaru.run().explain("en")
    for refused in (explanation.text, explanation.unrolled, lambda k: explanation.figure(step=k)):
        with pytest.raises(ValueError, match=f"there is no update {step}: the run has updates 1 to 30"):
            refused(step)
    with pytest.raises(ValueError, match="回目の更新はありません"):
        explanation.text(step, "ja")


def test_a_run_of_the_start_alone():
    explanation = korogaru.run(iterations=0).explain("en")
    assert len(explanation) == 0 and explanation.carried.shape == (0, 2) and explanation.cancels == (0, 0, 0)
    assert "no update to explain" in str(explanation)
    with pytest.raises(ValueError, match="no update"):
        explanation.figure("curves")


def test_views_and_steps_that_do_not_go_together():
    explanation = korogaru.run().explain("en")
    for arguments, message in [
        ({"view": "arrows"}, "one update"),
        ({"view": "ribbon", "step": 1}, "all updates"),
        ({"view": "map"}, "there is no view"),
        ({"theme": "sepia"}, "theme"),
        ({"language": "fr"}, "language"),
    ]:
        with pytest.raises(ValueError, match=message):
            explanation.figure(**arguments)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_refusals_name_no_option_of_the_command_line(language):
    run = korogaru.run
    for settings, arguments in [
        ({}, {"view": "arrows"}),
        ({}, {"view": "ribbon", "step": 1}),
        ({}, {"view": "map"}),
        ({"method": "adam"}, {}),
        ({"iterations": 0}, {"view": "curves"}),
    ]:
        with pytest.raises(ValueError) as refused:
            run(**settings).explain(language).figure(**arguments)
        message = str(refused.value)
        assert "--" not in message and message.isascii() == (language == "en"), message


@pytest.mark.parametrize("language", ["en", "ja"])
def test_words_and_pictures_are_those_of_the_command_line(cli, tmp_path, language):  # noqa: F811
    settings = ("--lr", ".95", "--momentum", ".5", "--lang", language)
    explanation = korogaru.run(lr=0.95, momentum=0.5).explain(language)
    assert explanation.text(3) == cli("explain", *settings, "--step", "3").decode()
    assert explanation.to_csv() == cli("explain", *settings, "--format", "csv").decode()
    whole = cli("explain", *settings).decode()
    assert whole.startswith(str(explanation)) and whole.count("\n") == str(explanation).count("\n") + 1, "and its hint"
    for arguments, words in [
        ({"step": 2}, ("--step", "2")),
        ({"view": "ribbon"}, ()),
        ({"view": "curves", "theme": "dark"}, ("--view", "curves", "--theme", "dark")),
    ]:
        theirs = tmp_path / "theirs.svg"
        cli("explain", *settings, *words, "-o", str(theirs))
        assert explanation.figure(**arguments).svg() == theirs.read_text(encoding="utf-8")


def test_a_notebook_shows_a_table_and_the_summary(tmp_path):
    explanation = korogaru.run(iterations=500).explain("en")
    lines = explanation._repr_markdown_().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + 81 and len({line.count("|") for line in table}) == 1
    assert any("499 updates after the first" in line for line in lines)
    assert any("420 rows left out" in line for line in table)
    assert lines[0].startswith("### Momentum")
    assert explanation.to_csv(tmp_path / "steps.csv") is None
    assert (tmp_path / "steps.csv").read_text().count("\n") == 501


def test_a_function_of_ones_own():
    trajectory = korogaru.run(lambda x, y: x * x + y * y, (1, 2), gradient=lambda x, y: (2 * x, 2 * y), iterations=5)
    explanation = trajectory.explain("en")
    assert len(explanation) == 5
    for figure in (explanation.figure(), explanation.figure(step=2), explanation.figure("curves")):
        assert figure.svg().startswith("<svg")
