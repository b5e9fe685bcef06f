"""Code that frees memory which an update is using. Each test has its own process, which a fault would end."""

import subprocess
import sys
from pathlib import Path

import book
import numpy as np
import pytest
from same import same

import korogaru

HEAD = """
import gc, os, sys, threading, warnings
import numpy as np, korogaru
warnings.simplefilter("ignore")
sys.path.insert(0, sys.argv[1])
"""


def survives(script, *words):
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", HEAD + script, str(Path(__file__).parent), *words],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.parametrize("value", ["np.ones(1000)", "1.0 + len(sys.argv)", "np.array(1.5)", "np.float64(1.5)"])
@pytest.mark.parametrize("name", ["Momentum", "Nesterov", "AdaGrad", "Adam"])
def test_collection_while_a_first_state_is_made(name, value):
    """CPython up to 3.11 collects garbage when it makes a dict. A callback then inserts a key whose
    comparison empties the parameters, after the check that all keys are names."""
    survives(
        f"""
from stress import Key
make, log = lambda: {value}, []
keep = [{{}} for _ in range(500)]
def plant(phase, info):
    if armed and not log:
        value = grads.pop(name)
        grads[key] = 0.0
        grads[name] = value
        key.act = take
        log.append(1)
def take():
    params.clear()
    spray.extend(np.zeros(1000) for _ in range(40))
    spray.extend(np.array(0.0) for _ in range(2000))
armed = False
gc.callbacks.append(plant)
for threshold in range(1, 40):
    name = "".join(["par", str(threshold)])
    key, spray = Key(name), []
    params, grads = {{name: make(), "z": make()}}, {{name: make(), "z": make()}}
    optimizer = korogaru.{name}(0.1)
    log.clear()
    gc.collect()
    more = [{{}} for _ in range(200)]
    gc.set_threshold(gc.get_count()[0] + threshold, 10**6, 10**6)
    armed = True
    try:
        optimizer.update(params, grads)
    except Exception:
        pass
    armed = False
    gc.set_threshold(10**6)
    assert not any(array.any() for array in spray)
"""
    )


@pytest.mark.parametrize("act", ["params.clear(); optimizer.v.clear(); kept.clear()", "retype()"])
def test_a_thread_that_runs_while_a_velocity_is_copied(act):
    """NumPy lets other threads run while it copies."""
    survives(
        f"""
length = 2_000_000
def retype():
    for array in (*params.values(), *grads.values()):
        array.dtype = "f4"
def other():
    begun.wait()
    {act}
def name():
    return "-".join(["layer", "weight"])
for _ in range(20):
    optimizer, begun = korogaru.Momentum(0.1), threading.Event()
    params, grads, optimizer.v = [{{name(): np.ones(length)}} for _ in range(3)]
    kept = dict(optimizer.v)
    thread = threading.Thread(target=other)
    thread.start()
    begun.set()
    try:
        optimizer.update(params, grads)
    except (KeyError, RuntimeError, ValueError):
        pass
    thread.join()
    assert list(optimizer.v) in ([], [name()]), optimizer.v
"""
    )


@pytest.mark.parametrize("hook", ["Counting", "Followed"])
@pytest.mark.parametrize(
    "act",
    [
        'array.__setstate__((1, (1,), np.dtype(float), False, b"\\0" * 8))',
        "array.resize(1, refcheck=False)",
        "array.flags.writeable = False",
    ],
)
def test_a_counter_that_changes_an_array(act, hook):
    survives(
        f"""
from stress import {hook}
params, grads, victims = {{"W": np.ones(100_000)}}, {{"W": np.ones(100_000)}}, []
array, optimizer = params["W"], {hook}()
optimizer.update(params, grads)
before = array[0]
def act():
    optimizer.act = None
    {act}
    victims.extend(np.zeros(100_000) for _ in range(3))
optimizer.act = act
try:
    optimizer.update(params, grads)
except ValueError:
    assert optimizer.iter == 1
assert victims and not any(victim.any() for victim in victims)
assert array.flags.writeable or array[0] == before
"""
    )


def test_a_thread_in_the_middle_of_setting_an_attribute_keeps_nobody_waiting():
    """The finalizer of the old value waits until another update has been made."""
    survives(
        """
class Slow:
    def __del__(self):
        ending.set()
        assert done.wait(60)
for name, attribute in [("Adam", "iter"), ("Momentum", "v"), ("SGD", "lr")]:
    optimizer, ending, done = getattr(korogaru, name)(0.5), threading.Event(), threading.Event()
    value = getattr(optimizer, attribute)
    setattr(optimizer, attribute, Slow())
    thread = threading.Thread(target=setattr, args=(optimizer, attribute, value))
    thread.start()
    assert ending.wait(60)
    optimizer.update({"W": np.ones(3)}, {"W": np.ones(3)})
    optimizer.update({"W": np.ones(3)}, {"W": np.ones(3)})
    done.set()
    thread.join()
"""
    )


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system does not fork")
def test_a_forked_child_is_not_busy_with_its_parents_update():
    survives(
        """
class Waiting:
    def __isub__(self, other):
        begun.set()
        assert done.wait(60)
        return self
optimizer, begun, done = korogaru.SGD(), threading.Event(), threading.Event()
thread = threading.Thread(target=optimizer.update, args=({"x": Waiting()}, {"x": 1.0}))
thread.start()
assert begun.wait(60)
child = os.fork()
if not child:
    try:
        optimizer.update({"W": np.ones(3)}, {"W": np.ones(3)})
        os._exit(0)
    finally:
        os._exit(1)
_, status = os.waitpid(child, 0)
done.set()
thread.join()
assert status == 0
"""
    )


def test_state_that_changes_while_it_is_set():
    survives(
        """
class Meta(type):
    def __getattribute__(cls, name):
        if name == "lr":
            # What was given, and any copy of it.
            for found in gc.get_referrers(note):
                if type(found) is dict and found is not globals():
                    found.clear()
                    found.update({str(i): i for i in range(100)})
        return super().__getattribute__(name)
class Own(korogaru.SGD, metaclass=Meta):
    pass
note = object()
Own().__setstate__({"lr": 0.5, "note": note})
"""
    )


@pytest.mark.parametrize("name", ["Momentum", "Nesterov"])
def test_a_velocity_that_views_another_parameter(name):
    """Momentum's new velocity is computed from the old one after the parameter that it views was updated."""
    sides = []
    for module in (korogaru, book):
        memory = np.arange(1.0, 9.0)
        optimizer, params = getattr(module, name)(0.1), {"a": memory[:4], "b": np.ones(4)}
        optimizer.v = {"a": np.ones(4), "b": memory[2:6]}
        optimizer.update(params, {"a": np.ones(4), "b": np.ones(4)})
        sides.append((memory, params, optimizer.v))
    for ours, theirs in zip(*sides, strict=True):
        same(ours, theirs)


def test_all_of_it_at_once():
    """A few rounds. `cargo xtask test --stage stress` makes more, on several versions of Python."""
    script = Path(__file__).parent / "stress.py"
    run = subprocess.run([sys.executable, "-X", "faulthandler", str(script), "100", "1"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.parametrize("function", ["run", "compare", "sweep"])
def test_keyword_arguments_that_change_while_they_are_read(function):
    survives(
        """
class Own:
    def __index__(self):
        for dict_ in gc.get_referrers(self):
            if type(dict_) is dict and dict_.get("iterations") is self:
                dict_.update({f"more{i}": 1 for i in range(100)})
        return 3
settings = {"sweep": {"lr": (0.1, 0.5, 2), "momentum": (0.0, 0.9, 2)}}.get(sys.argv[2], {})
getattr(korogaru, sys.argv[2])(iterations=Own(), **settings)
""",
        function,
    )
