"""Theory: the numbers and words of the Rust side, compared with NumPy's where NumPy has them."""

import numpy as np
import pytest

import korogaru


def test_the_articles_function():
    theory = korogaru.run().theory()
    assert theory.eigenvalues.tolist() == [0.1, 2.0] and theory.condition_number == 20.0
    assert theory.regimes == ["underdamped", "underdamped"]
    assert np.allclose(theory.rates, np.sqrt(0.9), rtol=1e-15)
    assert theory.rate == pytest.approx(0.9486832981, abs=6e-11)
    assert theory.best_lr == pytest.approx(1.3358147468, abs=6e-11)
    assert theory.best_momentum == pytest.approx(0.4026054842, abs=6e-11)
    assert theory.best_rate == pytest.approx(0.6345120047, abs=6e-11)
    assert theory.best["sgd"]["lr"] == pytest.approx(0.9523809524, abs=6e-11)
    assert theory.best["sgd"]["rate"] == pytest.approx(0.9047619048, abs=6e-11)
    assert (theory.steps, theory.steps_taken, theory.exact, theory.at) == (262, None, True, (0.0, 0.0))
    assert theory.sgd_rate == pytest.approx(0.99) and theory.stable_lr == pytest.approx(1.9)
    assert repr(theory).startswith("Theory(Momentum (η = 0.1, α = 0.9), underdamped and underdamped, rate 0.948")


def test_predictions_are_where_the_run_was():
    trajectory = korogaru.run("matyas", lr=0.4, momentum=0.7, iterations=200)
    theory = trajectory.theory()
    points = np.stack([trajectory.x, trajectory.y], axis=1)
    apart = np.hypot(*(theory.predicted - points).T)
    assert theory.predicted.shape == (201, 2)
    assert theory.residual == pytest.approx(apart.max(), rel=1e-6) and theory.residual < 1e-12


@pytest.mark.parametrize("method", ["sgd", "momentum", "nesterov"])
def test_eigenvalues_and_roots_are_numpys(method):
    settings = {} if method == "sgd" else {"momentum": 0.6}
    theory = korogaru.run("himmelblau", (3, 3), method, lr=0.02, iterations=3, **settings).theory()
    values, vectors = np.linalg.eigh(theory.hessian)
    assert np.allclose(theory.eigenvalues, values)
    assert np.allclose(np.abs(theory.directions), np.abs(vectors.T))
    alpha = settings.get("momentum", 0.0)
    for value, roots in zip(values, theory.roots, strict=True):
        s = 0.02 * value
        polynomial = {
            "sgd": [1, s - 1, 0],
            "momentum": [1, s - 1 - alpha, alpha],
            "nesterov": [1, (1 + alpha) * (s - 1), alpha * (1 - s)],
        }[method]
        assert np.allclose(np.polyval(polynomial, roots), 0, atol=1e-12)
    assert np.allclose(np.abs(theory.roots).max(axis=1), theory.rates)


def test_a_saddle():
    theory = korogaru.run("saddle").theory(at=(0, 0))
    assert theory.regimes[0] == "divergent" and theory.eigenvalues.tolist() == [-2.0, 2.0]
    assert (theory.condition_number, theory.best_lr, theory.stable_lr, theory.steps) == (None, None, None, None)
    assert theory.best == {} and np.isnan(theory.critical_momentum[0]) and np.isnan(theory.periods[0])


def test_a_function_of_ones_own():
    def bowl(x, y):
        return x * x + 3 * y * y + x * y

    trajectory = korogaru.run(bowl, (1, 1), gradient=lambda x, y: (2 * x + y, 6 * y + x), lr=0.1)
    theory = trajectory.theory(at=[0.0, 0.0])
    assert not theory.exact and np.allclose(theory.hessian, [[2, 1], [1, 6]], rtol=1e-9)
    assert theory.residual is not None and theory.residual < 1e-8
    with pytest.raises(ValueError, match="no minimum of bowl is known"):
        trajectory.theory()


def test_what_a_function_raises_comes_through():
    def gradient(x, y):
        if x > 5:
            raise LookupError("mine")
        return 2 * x, 2 * y

    trajectory = korogaru.run(lambda x, y: x * x + y * y, (1, 1), gradient=gradient, iterations=2)
    with pytest.raises(LookupError, match="mine"):
        trajectory.theory(at=(6, 0))


def test_words():
    theory = korogaru.run(language="ja").theory()
    assert str(theory) == theory.report() == theory.report("ja") and "最良の SGD より遅くなります" in str(theory)
    assert theory.report("en").startswith("Theory of Momentum (η = 0.1, α = 0.9)")
    assert theory._repr_markdown_().startswith("### ") and "| :-- |" in theory._repr_markdown_()
    assert "slower than the best SGD" in theory.report("en")


def test_figures(tmp_path):
    theory = korogaru.run().theory()
    assert "along x" in theory.figure("en").svg() and theory.figure("ja", "dark").svg() != theory.figure("ja").svg()
    theory.figure("en").save(tmp_path / "theory.png")
    assert (tmp_path / "theory.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "run, theory, message",
    [
        ({"method": "adam"}, {}, "it covers sgd, momentum, nesterov"),
        ({"objective": "saddle"}, {}, "saddle has no minimum"),
        ({"objective": "rosenbrock", "lr": 1e-3}, {"at": (0, 0.005)}, "does not curve"),
        ({"objective": "rosenbrock", "lr": 1e-3}, {"at": (1e200, 0)}, "not all finite"),
        ({}, {"at": (1, 2, 3)}, "at takes two numbers"),
        ({}, {"at": (0, float("nan"))}, "at must be finite"),
        ({}, {"tolerance": 1.0}, "tolerance must be a number between 0 and 1"),
        ({"method": "adam", "language": "ja"}, {}, "理論はありません"),
    ],
)
def test_refused(run, theory, message):
    with pytest.raises(ValueError, match=message):
        korogaru.run(**run).theory(**theory)
