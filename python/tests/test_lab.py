"""Runs, figures and tables: the same numbers and bytes as the Rust side's."""

import errno
import io
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

import korogaru


def test_the_articles_first_run():
    trajectory = korogaru.run()
    x, y, v = [-7.0], [2.0], np.zeros(2)
    for _ in range(30):
        v = 0.9 * v - 0.1 * np.array([x[-1] / 10.0, 2.0 * y[-1]])
        x.append(x[-1] + v[0])
        y.append(y[-1] + v[1])
    assert trajectory.x.tolist() == x and trajectory.y.tolist() == y
    assert np.array_equal(trajectory.loss, trajectory.x * trajectory.x / 20.0 + trajectory.y * trajectory.y)
    assert np.array_equal(trajectory.gradient, np.stack([trajectory.x / 10.0, 2.0 * trajectory.y], axis=1))
    assert np.array_equal(trajectory.velocity[-1], v)
    assert np.array_equal(trajectory.carried + trajectory.fresh, trajectory.velocity)
    assert np.array_equal(trajectory.fresh[1:], -0.1 * trajectory.gradient[:-1])
    assert np.array_equal(trajectory.displacement[1:, 0], np.diff(trajectory.x))
    assert (len(trajectory), trajectory.objective, trajectory.method) == (31, "book", "momentum")
    assert trajectory.hyperparameters == {"lr": 0.1, "momentum": 0.9}
    assert repr(trajectory) == "Trajectory(Momentum (η = 0.1, α = 0.9) on x²/20 + y², 30 iterations)"
    assert trajectory.experiment.startswith('objective = "book"\nstart = [-7.0, 2.0]\n')


@pytest.mark.parametrize("method", [method.name for method in korogaru.methods()])
def test_every_method_has_its_state(method):
    trajectory = korogaru.run("rosenbrock", (-1, 1), method, lr=1e-4, iterations=5)
    slots = {method.name: method.slots for method in korogaru.methods()}[method]
    assert list(trajectory.state) == slots
    assert all(values.shape == (6, 2) for values in trajectory.state.values())
    if "v" in slots:
        assert np.array_equal(trajectory.velocity, trajectory.state["v"])
    else:
        for name in ("velocity", "carried", "fresh"):
            with pytest.raises(AttributeError, match="has no velocity"):
                getattr(trajectory, name)


def test_every_objective():
    for objective in korogaru.objectives():
        trajectory = korogaru.run(objective.name, iterations=1, lr=1e-3)
        assert (trajectory.x[0], trajectory.y[0]) == objective.start
        assert trajectory.minima == objective.minima


def test_kinds_of_values():
    plain = korogaru.run(start=(-7, 2), lr=0.5, iterations=4)
    for same in [
        korogaru.run(start=[-7.0, 2.0], lr=np.float64(0.5), iterations=np.int32(4)),
        korogaru.run(start=np.array([-7, 2]), lr=np.float32(0.5), iterations=4),
    ]:
        assert same.experiment == plain.experiment
    assert korogaru.run(lr=1, iterations=1).hyperparameters["lr"] == 1.0


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({"lr": float("nan")}, "lr must be a finite number of at least 0, but is NaN"),
        ({"momentum": 1}, "momentum must be"),
        ({"lr": "fast"}, "lr"),
        ({"lr": True}, "lr"),
        ({"objective": "bok"}, "Did you mean book?"),
        ({"method": "momentun"}, "Did you mean momentum?"),
        ({"eta": 0.1}, "there is no key"),
        ({"beta1": 0.1}, "beta1"),
        ({"start": (1, 2, 3)}, "start takes two numbers"),
        ({"iterations": -1}, "iterations"),
        ({"iterations": 2.5}, "iterations"),
        ({"language": "fr"}, 'there are "ja" and "en"'),
        ({"momentum": 1, "language": "ja"}, "0 以上 1 未満の数にしてください"),
    ],
)
def test_refused(arguments, message):
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        korogaru.run(**arguments)


def bowl(x, y):
    return x * x / 20.0 + y * y


def slope(x, y):
    return x / 10.0, 2.0 * y


def test_a_function_of_ones_own():
    own, built_in = korogaru.run(bowl, gradient=slope, formula="x²/20 + y²"), korogaru.run()
    assert np.array_equal(own.x, built_in.x) and np.array_equal(own.loss, built_in.loss)
    assert own.objective == "bowl" and own.minima == []
    assert "x²/20 + y²" in own.figure("en").svg()
    pointwise = korogaru.run(lambda x, y: float(x) ** 2 + float(y) ** 2, gradient=slope, iterations=3)
    _, _, heights = pointwise.heights(5, 3)
    assert heights.shape == (3, 5) and heights[0, 0] == 200.0


@pytest.mark.parametrize("where", ["value", "gradient", "figure"])
def test_exceptions_come_through(where):
    def value(x, y):
        if where == "value" or (where == "figure" and np.ndim(x) == 0 and x > 5):
            raise LookupError("mine")
        return float(x) + float(y)

    def gradient(x, y):
        if where == "gradient":
            raise LookupError("mine")
        return 0.0, 0.0

    with pytest.raises(LookupError, match="mine"):
        korogaru.run(value, gradient=gradient, iterations=2).figure("en")


def test_functions_that_are_no_objectives():
    with pytest.raises(TypeError, match="needs its gradient"):
        korogaru.run(bowl)
    with pytest.raises(TypeError, match="partial derivatives"):
        korogaru.run(bowl, gradient=1)
    with pytest.raises(TypeError, match="two numbers, and gave 3"):
        korogaru.run(bowl, gradient=lambda x, y: (x, y, x))
    with pytest.raises(TypeError, match="function of your own"):
        korogaru.run("book", gradient=slope)


def test_divergence_is_a_result():
    trajectory = korogaru.run(lr=1e3, iterations=500)
    assert trajectory.diverged_at is not None and len(trajectory) == trajectory.diverged_at
    assert np.all(np.isfinite(trajectory.x))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_are_those_of_the_command_line(cli, tmp_path, language, theme):
    figure = korogaru.run(lr=0.95, momentum=0.5).figure(language, theme)
    for kind in ("svg", "png"):
        ours, theirs = tmp_path / f"ours.{kind}", tmp_path / f"theirs.{kind}"
        figure.save(ours)
        words = ("--lr", ".95", "--momentum", ".5", "--theme", theme, "--lang", language, "-o", str(theirs))
        cli("figure", *words)
        assert ours.read_bytes() == theirs.read_bytes()
    assert figure._repr_svg_() == figure.svg() and figure._repr_png_() == figure.png(2.0)


def test_csv_is_that_of_the_command_line(cli, tmp_path):
    trajectory = korogaru.run("himmelblau", method="adam", lr=0.3)
    text = cli("run", "--objective", "himmelblau", "--method", "adam", "--lr", ".3", "--format", "csv").decode()
    assert trajectory.to_csv() == text
    assert trajectory.to_csv(tmp_path / "run.csv") is None
    assert (tmp_path / "run.csv").read_text() == text


def test_files_that_cannot_be_written(tmp_path):
    trajectory = korogaru.run(iterations=1)
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        trajectory.figure("en").save(tmp_path / "figure.gif")
    with pytest.raises(OSError):
        trajectory.to_csv(tmp_path / "nowhere" / "run.csv")
    with pytest.raises(ValueError, match="scale"):
        trajectory.figure("en").png(scale=0)
    with pytest.raises(ValueError, match="theme"):
        trajectory.figure("en", "sepia")
    assert list(tmp_path.iterdir()) == []


def test_tables():
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    trajectory = korogaru.run(method="adam", lr=0.3)
    csv = np.genfromtxt(io.StringIO(trajectory.to_csv()), delimiter=",", names=True)
    for table in (polars.DataFrame(trajectory), pandas.DataFrame.from_arrow(trajectory)):
        assert list(table.columns) == list(csv.dtype.names)
        for name in csv.dtype.names:
            assert np.array_equal(table[name].to_numpy(), csv[name]), name
        assert table["iteration"].to_numpy().dtype == np.int64


def test_plot():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    trajectory = korogaru.run()
    assert trajectory.plot(axes, color="black") is axes
    path = axes.lines[0]
    assert np.array_equal(path.get_xydata(), np.stack([trajectory.x, trajectory.y], axis=1))
    assert path.get_color() == "black" and axes.get_xlim() == (-10, 10)


def test_import_is_light():
    """Neither matplotlib nor a table library is needed or imported."""
    code = "import korogaru, sys; korogaru.run().to_csv(); print([m for m in sys.modules if m in {'matplotlib', 'pandas', 'polars', 'pyarrow'}])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("size", [(10**13, 2), (2**32, 2**32)])
def test_more_points_than_there_is_memory_for(size):
    with pytest.raises(MemoryError, match="no memory for"):
        korogaru.run().heights(*size)


def test_an_interruption_is_not_taken_for_a_function_of_numbers():
    calls = []

    def value(x, y):
        calls.append(1)
        if np.ndim(x):
            raise KeyboardInterrupt
        return 0.0

    own = korogaru.run(value, gradient=slope, iterations=2)
    calls.clear()
    with pytest.raises(KeyboardInterrupt):
        own.figure()
    assert len(calls) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_cannot_be_written_is_named(tmp_path):
    kept = tmp_path / "kept.svg"
    kept.write_text("kept")
    kept.chmod(0o444)
    with pytest.raises(PermissionError) as raised:
        korogaru.run().figure("en").save(kept)
    assert (raised.value.errno, str(raised.value.filename)) == (errno.EACCES, str(kept))
    assert kept.read_text() == "kept"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no alarm")
@pytest.mark.parametrize("function", [korogaru.run, lambda **settings: korogaru.compare("sgd", **settings)])
def test_a_long_run_can_be_interrupted(function):
    heard = []

    def alarm(*_):
        # Signals that arrive during the run are handled as one when it has ended.
        heard.append(1)
        if len(heard) == 3:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    try:
        with pytest.raises(KeyboardInterrupt):
            function(iterations=10_000_000)
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_what_is_random_stands_in_the_name_of_a_picture():
    noisy = korogaru.run(noise=0.5, iterations=2)
    assert repr(noisy.figure("en")) == "Figure(Momentum (noise σ = 0.5, seed 1))"
    assert repr(noisy.animate(language="en")) == "Animation(Momentum (noise σ = 0.5, seed 1), 3 frames)"
    compared = korogaru.compare(["sgd", "adam"], noise=0.5, iterations=2)
    assert repr(compared.figure(language="en")) == "Figure(SGD, Adam, noise σ = 0.5, seed 1)"


def test_a_file_keeps_what_it_is(tmp_path):
    target, link = tmp_path / "kept.csv", tmp_path / "link.csv"
    target.write_text("before")
    target.chmod(0o600)
    link.symlink_to(target)
    korogaru.run(iterations=1).to_csv(link)
    assert link.is_symlink() and target.read_text().startswith("iteration")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    path = tmp_path / "none" / "run.csv"
    for write in (korogaru.run(iterations=1).to_csv, lambda path: korogaru.run().figure().save(path.with_suffix(".svg"))):
        with pytest.raises(FileNotFoundError) as raised:
            write(path)
        assert raised.value.errno == errno.ENOENT and str(tmp_path) in str(raised.value)


def test_a_run_that_diverged_says_so():
    assert "4 of 30 iterations, diverged at 5" in repr(korogaru.run("rosenbrock"))


def test_figures_of_one_run_look_once():
    calls = []

    def value(x, y):
        calls.append(1)
        return x * x + y * y

    own = korogaru.run(value, gradient=slope, iterations=2)
    own.figure("en")
    once = len(calls)
    assert own.figure("ja", theme="dark").svg() != own.figure("en").svg()
    assert len(calls) == once


@pytest.mark.parametrize("arguments", [{"objective": "book"}, {"formula": "x"}, {}])
def test_what_goes_with_a_function_of_ones_own(arguments):
    with pytest.raises(TypeError, match="goes with a function of your own"):
        korogaru.run(**arguments, gradient=slope)


def test_a_formula_is_a_function():
    typed, book = korogaru.run(formula="x^2/20 + y²"), korogaru.run()
    for name in ("x", "y", "loss", "gradient", "velocity"):
        assert np.array_equal(getattr(typed, name), getattr(book, name)), name
    assert (typed.objective, typed.minima, typed.minima_are_found) == ("formula", [(0.0, 0.0)], True)
    assert (book.minima, book.minima_are_found) == ([(0.0, 0.0)], False)
    assert typed.experiment.startswith('formula = "x^2/20 + y²"\n')
    assert "x²/20 + y²" in typed.figure("en").svg() and "formula = " in typed.figure("en").svg()
    assert np.array_equal(typed.heights(5, 3)[2], book.heights(5, 3)[2])
    valley = korogaru.run(formula="(1-x)^2 + 5(y-x^2)^2", start=(-1, 1), lr=0.01)
    assert valley.theory().report("en").count("the minimum that a search found") == 1


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({"formula": "x^2 + * y"}, "character 7\n  x^2 + * y\n        ^ expected a number"),
        ({"formula": "x + y + z"}, 'there is no "z"'),
        ({"formula": "sine(x)"}, "Did you mean sin?"),
        ({"formula": "("}, "at character 2"),
        ({"formula": "(" * 5000}, "at most 1000 characters, and this one has 5000"),
        ({"formula": ""}, "the formula is empty"),
        ({"formula": "x", "objective": "book"}, "exclude each other"),
        ({"formula": "x +", "language": "ja"}, "式の 4 文字目"),
    ],
)
def test_formulas_that_are_wrong(arguments, message):
    with pytest.raises(ValueError) as raised:
        korogaru.run(**arguments)
    assert message in str(raised.value)


def test_where_a_formula_is_not_defined():
    jump = korogaru.run(formula="-ln(x) + x^2 + y^2", start=(1, 1), method="sgd", lr=1.5)
    assert jump.diverged_at == 1 and len(jump) == 1
    with pytest.raises(ValueError, match=r"where ln\(−7\) has no value"):
        korogaru.run(formula="ln(x) + y").figure("en")


@pytest.mark.parametrize("given, named", [(3.0, "float"), (None, "NoneType"), ((1.0,), "1")])
def test_a_gradient_that_is_no_pair(given, named):
    with pytest.raises(TypeError, match=f"gradient must give two numbers, and gave {named}"):
        korogaru.run(bowl, gradient=lambda x, y: given)


def test_the_version_is_that_of_the_package():
    from importlib.metadata import version

    assert korogaru.__version__ == version("korogaru")


def test_a_title_stands_over_figures_and_animations(tmp_path, cli):
    ran = korogaru.run(iterations=3)
    titled = ran.figure("en").titled("谷 <A&B>")
    cli("figure", "--iterations", "3", "--lang", "en", "--title", "谷 <A&B>", "-o", str(tmp_path / "a.svg"))
    assert titled.svg().encode() == (tmp_path / "a.svg").read_bytes()
    assert repr(titled) == "Figure(谷 <A&B>)" and repr(ran.figure("en")) != repr(titled)
    cli("figure", "--iterations", "3", "--lang", "en", "--title", "谷", "-o", str(tmp_path / "a.gif"))
    assert ran.animate(language="en").titled("谷").gif() == (tmp_path / "a.gif").read_bytes()


def test_what_is_left_out_of_a_title_is_warned_of():
    figure = korogaru.run(iterations=3).figure("ja")
    with pytest.warns(UserWarning, match=r"除いて描きました: .*\(U\+E000\)"):
        figure.titled("a\ue000b")
    with pytest.warns(UserWarning, match="途中までにして"):
        figure.titled("長い題名" * 100)
