"""Whatever the book's classes accept works here with the same result."""

import copy
from unittest import mock

import book
import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from same import same

import korogaru
import korogaru._fallback

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

FLOATS = st.one_of(
    st.floats(-10, 10), st.sampled_from([0.0, -0.0, 1e-45, 1e-310, 6e-8, 65504.0, 1e30, np.inf, -np.inf, np.nan])
)
KERNEL_TYPES = [np.float16, np.float32, np.float64]
OTHER_TYPES = [np.longdouble, np.complex64, ">f4", ">f8"]


def laid_out(draw, values):
    """The same values in a memory layout that is drawn."""
    kind = draw(st.sampled_from(["C", "F", "reversed", "strided", "transposed", "inner"]))
    if kind == "F":
        return np.asfortranarray(values)
    if kind == "reversed" and values.ndim:
        return np.ascontiguousarray(values[::-1])[::-1]
    if kind == "strided" and values.ndim:
        wide = np.zeros((*values.shape[:-1], values.shape[-1] * 3), values.dtype)
        wide[..., ::3] = values
        return wide[..., ::3]
    if kind == "transposed":
        return np.ascontiguousarray(values.T).T
    if kind == "inner" and values.ndim:
        wide = np.zeros((values.shape[0] + 2, *values.shape[1:]), values.dtype)
        wide[1:-1] = values
        return wide[1:-1]
    return values.copy()


def array(draw, dtype, shape):
    size = int(np.prod(shape))
    values = np.array(draw(st.lists(FLOATS, min_size=size, max_size=size)), dtype=np.float64)
    with np.errstate(all="ignore"):
        return laid_out(draw, values.reshape(shape).astype(dtype))


@st.composite
def cases(draw):
    """Parameters, gradients of several updates, and which arrays share memory."""
    params, steps = {}, [{} for _ in range(draw(st.integers(1, 3)))]
    plain = draw(st.booleans())  # what the kernels take: one odd key would send all to NumPy
    for key in draw(st.lists(st.sampled_from(["W1", "b1", "x", 3, (1, 2)]), max_size=3, unique=True)):
        kind = draw(st.sampled_from(["array"] if plain else ["array", "other", "float", "scalar", "zero-d"]))
        shape = draw(hnp.array_shapes(min_dims=0 if kind == "zero-d" else 1, max_dims=3, min_side=0, max_side=4))
        shape = () if kind == "zero-d" else shape
        dtype = draw(st.sampled_from(OTHER_TYPES if kind == "other" else KERNEL_TYPES))
        if kind == "float":
            params[key] = draw(FLOATS)
        elif kind == "scalar":
            params[key] = dtype(draw(st.floats(-10, 10)))
        else:
            params[key] = array(draw, dtype, shape)
        for grads in steps:
            way = "own" if plain else draw(st.sampled_from(["own", "zero", "int", "wide", "row", "same"]))
            if way == "same":
                grads[key] = "same"
            elif way == "zero":
                grads[key] = 0
            elif kind in ("float", "scalar"):
                grads[key] = draw(st.sampled_from([float, np.float32, np.float64]))(draw(st.floats(-10, 10)))
            elif way == "int":
                grads[key] = np.ones(shape, dtype=np.int64)
            elif way == "wide" and dtype in KERNEL_TYPES:
                grads[key] = array(draw, np.float64, shape)
            elif way == "row" and shape:
                grads[key] = array(draw, dtype, shape[-1:])
            else:
                grads[key] = array(draw, dtype, shape)
    tied = draw(st.booleans()) and len(params) > 1
    return params, steps, tied


def copied(params, steps, tied):
    """Each side's own copy, in the same layout, with memory shared as the case says."""
    params = {key: value.copy(order="K") if isinstance(value, np.ndarray) else value for key, value in params.items()}
    for key, value in params.items():
        # A copy has no gaps: views get them back.
        if isinstance(value, np.ndarray) and value.ndim and value.shape[-1] > 1 and value.dtype.isnative:
            wide = np.repeat(value, 2, axis=-1)
            params[key] = wide[..., ::2]
    if tied:
        first, second = list(params)[:2]
        params[second] = params[first]
        steps = [{**grads, second: grads[first]} for grads in steps]
    return params, steps


def run(optimizer, params, steps):
    """The outcome: the exception, or parameters and state after every update."""
    history = []
    for grads in steps:
        grads = {key: params[key] if isinstance(g, str) else g for key, g in grads.items()}
        try:
            optimizer.update(params, {**grads, "extra": None})
        except Exception as error:
            return history, type(error)
        history.append(copy.deepcopy(params))
    return history, None


@pytest.mark.parametrize("name", book.NAMES)
@settings(max_examples=150, deadline=None)
@given(case=cases(), views=st.booleans())
def test_random_dicts(name, case, views):
    params, steps, tied = case
    sides = []
    for module in (korogaru, book):
        own, gradients = copied(params, steps, tied) if views else (copy.deepcopy(params), steps)
        identities = {key: id(value) for key, value in own.items() if isinstance(value, np.ndarray)}
        optimizer = getattr(module, name)()
        sides.append((run(optimizer, own, gradients), optimizer, own, identities))
    (ours, optimizer, own, identities), (theirs, oracle, *_) = sides
    assert ours[1] is None or theirs[1] is not None, ours[1]
    if theirs[1] is not None:
        assert ours[1] is not None and issubclass(theirs[1], ours[1]), (ours[1], theirs[1])
        return
    for i, (a, b) in enumerate(zip(ours[0], theirs[0], strict=True)):
        same(a, b, f"after step {i + 1}")
    for slot in book.SLOTS[name]:
        same(getattr(optimizer, slot), getattr(oracle, slot), slot)
    for key, identity in identities.items():
        assert id(own[key]) == identity, "an array is changed in place"


@pytest.mark.parametrize("name", book.NAMES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("length", [15, 16, 17, 300, 1025, 40_000, 2_200_000])
def test_all_lengths(name, dtype, length):
    """Sizes around those at which other threads may run, and at which work is shared."""
    rng = np.random.default_rng(length)
    start = {"W": rng.normal(size=length).astype(dtype), "b": rng.normal(size=(3, 5)).astype(dtype).T}
    sides = copy.deepcopy(start), copy.deepcopy(start)
    optimizers = getattr(korogaru, name)(lr=0.05), getattr(book, name)(lr=0.05)
    for _ in range(3):
        grads = {key: rng.normal(size=value.shape).astype(dtype) for key, value in start.items()}
        for params, optimizer in zip(sides, optimizers, strict=True):
            optimizer.update(params, grads)
        same(*sides)


@pytest.mark.parametrize("convention", ["book", "fresh"])
@pytest.mark.parametrize("name", ["Momentum", "Nesterov"])
def test_both_roads_give_the_same_bits(name, convention):
    """The kernels, and the fallback to NumPy, which an OrderedDict takes."""
    from collections import OrderedDict

    rng = np.random.default_rng(1)
    start = {"W": rng.normal(size=(7, 9)), "b": rng.normal(size=9).astype(np.float16)}
    sides = copy.deepcopy(start), OrderedDict(copy.deepcopy(start))
    optimizers = [getattr(korogaru, name)(0.1, 0.8, convention=convention) for _ in sides]
    for _ in range(4):
        grads = {key: rng.normal(size=value.shape).astype(value.dtype) for key, value in start.items()}
        for params, optimizer in zip(sides, optimizers, strict=True):
            optimizer.update(params, grads)
        same(sides[0], dict(sides[1]))
        same(optimizers[0].v, optimizers[1].v)


@pytest.mark.parametrize("steps", [20, 1000])
def test_adam_on_float32(steps):
    """NumPy 2 computes the class's update in float64, since its step size is a float64."""
    rng = np.random.default_rng(2)
    start = {"W": rng.normal(size=3920).astype(np.float32), "b": rng.normal(size=(40, 30)).astype(np.float32)[::2, ::-1]}
    sides = copy.deepcopy(start), copy.deepcopy(start)
    optimizers = korogaru.Adam(lr=0.01), book.Adam(lr=0.01)
    for _ in range(steps):
        grads = {key: rng.normal(size=value.shape).astype(np.float32) for key, value in start.items()}
        for params, optimizer in zip(sides, optimizers, strict=True):
            optimizer.update(params, grads)
    same(*sides)
    same(optimizers[0].m, optimizers[1].m)
    same(optimizers[0].v, optimizers[1].v)
    assert optimizers[0].iter == optimizers[1].iter == steps


def test_arrays_that_someone_keeps_stay_as_they_were():
    """The book's Momentum makes a new velocity at each update."""
    sides = []
    for module in (korogaru, book):
        optimizer, params, seen = module.Momentum(0.1, 0.5), {"W": np.ones(4)}, []
        for _ in range(3):
            optimizer.update(params, {"W": np.full(4, 2.0)})
            seen.append(optimizer.v["W"][1:])
        sides.append([part.tolist() for part in seen])
    assert sides[0] == sides[1]


@pytest.mark.parametrize("overlap", ["same", "shifted", "interleaved", "state", "itself"])
@pytest.mark.parametrize("name", book.NAMES)
def test_memory_that_is_shared(name, overlap):
    sides = []
    for module in (korogaru, book):
        memory = np.arange(1.0, 11.0)
        optimizer = getattr(module, name)(lr=0.1)
        a, b = {
            "same": (memory[:6], memory[:6]),
            "shifted": (memory[:6], memory[2:8]),
            "interleaved": (memory[::2], memory[1::2]),
            "state": (memory[:5], memory[5:]),
            "itself": (np.lib.stride_tricks.as_strided(memory[:4], (2, 3), (8, 8)), np.ones((2, 3))),
        }[overlap]
        params, grads = {"a": a, "b": b}, {"a": b, "b": a}
        if overlap == "state" and book.SLOTS[name]:
            optimizer.update(params, grads)
            setattr(optimizer, book.SLOTS[name][-1], {"a": a, "b": b})
        for _ in range(3):
            optimizer.update(params, grads)
        sides.append(memory)
    same(*sides)


@pytest.mark.parametrize("hyper", [1, np.float32(0.25), np.float64(0.5), np.array([0.5, 1.0]), 1.5, -0.5, float("inf")])
@pytest.mark.parametrize("name", book.NAMES)
def test_hyperparameters_of_any_kind(name, hyper):
    sides = []
    for module in (korogaru, book):
        params = {"W": np.array([1.0, -2.0])}
        optimizer = getattr(module, name)(lr=hyper)
        assert optimizer.lr is hyper
        optimizer.update(params, {"W": np.array([0.5, 0.25])})
        sides.append(params)
    same(*sides)


def test_state_is_there_to_read_and_replace():
    sides = []
    for module in (korogaru, book):
        optimizer = module.Momentum(0.1, 0.9)
        assert optimizer.v is None
        params = {"W": np.ones(2, np.float32), "x": 3.0}
        optimizer.update(params, {"W": np.ones(2, np.float32), "x": 1.0})
        optimizer.v["W"][...] = 5
        optimizer.update(params, {"W": np.ones(2, np.float32), "x": 1.0})
        optimizer.v = {key: np.zeros_like(value) for key, value in params.items()}
        optimizer.momentum = 0.5
        optimizer.update(params, {"W": np.ones(2, np.float32), "x": 1.0})
        sides.append((params, optimizer.v))
    same(sides[0][0], sides[1][0])
    same(sides[0][1], sides[1][1])


def test_a_subclass_may_make_a_property_of_an_attribute():
    def fading(base):
        class Fading(base):
            def __init__(self, first):
                super().__init__(lr=first)
                self.first, self.t = first, 0

            lr = property(lambda self: self.first / (1 + self.t), lambda self, value: None)

            def update(self, params, grads):
                super().update(params, grads)
                self.t += 1

        return Fading

    sides = []
    for module in (korogaru, book):
        optimizer, params = fading(module.Momentum)(0.5), {"W": np.ones(3)}
        for _ in range(4):
            optimizer.update(params, {"W": np.ones(3)})
        sides.append(params)
    same(*sides)


def test_a_subclass_may_have_a_default_under_the_name_of_an_attribute():
    import pickle

    sides = []
    for module in (korogaru, book):
        class Own(module.Momentum):
            lr = 123.0

        Own.__qualname__ = f"Own_{module.__name__}"
        globals()[Own.__qualname__] = Own
        optimizer = Own(lr=0.25)
        again = pickle.loads(pickle.dumps(optimizer))
        optimizer.momentum = 0.5
        sides.append((Own.lr, optimizer.lr, again.lr, again.momentum, optimizer.momentum))
    assert sides[0] == sides[1]


@pytest.mark.parametrize("name", book.NAMES)
def test_a_list_is_taken_as_a_parameter(name):
    """The class makes an array of it, since NumPy's addition takes precedence over that of lists."""
    sides = []
    for module in (korogaru, book):
        optimizer, params = getattr(module, name)(0.1), {"x": [1.0, 2.0], "y": 3.0}
        for _ in range(2):
            optimizer.update(params, {"x": np.array([0.5, -0.25]), "y": 1.0})
        sides.append(params)
    same(*sides)


@pytest.mark.parametrize("name", book.NAMES)
def test_gradients_need_no_more_than_to_be_looked_up(name):
    sides = []
    for module in (korogaru, book):
        optimizer, params = getattr(module, name)(0.1), {0: np.ones(2), 1: 2.0}
        optimizer.update(params, [np.ones(2), 0.5])
        optimizer.update({}, None)
        sides.append(params)
    same(*sides)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("name", book.NAMES)
def test_arrays_take_the_fast_road(name, dtype):
    """The fallback to NumPy is not used: it would raise here."""
    if name == "Adam" and dtype == np.float16:
        pytest.skip("Adam on float16 is NumPy's")
    rng = np.random.default_rng(3)
    params = {"W": rng.normal(size=(7, 5)).astype(dtype), "b": np.zeros((4, 3), dtype).T, "none": np.zeros(0, dtype)}
    optimizer = getattr(korogaru, name)()
    with mock.patch.multiple(korogaru._fallback, **{name.lower(): None}):
        for _ in range(3):
            optimizer.update(params, {key: np.ones_like(value) for key, value in params.items()})
    assert np.all(params["b"] < 0)


def test_an_empty_array_may_lie_anywhere():
    odd = np.zeros(17, "u1")[1:1].view("f8")
    korogaru.Momentum().update({"x": odd, "y": np.ones(2)}, {"x": odd.copy(), "y": np.ones(2)})


@pytest.mark.parametrize("spelling", ["fresh", "outside"])
def test_a_subclass_chooses_the_convention_as_it_likes(spelling):
    class Own(korogaru.Momentum):
        convention = "book"

    from collections import OrderedDict

    results = []
    for container in (dict, OrderedDict):
        optimizer, params = Own(0.1, 0.5), container(W=np.array([1.0]))
        optimizer.convention = spelling
        for _ in range(3):
            optimizer.update(params, {"W": np.array([1.0])})
        results.append(params["W"])
        assert "fresh" in repr(optimizer)
    same(*results)
