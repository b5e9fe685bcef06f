"""Writes the goldens of the tests from the reference (`rules.py`, the article's script, matplotlib).

Run by `cargo xtask goldens`, with the repository's root as the only argument. Everything is seeded: a second
run writes the same bytes.
"""

import math
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path

import ml_dtypes
import numpy as np
import rules

ROOT = Path(sys.argv[1])


def write(path, lines):
    path = ROOT / path
    path.write_text("\n".join(lines) + "\n")
    print(f"{path.relative_to(ROOT)}: {len(lines)} lines")


def bits(array):
    """The bits of each element in hexadecimal, in row-major order."""
    unsigned = {2: np.uint16, 4: np.uint32, 8: np.uint64}[array.dtype.itemsize]
    return " ".join(f"{b:x}" for b in np.ascontiguousarray(array).view(unsigned).ravel())


# --- the rules on named tensors -------------------------------------------------------------------------


def special(dtype):
    """Values at which arithmetic goes wrong first: zeros, subnormals, the largest, infinities, NaN."""
    info = ml_dtypes.finfo(dtype)
    tiny, least = info.smallest_normal, info.smallest_subnormal
    positive = [0.0, least, 3 * least, tiny / 2, tiny, 1.0, math.sqrt(float(info.max)), info.max, np.inf, np.nan]
    return np.array(positive + [-v for v in positive], dtype=dtype)


def case(name, hyperparameters, tensors, steps, rng, way=None):
    """`way` is how half types are computed with: `as-numpy`, `mixed` or `mixed-half-state`."""
    known = (rules.SGD, rules.Momentum, rules.Nesterov, rules.AdaGrad, rules.RMSProp, rules.Adam, rules.WideAdam)
    rule = {r.__name__.lower(): r for r in known}[name](**hyperparameters)
    words = {"way": way} if way else {}
    words |= {k: v if isinstance(v, str) else repr(v) for k, v in hyperparameters.items()}
    yield " ".join(["case", name] + [f"{k}={v}" for k, v in words.items()])
    params = {}
    for tensor, (dtype, shape, values) in tensors.items():
        draw = values if values is not None else rng.normal(size=shape)
        params[tensor] = np.asarray(draw, dtype=dtype).reshape(shape)
        yield f"tensor {tensor} {np.dtype(dtype).name} {bits(params[tensor])}".rstrip()
    for _ in range(steps):
        grads = {}
        for tensor, (dtype, shape, values) in tensors.items():
            if values is None:
                scale = 10.0 ** rng.uniform(-3, 3, size=shape)
                grads[tensor] = np.asarray(rng.normal(size=shape) * scale, dtype=dtype)
            else:
                grads[tensor] = rng.permutation(special(dtype)).reshape(shape)
        yield "step"
        with np.errstate(all="ignore"):
            if way == "mixed":
                rules.update_mixed(rule, params, grads, lambda p: np.float32)
            elif way == "mixed-half-state":
                rules.update_mixed(rule, params, grads, lambda p: p.dtype)
            else:
                brain = {tensor for tensor in params if params[tensor].dtype == ml_dtypes.bfloat16}
                adapting = lambda arrays: {t: a.view(Brain) if t in brain else a for t, a in arrays.items()}
                params = adapting(params)
                rule.update(params, adapting(grads))
        for tensor in params:
            params[tensor] = np.asarray(params[tensor])
            assert params[tensor].dtype == tensors[tensor][0]
            yield f"gradient {tensor} {bits(grads[tensor])}".rstrip()
            yield f"parameter {tensor} {bits(params[tensor])}".rstrip()
            for slot in rule.slots:
                yield f"{slot} {tensor} {bits(np.asarray(rule.state[slot][tensor]))}".rstrip()


def tensors(rng):
    shapes = {"W1": (3, 5), "b1": (5,), "scale": (), "none": (0,), "W2": (2, 3, 4)}
    out = {}
    for i, (tensor, shape) in enumerate(shapes.items()):
        out[tensor] = (np.float32 if (i + rng.integers(2)) % 2 else np.float64, shape, None)
    out["odd32"] = (np.float32, (20,), special(np.float32))
    out["odd64"] = (np.float64, (20,), special(np.float64))
    return out


def rule_cases():
    rng = np.random.default_rng(20160924)
    sets = {
        "sgd": [{"lr": 0.95}, {"lr": 0.0}],
        "momentum": [
            {"lr": 0.1, "momentum": 0.9},
            {"lr": 0.95, "momentum": 0.0},
            {"lr": 1 / 3, "momentum": 0.7},
            {"lr": 0.1, "momentum": 0.9, "convention": "fresh"},
        ],
        "nesterov": [
            {"lr": 0.1, "momentum": 0.9},
            {"lr": 0.013, "momentum": 0.37},
            {"lr": 0.1, "momentum": 0.9, "convention": "fresh"},
        ],
        "adagrad": [{"lr": 1.5, "eps": 1e-7}, {"lr": 0.01, "eps": 0.5}],
        "rmsprop": [{"lr": 0.1, "decay": 0.99, "eps": 1e-7}, {"lr": 0.3, "decay": 0.2, "eps": 1e-3}],
        "adam": [
            {"lr": 0.3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-7},
            {"lr": 0.01, "beta1": 0.5, "beta2": 0.25, "eps": 1e-3},
        ],
    }
    for name, choices in sets.items():
        for hyperparameters in choices:
            steps = 4
            if name == "adam":
                check_powers(hyperparameters, steps)
            yield from case(name, hyperparameters, tensors(rng), steps, rng)


def wide_adam_cases():
    """The rule that only the Python package uses. Its goldens are for the kernels alone."""
    rng = np.random.default_rng(20261130)
    for hyperparameters in [
        {"lr": 0.3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-7},
        {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-7},
        {"lr": 0.01, "beta1": 0.5, "beta2": 0.25, "eps": 1e-3},
    ]:
        check_powers(hyperparameters, 4)
        yield from case("wideadam", hyperparameters, tensors(rng), 4, rng)


def check_powers(hyperparameters, steps):
    """The goldens of Adam are right only if this machine's pow is correctly rounded."""
    for beta in (hyperparameters["beta1"], hyperparameters["beta2"]):
        assert all(beta**t == exact_power(beta, t) for t in range(1, steps + 1))


class Brain(np.ndarray):
    """A bfloat16 array to whose type Python floats adapt, as they do to NumPy's own types."""

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        plain = [np.asarray(value).astype(ml_dtypes.bfloat16) for value in inputs]
        return np.asarray(getattr(ufunc, method)(*plain, **keywords)).view(Brain)


def half_tensors():
    f16, bf16 = np.float16, ml_dtypes.bfloat16
    return {
        "W16": (f16, (7, 9), None),
        "Wb": (bf16, (7, 9), None),
        "none": (f16, (0,), None),
        "odd16": (f16, (20,), special(f16)),
        "oddb": (bf16, (20,), special(bf16)),
    }


def half_cases():
    rng = np.random.default_rng(754)
    choices = [
        ("sgd", {"lr": 0.95}),
        ("momentum", {"lr": 0.1, "momentum": 0.9}),
        ("momentum", {"lr": 0.3, "momentum": 0.7, "convention": "fresh"}),
        ("nesterov", {"lr": 0.1, "momentum": 0.9}),
        ("adagrad", {"lr": 1.5, "eps": 1e-3}),
        ("rmsprop", {"lr": 0.1, "decay": 0.99, "eps": 1e-3}),
        ("adam", {"lr": 0.3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-3}),
    ]
    for name, hyperparameters in choices:
        for way in ("as-numpy", "mixed", "mixed-half-state"):
            yield from case(name, hyperparameters, half_tensors(), 3, rng, way)


# --- powers --------------------------------------------------------------------------------------------


def exact_power(base, exponent):
    if exponent <= 2000:
        return float(Fraction(base) ** exponent)
    getcontext().prec = 120
    return float(Decimal(base) ** exponent)


def powers():
    rng = np.random.default_rng(1412_6980)
    bases = [0.9, 0.999, 0.99, 0.5, 0.25, 0.75, 1 / 3, 0.9999999, float(np.nextafter(1.0, 0.0))]
    bases += list(rng.uniform(0.5, 1.0, size=40))
    exponents = [1, 2, 3, 4, 5, 6, 7, 8, 10, 31, 34, 53, 100, 641, 1000, 1999, 65536, 10_000_000]
    for base in bases:
        for exponent in exponents:
            value = exact_power(float(base), exponent)
            if value > 2.0**-100:
                yield f"{bits(np.float64(base))} {exponent} {bits(np.float64(value))}"


# --- the article's script --------------------------------------------------------------------------------


def f(x, y):
    return x**2 / 20.0 + y**2


def df(x, y):
    return x / 10.0, 2.0 * y


def trajectory(rule, iterations):
    """The article's loop, recording each iteration as `korogaru run --format csv` prints it."""
    params = {"x": -7.0, "y": 2.0}
    axes = ("x", "y")
    header = ["iteration", "x", "y", "f", "gx", "gy", "dx", "dy"]
    header += [slot + axis for slot in rule.slots for axis in axes]
    yield ",".join(header)
    before = dict(params)
    for iteration in range(iterations + 1):
        if iteration:
            gx, gy = df(params["x"], params["y"])
            rule.update(params, {"x": gx, "y": gy})
        x, y = float(params["x"]), float(params["y"])
        gx, gy = df(x, y)
        moved = (x - before["x"], y - before["y"])
        before = {"x": x, "y": y}
        state = [float(rule.state[s][a]) if rule.state else 0.0 for s in rule.slots for a in axes]
        row = [x, y, f(x, y), gx, gy, *moved, *state]
        yield ",".join([str(iteration)] + [repr(float(v)) for v in row])


def trajectories():
    for lr, momentum, iterations in [(0.1, 0.9, 30), (0.1, 0.9, 50), (0.95, 0.0, 30), (0.95, 0.5, 30), (0.95, 0.9, 30)]:
        name = f"momentum-lr{lr:g}-momentum{momentum:g}-{iterations}"
        yield name, trajectory(rules.Momentum(lr, momentum), iterations)
    yield "sgd-lr0.95-30", trajectory(rules.SGD(0.95), 30)
    yield "nesterov-lr0.1-momentum0.9-30", trajectory(rules.Nesterov(0.1, 0.9), 30)
    yield "adagrad-lr1.5-30", trajectory(rules.AdaGrad(1.5), 30)
    yield "rmsprop-lr0.1-30", trajectory(rules.RMSProp(0.1), 30)
    yield "adam-lr0.3-30", trajectory(rules.Adam(0.3), 30)


# --- noise ------------------------------------------------------------------------------------------------


def words(seed, purpose, step, block):
    """Four words of Philox4x64-10. NumPy increments the counter before it draws."""
    counter = ((block << 64) | step) - 1
    counter %= 1 << 256
    key = (purpose << 64) | seed
    return [int(word) for word in np.random.Philox(counter=counter, key=key).random_raw(4)]


def normal_pair(seed, step):
    """Box and Muller's method on the upper 53 bits of the first two words."""
    first, second, *_ = (word >> 11 for word in words(seed, 0, step, 0))
    radius = math.sqrt(-2.0 * math.log((first + 1) / 2.0**53))
    angle = math.tau * (second / 2.0**53)
    return radius * math.cos(angle), radius * math.sin(angle)


def batch(seed, step, examples, size):
    """The first steps of Fisher and Yates' shuffle."""
    indices = list(range(examples))
    for i in range(size):
        word = words(seed, 1, step, i // 4)[i % 4]
        j = i + (word * (examples - i) >> 64)
        indices[i], indices[j] = indices[j], indices[i]
    return sorted(indices[:size])


def noise():
    """For seeds and updates (from 1), the noise in a gradient with σ 1, and a batch of 7 of 64 examples."""
    for seed in (0, 1, 7, 2**32 - 1):
        for step in range(1, 26):
            x, y = normal_pair(seed, step)
            yield f"{seed} {step} {x!r} {y!r} " + " ".join(map(str, batch(seed, step, 64, 7)))


# --- matplotlib's choice of levels and ticks ----------------------------------------------------------------


def levels():
    """Contour levels as matplotlib's `contour` chooses them by default."""
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(3)
    ranges = [(0.0, 30.0), (0.0, 1.0), (-78.3, 250.0), (0.0, 178130.0), (-36.0, 36.0), (0.0, 0.0003), (1e9, 1.5e9)]
    ranges += [(a, a + 10.0 ** rng.uniform(-4, 6)) for a in rng.normal(size=60) * 10.0 ** rng.uniform(-2, 4, size=60)]
    for low, high in ranges:
        drawn = plt.contour([[low, high], [low, high]]).levels
        plt.close("all")
        yield " ".join(repr(float(v)) for v in (low, high)) + " : " + " ".join(repr(float(v)) for v in drawn)


def main():
    write("crates/korogaru/tests/it/goldens/rules.txt", list(rule_cases()))
    write("crates/korogaru/tests/it/goldens/half.txt", list(half_cases()))
    write("crates/korogaru-kernels/tests/it/goldens/wide_adam.txt", list(wide_adam_cases()))
    write("crates/korogaru-kernels/tests/it/goldens/powers.txt", list(powers()))
    for name, lines in trajectories():
        write(f"crates/korogaru-lab/tests/it/goldens/{name}.csv", list(lines))
    write("crates/korogaru-lab/tests/it/goldens/noise.txt", list(noise()))
    write("crates/korogaru-figure/tests/it/goldens/levels.txt", list(levels()))


main()
