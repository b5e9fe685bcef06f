"""Parameters that are numbers or arrays without an axis: their values, types and identities after updates."""

import copy
import itertools
from collections import OrderedDict
from unittest import mock

import book
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from same import same

import korogaru
import korogaru._fallback

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

FLOATS = st.one_of(st.floats(-10, 10), st.sampled_from([0.0, -0.0, 1e-45, 5e-324, 6e-8, 65504.0, np.inf, np.nan]))
INTS = st.one_of(st.integers(-10, 10), st.sampled_from([2**26, 2**26 + 1, 2**53 + 1, -(2**62), 2**63]))


def of_type(dtype):
    """Functions that make numbers of one element type."""
    makers = [dtype, lambda value: np.array(value, dtype)]
    if dtype is np.float64:
        makers += [float]
    return st.tuples(st.sampled_from(makers), FLOATS).map(lambda pair: pair[0](pair[1]))


@st.composite
def cases(draw):
    dtype = draw(st.sampled_from([np.float64, np.float64, np.float32, np.float16]))
    number = of_type(dtype)
    odd = st.one_of(number, INTS, of_type(np.float64), of_type(np.float32)) if draw(st.booleans()) else number
    keys = draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True))
    params = {key: draw(odd) for key in keys}
    state = {key: draw(odd) for key in keys} if draw(st.booleans()) else None
    steps = [{key: draw(odd) for key in keys} for _ in range(draw(st.integers(1, 3)))]
    return params, state, steps


def outcome(optimizer, slots, case):
    params, state, steps = copy.deepcopy(case)
    kept = dict(params)
    identities = {key: id(value) for key, value in params.items() if isinstance(value, np.ndarray)}
    if state is not None:
        for slot in slots:
            setattr(optimizer, slot, copy.deepcopy(state))
    history = []
    for grads in steps:
        try:
            optimizer.update(params, grads)
        except Exception as error:
            if type(optimizer).__module__ == "korogaru":
                same(params, history[-1][0] if history else kept, "nothing has changed")
            return history, type(error)
        history.append(copy.deepcopy((params, [getattr(optimizer, slot) for slot in slots])))
    assert all(id(params[key]) == identity for key, identity in identities.items()), "an array is changed in place"
    return history, None


@pytest.mark.parametrize("name", book.NAMES)
@settings(max_examples=300, deadline=None)
@given(case=cases())
def test_random_numbers(name, case):
    ours, theirs = (outcome(getattr(module, name)(lr=0.05), book.SLOTS[name], case) for module in (korogaru, book))
    assert ours[1] is theirs[1]
    for (ours_after, our_state), (theirs_after, their_state) in zip(ours[0], theirs[0], strict=True):
        same(ours_after, theirs_after, "parameters")
        for one, other in zip(our_state, their_state, strict=True):
            same(one, other, "state")


MAKERS = {
    "Python floats": float,
    "float64 scalars": np.float64,
    "float32 scalars": np.float32,
    "float16 scalars": np.float16,
    "float64 arrays": np.array,
    "float32 arrays": lambda value: np.array(value, np.float32),
    "float16 arrays": lambda value: np.array(value, np.float16),
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", [name for name in book.NAMES if name != "Adam"])
def test_numbers_take_the_fast_road(name, kind):
    """The fallback to NumPy is not used: it would raise here."""
    make = MAKERS[kind]
    sides = []
    with mock.patch.multiple(korogaru._fallback, **{name.lower(): None}):
        for module in (korogaru, book):
            optimizer = getattr(module, name)(lr=0.05)
            params, grads = {"x": make(-7.0), "y": make(2.0)}, {"x": make(-0.7), "y": make(4.0)}
            for _ in range(3):
                optimizer.update(params, grads)
            sides.append((params, [getattr(optimizer, slot) for slot in book.SLOTS[name]]))
    same(sides[0][0], sides[1][0])
    for ours, theirs in zip(sides[0][1], sides[1][1], strict=True):
        same(ours, theirs)


@pytest.mark.parametrize("gradient", [3, 2**26, -(2**26)])
def test_ints_take_the_fast_road_as_gradients(gradient):
    sides = []
    with mock.patch.multiple(korogaru._fallback, adagrad=None):
        for module in (korogaru, book):
            optimizer, params = module.AdaGrad(0.5), {"x": 1.0}
            optimizer.update(params, {"x": gradient})
            optimizer.update(params, {"x": gradient})
            sides.append(params)
    same(*sides)


@pytest.mark.parametrize("name", book.NAMES)
def test_numbers_that_share_memory(name):
    """Two names of one array, and a gradient that is a parameter."""
    sides = []
    for module in (korogaru, book):
        shared, memory = np.array(3.0), np.arange(4.0)
        optimizer = getattr(module, name)(lr=0.1)
        params = {"a": shared, "b": shared, "c": memory[1:2].reshape(()), "d": memory[1:2].reshape(())}
        grads = {"a": 0.5, "b": shared, "c": params["d"], "d": params["a"]}
        for _ in range(3):
            optimizer.update(params, grads)
        sides.append((shared, memory))
    same(sides[0][0], sides[1][0])
    same(sides[0][1], sides[1][1])


@pytest.mark.parametrize("alias", ["grads are params", "state is params", "state is grads"])
@pytest.mark.parametrize("name", book.NAMES)
def test_dicts_that_are_one(name, alias):
    sides = []
    for module in (korogaru, book):
        optimizer, params, grads = getattr(module, name)(lr=0.1), {"x": 1.0, "y": np.float64(2.0)}, {"x": 0.5, "y": 1.0}
        for slot in book.SLOTS[name][-1:]:
            if alias != "grads are params":
                optimizer.update(params, grads)
                setattr(optimizer, slot, params if alias == "state is params" else grads)
        for _ in range(3):
            optimizer.update(params, params if alias == "grads are params" else grads)
        sides.append((params, grads))
    same(sides[0][0], sides[1][0])
    same(sides[0][1], sides[1][1])


def test_a_number_that_is_read_only_raises():
    frozen = np.array(1.0)
    frozen.flags.writeable = False
    optimizer, params = korogaru.Momentum(0.1), {"a": 1.0, "b": frozen}
    with pytest.raises(ValueError, match="read-only"):
        optimizer.update(params, {"a": 1.0, "b": 1.0})
    assert params["a"] == 1.0 and optimizer.v is None


def test_what_happens_when_an_old_velocity_ends_does_not_matter():
    """The callback runs when the update releases the array, and clears the dict."""
    import weakref

    params = {f"{i}": 1.0 for i in range(8)}
    optimizer = korogaru.Momentum(0.1)
    optimizer.v = {key: np.zeros(()) for key in params}
    watchers = [weakref.ref(array, lambda _: params.clear()) for array in optimizer.v.values()]
    optimizer.update(params, dict.fromkeys(params, 1.0))
    assert len(watchers) == 8 and not params


def updated_numbers(optimizer, kinds, container=dict):
    """Parameters and velocity after three updates of numbers of these types."""
    parameter, velocity, gradient = kinds
    params = container(x=parameter(-7.0), y=parameter(2.0))
    grads = container(x=gradient(-0.7), y=gradient(4.0))
    optimizer.v = {"x": velocity(0.5), "y": velocity(-0.0)}
    for _ in range(3):
        optimizer.update(params, grads)
    return dict(params) | {f"v of {name}": v for name, v in optimizer.v.items()}


@pytest.mark.parametrize("name", ["Momentum", "Nesterov"])
@pytest.mark.parametrize("kinds", list(itertools.product([float, np.float64, np.array], repeat=3)))
def test_numbers_have_the_type_that_the_class_gives_them(name, kinds):
    sides = [updated_numbers(getattr(module, name)(0.1, 0.9), kinds) for module in (korogaru, book)]
    same(*sides)


@pytest.mark.parametrize("name", ["Momentum", "Nesterov"])
@pytest.mark.parametrize("kinds", list(itertools.product([float, np.float64, np.array], repeat=3)))
def test_both_roads_give_numbers_one_type(name, kinds):
    """An ordered dict takes the fallback to NumPy."""
    ours = [
        updated_numbers(getattr(korogaru, name)(0.1, 0.9, convention="fresh"), kinds, container)
        for container in (dict, OrderedDict)
    ]
    same(*ours)
