"""Optimizers as Python objects: copies, pickles, threads, memory."""

import copy
import gc
import os
import pathlib
import pickle
import threading
import weakref

import book
import numpy as np
import pytest
from same import same

import korogaru


class Extended(korogaru.Momentum):
    """An optimizer with its own attribute and arguments."""

    def __init__(self, name, lr):
        super().__init__(lr=lr)
        self.name = name


def stepped(optimizer):
    params = {"W": np.arange(4.0), "b": np.ones(2, np.float16), "x": 2.0}
    grads = {"W": np.ones(4), "b": np.ones(2, np.float16), "x": 0.5}
    for _ in range(2):
        optimizer.update(params, grads)
    return params, grads


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("make", [*(getattr(korogaru, name) for name in book.NAMES), lambda: Extended("own", 0.2)])
def test_pickle(make, protocol):
    optimizer = make()
    params, grads = stepped(optimizer)
    again = pickle.loads(pickle.dumps(optimizer, protocol))
    assert type(again) is type(optimizer) and again.lr == optimizer.lr
    if isinstance(optimizer, Extended):
        assert again.name == "own"
    other = copy.deepcopy(params)
    optimizer.update(params, grads)
    again.update(other, grads)
    same(params, other)


def test_copies_share_what_the_books_class_shares():
    optimizer = korogaru.Momentum(0.1, convention="fresh")
    params, grads = stepped(optimizer)
    shallow, deep = copy.copy(optimizer), copy.deepcopy(optimizer)
    assert shallow.v is optimizer.v and shallow.convention == deep.convention == "fresh"
    assert deep.v is not optimizer.v and deep.v["W"] is not optimizer.v["W"]
    same(deep.v, optimizer.v)


def test_attributes_of_ones_own_and_weak_references():
    optimizer = korogaru.Adam()
    optimizer.note = "mine"
    optimizer.lr = None
    assert (optimizer.note, optimizer.lr, optimizer.iter) == ("mine", None, 0)
    assert weakref.ref(optimizer)() is optimizer
    optimizer.__init__(lr=0.5)
    assert optimizer.lr == 0.5 and optimizer.note == "mine"


def test_cycles_are_collected():
    optimizer = korogaru.Momentum()
    optimizer.lr = [optimizer]
    gone = weakref.ref(optimizer)
    del optimizer
    gc.collect()
    assert gone() is None


def test_two_threads_and_one_optimizer():
    """One thread gets an error. The parameters were updated once for each update that was made."""
    optimizer, params, grads = korogaru.SGD(lr=1.0), {"W": np.zeros(4_000_000)}, {"W": np.ones(4_000_000)}
    made, refused = [], []
    barrier = threading.Barrier(2)

    def work():
        barrier.wait()
        for _ in range(30):
            try:
                optimizer.update(params, grads)
                made.append(1)
            except RuntimeError as error:
                refused.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) + len(refused) == 60
    assert all("already updating" in message for message in refused)
    assert np.all(params["W"] == -len(made))


def test_other_threads_run_during_large_updates():
    """The optimizer records a moment before and one after an update. Another thread has run between them and
    has taken the arrays out of the dicts. They stay alive until the update is over."""
    optimizer = korogaru.SGD(lr=1.0)
    for _ in range(20):
        weights = np.zeros(8_000_000)
        params, grads, seen = {"W": weights}, {"W": np.ones(8_000_000)}, []
        started, updating = threading.Event(), [True]

        def watch(params=params, grads=grads, seen=seen, started=started, updating=updating):
            started.set()
            while updating and not seen:
                if weights[0] != 0:  # begun
                    grads.clear()
                    params.clear()
                    seen.append(bool(updating))

        thread = threading.Thread(target=watch)
        thread.start()
        started.wait()
        optimizer.update(params, grads)
        updating.clear()
        thread.join()
        assert np.all(weights == -1)
        if seen == [True]:
            return
    pytest.fail("no other thread ran during any of 20 updates")


def test_an_update_within_an_update_is_told():
    optimizer = korogaru.SGD()

    class Nosy:
        def __isub__(self, other):
            optimizer.update({}, {})

    with pytest.raises(RuntimeError, match="already updating"):
        optimizer.update({"x": Nosy()}, {"x": 1.0})
    optimizer.update({}, {})


@pytest.mark.parametrize("value", [1.0, np.ones(1)], ids=["floats", "arrays"])
def test_a_million_updates_leave_no_memory_behind(value):
    statm = pathlib.Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("this system does not say how much memory a process has")

    def resident():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    optimizer = korogaru.Momentum(0.1, 0.9)
    params, grads = {"x": value, "y": value * 2}, {"x": value * 0.5, "y": value}
    for _ in range(10_000):
        optimizer.update(params, grads)
    before = resident()
    for _ in range(1_000_000):
        optimizer.update(params, grads)
    assert resident() - before < 1 << 20
