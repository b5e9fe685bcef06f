"""The cells of a sweep are the single runs."""

import korogaru
import numpy as np
import pytest


def test_each_cell_is_the_single_run():
    found = korogaru.sweep(lr=(0.1, 0.5, 3), momentum=(0.0, 0.9, 2))
    assert found.names == ("lr", "momentum")
    lrs, momenta = found.axes
    assert (lrs[0], lrs[-1], momenta[-1]) == (0.1, 0.5, 0.9)
    assert found.values.shape == found.diverging.shape == (3, 2)
    for i, lr in enumerate(lrs):
        for j, momentum in enumerate(momenta):
            assert found.values[i, j] == korogaru.run(lr=lr, momentum=momentum).loss[-1]
    i, j = np.unravel_index(np.argmin(found.values), found.values.shape)
    assert found.best == {"lr": lrs[i], "momentum": momenta[j]}
    assert "<svg" in found.figure(language="en").svg()


def test_other_methods_and_metrics():
    found = korogaru.sweep(method="adam", lr=(0.01, 1.0, 3), beta1=(0.0, 0.9, 2), log=True, metric="steps", threads=1)
    assert found.axes[0].tolist() == [0.01, 0.1, 1.0]
    assert found.values[0, 0] == np.inf


def test_tune_gives_what_its_run_has():
    found = korogaru.tune(["sgd", "momentum"], budget=500)
    assert list(found) == ["sgd", "momentum"]
    best = found["momentum"]
    assert best["loss"] == korogaru.run(lr=best["lr"], momentum=best["momentum"]).loss[-1] < found["sgd"]["loss"]
    assert best["runs"] <= 500 and best["at_ends"] == []


def test_tune_says_what_it_did_not_find():
    assert korogaru.tune(["sgd"], start=(1e200, 0), budget=500)["sgd"] == {
        "lr": None, "loss": np.inf, "worst": np.inf, "runs": 500, "at_ends": [],
    }
    unreached = korogaru.tune("sgd", metric="steps", iterations=3)["sgd"]
    assert (unreached["lr"], unreached["steps"], unreached["loss"]) == (None, np.inf, np.inf)
    assert korogaru.tune("nesterov", metric="steps")["nesterov"]["steps"] < 24


@pytest.mark.parametrize(
    "settings",
    [
        {"lr": (0.1, 0.5, 3)},
        {"lr": (0.5, 0.1, 3), "momentum": (0.0, 0.9, 2)},
        {"lr": (0.1, 0.5, 0), "momentum": (0.0, 0.9, 2)},
        {"lr": (0.1, float("nan"), 3), "momentum": (0.0, 0.9, 2)},
        {"lr": (0.1, 0.5, 3), "beta1": (0.0, 0.9, 2)},
        {"lr": (0.1, 0.5, 3), "momentum": (0.0, 0.9, 2), "metric": "speed"},
    ],
)
def test_what_cannot_be_swept_is_refused(settings):
    with pytest.raises(ValueError):
        korogaru.sweep(**settings)


def test_what_is_wrong_is_said_in_the_language():
    with pytest.raises(ValueError, match=r"lr=\(0.01, 1, 100\)"):
        korogaru.sweep(lr=(0.1, 0.5, 3))
    with pytest.raises(ValueError, match=r"compare\(\"sgd\", lr="):
        korogaru.sweep(method="sgd", lr=(0.1, 0.5, 3))
    with pytest.raises(ValueError, match="2 つ"):
        korogaru.sweep(lr=(0.1, 0.5, 3), language="ja")
    with pytest.raises(ValueError, match="loss"):
        korogaru.tune(metric="speed", language="ja")


@pytest.mark.parametrize("values", [[0.1, 0.5, 0.95], np.linspace(0.1, 1, 30), (0.1, 1, -3)])
def test_lists_are_no_axes(values):
    """Lists are for compare; the message says what an axis is."""
    with pytest.raises(ValueError, match=r"but (1 is|0 are) given; give two of them as \(low, high, count\)"):
        korogaru.sweep(lr=values, momentum=(0, 0.9, 3))


@pytest.mark.parametrize("named", [korogaru.run, korogaru.compare, korogaru.sweep])
def test_the_language_by_the_commands_name(named):
    with pytest.raises(TypeError, match="language="):
        named(lang="ja")


def test_a_formula_goes_where_an_objective_goes():
    axes = {"lr": (0.1, 0.9, 5), "momentum": (0.0, 0.9, 4)}
    typed, built_in = korogaru.sweep(formula="x^2/20 + y^2", **axes), korogaru.sweep(**axes)
    assert typed.values.tobytes() == built_in.values.tobytes()
    assert korogaru.tune(["momentum"], formula="x^2/20 + y^2", budget=500) == korogaru.tune(["momentum"], budget=500)
    with pytest.raises(ValueError, match="objective and formula"):
        korogaru.sweep("book", formula="x^2 + y^2", **axes)
    with pytest.raises(ValueError, match="z"):
        korogaru.sweep(formula="x + z", **axes)


@pytest.mark.parametrize("settings", [{"budget": 1}, {"methods": ["speed"]}, {"metric": "speed"}, {"iterations": -1}])
def test_what_cannot_be_tuned_is_refused(settings):
    with pytest.raises((ValueError, OverflowError)):
        korogaru.tune(**settings)
