"""What NumPy refuses raises NumPy's exception, and nothing has changed."""

import copy
import os
import subprocess
import sys

import book
import numpy as np
import pytest
from same import same

import korogaru

GOOD = np.array([1.0, 2.0])


def read_only():
    array = np.ones(2)
    array.flags.writeable = False
    return array


REFUSED = {
    "int parameter": (lambda: np.array([1, 2]), lambda: GOOD, TypeError, "array of int64.*astype"),
    "bool parameter": (lambda: np.array([True, False]), lambda: GOOD, TypeError, "array of bool"),
    "read-only": (read_only, lambda: GOOD, ValueError, r"params\['bad'\] is a read-only array"),
    "shape": (lambda: np.ones(2), lambda: np.ones(3), ValueError, r"shape \(3,\).*broadcast.*\(2,\)"),
    "larger": (lambda: np.ones(2), lambda: np.ones((2, 2)), ValueError, r"shape \(2, 2\)"),
    "missing": (lambda: np.ones(2), None, KeyError, "grads has no 'bad'"),
    "lists": (lambda: [1.0, 2.0], lambda: [1.0, 2.0], TypeError, r"grads\['bad'\] is a list"),
    "list gradient": (lambda: np.ones(2), lambda: [1.0, 2.0], TypeError, r"grads\['bad'\] is a list"),
    "object": (object, lambda: 0.5, TypeError, None),
    "text": (lambda: np.ones(2), lambda: "ab", TypeError, None),
}


@pytest.mark.parametrize("started", [False, True])
@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("name", book.NAMES)
def test_refused(name, case, started):
    make, gradient, error, message = REFUSED[case]
    optimizer = getattr(korogaru, name)()
    params = {"good": np.array([3.0, 4.0]), "scalar": 1.5}
    grads = {"good": np.array([1.0, -1.0]), "scalar": 0.5}
    slots = book.SLOTS[name]
    if started:
        optimizer.update(params, grads)
        for slot in slots:
            getattr(optimizer, slot)["bad"] = np.zeros(2)
    params["bad"] = make()
    if gradient is not None:
        grads["bad"] = gradient()
    before = copy.deepcopy((params, [getattr(optimizer, slot) for slot in slots], getattr(optimizer, "iter", 0)))
    kept = dict(params)
    with pytest.raises(error, match=message):
        optimizer.update(params, grads)
    after = (params, [getattr(optimizer, slot) for slot in slots], getattr(optimizer, "iter", 0))
    if case != "object":
        same(after[0], before[0])
    for ours, theirs in zip(after[1], before[1], strict=True):
        assert (ours is None) == (theirs is None)
        if ours is not None:
            same(ours, theirs)
    assert after[2] == before[2]
    assert all(params[key] is kept[key] for key in kept)


def test_a_new_parameter_without_state():
    optimizer = korogaru.Momentum()
    optimizer.update({"W": np.ones(2)}, {"W": np.ones(2)})
    with pytest.raises(KeyError, match="v has no 'b'.*first update"):
        optimizer.update({"b": np.ones(2)}, {"b": np.ones(2)})


@pytest.mark.parametrize("params, grads", [(None, {}), ({"x": 1.0}, None), ([1.0], {}), (np.ones(2), np.ones(2))])
def test_no_dicts(params, grads):
    with pytest.raises(TypeError, match="must be a dict"):
        korogaru.Momentum().update(params, grads)


def test_errstate_is_heard_where_numpy_computes():
    """The kernels compute by IEEE 754 and give no warnings, as the documentation says."""
    params = {"W": np.array([1e308])}
    with np.errstate(all="raise"):
        korogaru.SGD(lr=1.0).update(params, {"W": np.array([-1e308])})
    assert params["W"] == np.inf


@pytest.mark.parametrize("name", ["Momentum", "Nesterov"])
def test_convention(name):
    with pytest.raises(ValueError, match="there is no convention 'pytorch'|\"pytorch\""):
        getattr(korogaru, name)(convention="pytorch")
    optimizer = getattr(korogaru, name)()
    with pytest.raises(ValueError):
        optimizer.convention = "keras"
    assert optimizer.convention == "book"
    optimizer.convention = "outside"
    assert optimizer.convention == "fresh"
    assert repr(optimizer) == f"{name}(lr=0.01, momentum=0.9, convention='fresh')"


def test_arguments():
    with pytest.raises(TypeError, match="eta"):
        korogaru.Momentum(eta=0.1)
    with pytest.raises(TypeError):
        korogaru.SGD(0.1, 0.2)


@pytest.mark.parametrize("value", ["nonesuch", "\udcff"])
def test_a_backend_that_this_machine_lacks(value):
    """Small and large updates ask in the same way, before anything has changed."""
    script = """
import numpy as np, korogaru
for size in (2, 100_000):
    params, optimizer = {"W": np.ones(size)}, korogaru.Adam()
    try:
        optimizer.update(params, {"W": np.ones(size)})
    except ValueError as error:
        assert "KOROGARU_BACKEND" in str(error), error
    else:
        raise AssertionError("updated")
    assert optimizer.iter == 0 and optimizer.m is None and (params["W"] == 1).all()
"""
    subprocess.run([sys.executable, "-c", script], check=True, env=os.environ | {"KOROGARU_BACKEND": value})


def test_the_backend_is_looked_up_once():
    script = """
import os, numpy as np, korogaru
optimizer = korogaru.Adam()
optimizer.update({"W": np.ones(2)}, {"W": np.ones(2)})
os.environ["KOROGARU_BACKEND"] = "nonesuch"
korogaru.Adam().update({"W": np.ones(100_000)}, {"W": np.ones(100_000)})
"""
    subprocess.run([sys.executable, "-c", script], check=True)
