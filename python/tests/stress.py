"""Updates under adverse conditions, for a bounded number of rounds: garbage collection at every allocation,
callbacks, comparisons and threads that free what is being updated, and memory that overlaps.

It is a program, since a fault ends the process: `python stress.py ROUNDS SEED`. It needs NumPy alone.
"""

import gc
import sys
import threading
import warnings
import weakref

import numpy as np

import korogaru
from korogaru import _fallback

SLOTS = {"SGD": (), "Momentum": ("v",), "Nesterov": ("v",), "AdaGrad": ("h",), "RMSprop": ("h",), "Adam": ("m", "v")}
NAMES = list(SLOTS)
TYPES = ["f2", "f4", "f8", "f8", ">f8"]


# --- overlaps: the same result as with NumPy's operations ---------------------------------------------------


def recipe(rng, dtype, shape):
    """How to make an array: with its own memory, or as a view of one buffer that all share."""
    size = np.dtype(dtype).itemsize
    offset = 1200 + int(rng.integers(0, 40)) * (size if rng.random() < 0.9 else 1)
    strides = tuple(int(stride) * size for stride in rng.integers(-6, 9, len(shape)))
    return dtype, shape, offset, strides, rng.random() < 0.5, rng.random() < 0.03


def made(dtype, shape, offset, strides, own, frozen, buffer):
    array = np.full(shape, 1.5, dtype) if own else np.ndarray(shape, dtype, buffer, offset, strides)
    if frozen:
        array = array.view()
        array.flags.writeable = False
    return array


def overlaps(rng, rounds):
    for _ in range(rounds):
        name, specs = str(rng.choice(NAMES)), {}
        for key in ["a", "b", "c"][: rng.integers(1, 4)]:
            shape = tuple(int(n) for n in rng.integers(0 if rng.random() < 0.3 else 1, 5, rng.integers(0, 4)))
            dtype = str(rng.choice(TYPES))
            specs[key] = [recipe(rng, dtype, shape) for _ in range(2 + len(SLOTS[name]))]
        content = np.abs(rng.normal(size=600)).astype("f2" if rng.random() < 0.3 else "f8").tobytes().ljust(4800, b"\x3c")
        sides = []
        for road in (None, getattr(_fallback, name.lower())):
            buffer = bytearray(content)
            tables = [{key: made(*spec[i], buffer) for key, spec in specs.items()} for i in range(2 + len(SLOTS[name]))]
            optimizer = getattr(korogaru, name)(0.1)
            for slot, table in zip(SLOTS[name], tables[2:]):
                setattr(optimizer, slot, table)
            raised = None
            try:
                optimizer.update(*tables[:2]) if road is None else road(optimizer, *tables[:2])
            except Exception as error:
                raised = type(error)
            tables[2:] = [getattr(optimizer, slot) for slot in SLOTS[name]]
            sides.append((raised, [np.asarray(value) for table in tables for value in table.values()]))
        (raised, ours), (expected, theirs) = sides
        assert raised == expected, (name, specs, raised, expected)
        for a, b in zip(ours, theirs):
            assert a.dtype == b.dtype and a.shape == b.shape, (name, specs)
            assert a.tobytes() == b.tobytes() or np.array_equal(a, b, equal_nan=True), (name, specs)


# --- hooks: code that runs in the middle of an update -------------------------------------------------------


class Key:
    """A key with the hash of a name, whose comparison runs code."""

    def __init__(self, name):
        self.name, self.act = name, None

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        act, self.act = self.act, None
        if act:
            act()
        return False


class Counting(korogaru.Adam):
    """An optimizer whose counter runs code."""

    act = None

    @property
    def iter(self):
        return self.__dict__.get("count", 0)

    @iter.setter
    def iter(self, value):
        self.__dict__["count"] = value
        if self.act:
            self.act()


class Followed(korogaru.Adam):
    """An optimizer with code that runs when an attribute is set."""

    act = None

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name == "iter" and self.act:
            self.act()


def kinds(rng):
    """Functions that make values of one kind."""
    length = int(rng.choice([0, 3, 1000]))
    return [
        lambda: np.ones(length),
        lambda: np.ones(length, np.float32),
        lambda: 1.0 + len(sys.argv),
        lambda: np.array(1.5),
        lambda: np.float64(1.5),
    ][rng.integers(5)]


def vandal(rng, params, grads, victims, keep):
    """Code that frees memory which an update is using, and allocates memory itself."""
    chosen = int(rng.integers(7))

    def act():
        arrays = [value for value in params.values() if isinstance(value, np.ndarray) and value.ndim]
        if chosen == 0:
            params.clear()
        elif chosen == 1:
            grads.clear()
            params.clear()
        elif chosen == 2:
            for array in arrays:
                array.__setstate__((1, (1,), np.dtype(float), False, b"\0" * 8))
        elif chosen == 3:
            for array in arrays:
                array.resize(1, refcheck=False)
        elif chosen == 4:
            for array in arrays:
                array.flags.writeable = False
        elif chosen == 5:
            for array in arrays:
                if array.dtype == float:
                    array.dtype = "f4"
        else:
            params.update({str(i): keep() for i in range(40)})
        # The dicts that an update makes are known to the collector, and so are its keys.
        victims.extend(np.zeros(1000) for _ in range(5))

    return act


def hooks(rng, rounds):
    for _ in range(rounds):
        name, make, victims = str(rng.choice(NAMES)), kinds(rng), []
        key = "".join(["par", str(rng.integers(1000))])
        params, grads = {key: make(), "z": make()}, {key: make(), "z": make()}
        act = vandal(rng, params, grads, victims, make)
        way = str(rng.choice(["collect", "key", "count", "set", "end"]))
        optimizer = getattr(korogaru, name)(0.1)
        if way in ("count", "set"):
            optimizer = (Counting if way == "count" else Followed)()
        if rng.random() < 0.5:
            optimizer.update(params, grads)
        held, planted = [dict(getattr(optimizer, slot) or {}) for slot in SLOTS.get(name, ()) if hasattr(optimizer, slot)], Key(key)
        if way in ("collect", "key"):

            def plant(phase="start", info=None, grads=grads, planted=planted, key=key, act=act):
                if planted.act is None and key in grads:
                    value = grads.pop(key)
                    grads[planted] = value
                    grads[key] = value
                    planted.act = act

            if way == "key":
                plant()
                if rng.random() < 0.5:  # found by a name with the same hash, after all checks
                    planted.act = None
            else:
                gc.callbacks.append(plant)
                junk = [{} for _ in range(300)]
                gc.set_threshold(gc.get_count()[0] + int(rng.integers(1, 40)), 10**6, 10**6)
        elif way in ("count", "set"):
            optimizer.act = act
        else:
            held.clear()
            for slot in SLOTS[name]:
                for value in (getattr(optimizer, slot) or {}).values():
                    if isinstance(value, np.ndarray):
                        weakref.finalize(value, act)
            if SLOTS[name] and rng.random() < 0.5 and getattr(optimizer, SLOTS[name][0]):
                setattr(optimizer, SLOTS[name][0], {k: np.repeat(v, 2)[::2] for k, v in getattr(optimizer, SLOTS[name][0]).items()})
        try:
            optimizer.update(params, grads)
        except Exception:
            pass  # as in a loop over a dict that changes
        gc.callbacks.clear()
        gc.set_threshold(1)
        junk = None
        assert not any(victim.any() for victim in victims), (name, way)


# --- threads ------------------------------------------------------------------------------------------------


def threads(rng, rounds):
    """One thread updates, with velocities that are referenced elsewhere. Another takes whatever it can."""
    length = 300_000

    def name():
        return "-".join(["layer", "weight"])

    for i in range(rounds):
        method = NAMES[i % len(NAMES)]
        optimizer, params, grads = getattr(korogaru, method)(0.1), {name(): np.ones(length)}, {name(): np.ones(length)}
        optimizer.update(params, grads)
        optimizer.update(params, grads)
        kept = [dict(getattr(optimizer, slot)) for slot in SLOTS[method]]
        begun, what = threading.Event(), int(rng.integers(5))

        def other(params=params, grads=grads, optimizer=optimizer, kept=kept, begun=begun, what=what, method=method):
            begun.wait()
            if what == 0:
                params.clear()
                for slot in SLOTS[method]:
                    getattr(optimizer, slot).clear()
                kept.clear()
            elif what == 1:
                for array in [*params.values(), *grads.values()]:
                    array.dtype = "f4"
            elif what == 2:
                for slot in SLOTS[method]:
                    setattr(optimizer, slot, None)
                grads.clear()
                kept.clear()
            elif what == 3:
                for table in (params, grads):
                    try:
                        table.popitem()[1].resize(1)
                    except (KeyError, ValueError):
                        pass
            else:
                gc.collect()
                params[Key("layer-weight")] = 1.0
                for array in list(grads.values()):
                    array.shape = (2, -1)

        thread = threading.Thread(target=other)
        thread.start()
        begun.set()
        try:
            optimizer.update(params, grads)
        except Exception:
            pass
        thread.join()
        optimizer.update({}, {})  # it is not busy


def main(rounds, seed):
    warnings.simplefilter("ignore")
    rng = np.random.default_rng(seed)
    overlaps(rng, rounds * 10)
    gc.set_threshold(1)
    hooks(rng, rounds)
    threads(rng, max(rounds // 10, 12))
    print(f"{rounds} rounds on {sys.version.split()[0]} with NumPy {np.__version__}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
