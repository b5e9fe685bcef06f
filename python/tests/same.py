"""Comparing values to the last bit: NaN equals NaN, and every other bit counts."""

import numpy as np


def same(ours, theirs, where=""):
    """Asserts that two values are of one type, one shape and the same bits."""
    assert type(ours) is type(theirs), (where, type(ours), type(theirs))
    if isinstance(theirs, dict):
        assert list(ours) == list(theirs), where
        for key in theirs:
            same(ours[key], theirs[key], f"{where}[{key!r}]")
        return
    a, b = np.asarray(ours), np.asarray(theirs)
    assert a.dtype == b.dtype and a.shape == b.shape, (where, a.dtype, b.dtype, a.shape, b.shape)
    if a.dtype.kind in "fc":
        nan = np.isnan(a)
        assert np.array_equal(nan, np.isnan(b)), (where, a, b)
        a, b = np.where(nan, 0, a), np.where(nan, 0, b)
        assert np.array_equal(np.signbit(a.real), np.signbit(b.real)), (where, a, b)
    assert np.array_equal(a, b), (where, a, b)
