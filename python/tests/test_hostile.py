"""Code that runs in the middle of an update and frees memory, which must not be read or written then."""

import gc
import subprocess
import sys
import weakref
from contextlib import suppress

import numpy as np
import pytest

import korogaru


class Key:
    """A key with the hash of a name, whose comparison runs code."""

    def __init__(self, name):
        self.name, self.act = name, None  # set after it is in its dict

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        act, self.act = self.act, None
        if act:
            act()
        return False


@pytest.mark.parametrize("value", [1.0, np.ones(3)], ids=["floats", "arrays"])
@pytest.mark.parametrize(
    "name, where", [("SGD", "grads"), ("Momentum", "grads"), ("Momentum", "state"), ("Nesterov", "state")]
)
def test_a_key_that_clears_the_parameters(name, where, value):
    optimizer, params = getattr(korogaru, name)(0.1), {"x": value, "y": value}
    key = Key("x")
    grads = {key: 0, "x": value, "y": value} if where == "grads" else {"x": value, "y": value}
    if where == "state":
        optimizer.v = {key: 0, "x": value * 0, "y": value * 0}
    key.act = params.clear
    # The fallback to NumPy may notice that keys disappear during its loop.
    with suppress(RuntimeError, KeyError):
        optimizer.update(params, grads)
    assert key.act is None


def test_a_key_whose_comparison_raises():
    def fail():
        raise ZeroDivisionError("mine")

    key = Key("x")
    grads = {key: 0, "x": 1.0}
    key.act = fail
    with pytest.raises(ZeroDivisionError, match="mine"):
        korogaru.SGD(0.1).update({"x": 1.0}, grads)


def test_an_old_velocity_whose_end_takes_the_parameters_away():
    params, optimizer, victims = {"W": np.ones(1000)}, korogaru.Momentum(0.5), []
    optimizer.v = {"W": np.zeros(2000)[:1000]}

    def take(_):
        params.clear()
        victims.extend(np.zeros(1000) for _ in range(20))

    watcher = weakref.ref(optimizer.v["W"], take)
    optimizer.update(params, {"W": np.ones(1000)})
    assert watcher() is None and victims and not any(victim.any() for victim in victims)


def test_a_counter_that_takes_the_parameters_away():
    params, victims = {"W": np.ones(1000)}, []

    class Own(korogaru.Adam):
        @property
        def iter(self):
            return self.__dict__.get("t", 0)

        @iter.setter
        def iter(self, value):
            self.__dict__["t"] = value
            if value == 2:
                params.clear()
                victims.extend(np.zeros(1000) for _ in range(20))

    optimizer = Own()
    for _ in range(2):
        optimizer.update(params, {"W": np.ones(1000)})
    assert victims and not any(victim.any() for victim in victims)


def test_nothing_is_imported_during_an_update():
    script = """
import builtins, numpy as np, korogaru
params = {"x": np.ones(4)}
imported, real = [], builtins.__import__
builtins.__import__ = lambda name, *rest: (imported.append(name), real(name, *rest))[1]
korogaru.Adam().update(params, {"x": np.ones(4)})
builtins.__import__ = real
assert not imported, imported
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("name, attribute", [("Adam", "iter"), ("Adam", "m"), ("Momentum", "v"), ("SGD", "lr")])
def test_an_optimizer_that_holds_itself_is_let_go(name, attribute):
    optimizer = getattr(korogaru, name)()
    setattr(optimizer, attribute, [optimizer])
    gone = weakref.ref(optimizer)
    del optimizer
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("name", ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"])
def test_garbage_may_be_collected_while_an_optimizer_is_made(name):
    """CPython creates the dict of an object while the object is still empty."""
    script = f"""
import gc, numpy as np, korogaru
gc.set_threshold(1, 1, 1)
for _ in range(2000):
    korogaru.{name}(lr=0.05)
    korogaru.SGD(0.1).update({{"x": 1.0}}, {{"x": 1.0}})
    korogaru.Adam(lr=0.05)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
