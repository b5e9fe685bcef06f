"""Noisy gradients: the same run from the same seed, and what is refused."""

import numpy as np
import pytest

import korogaru


def test_a_seed_says_which_run():
    noisy = korogaru.run(noise=0.5, seed=3)
    again = korogaru.run(noise=0.5, seed=3)
    other = korogaru.run(noise=0.5, seed=4)
    assert noisy.x.tobytes() == again.x.tobytes()
    assert noisy.x.tobytes() != other.x.tobytes()
    assert korogaru.run(noise=0.0, seed=9).x.tobytes() == korogaru.run().x.tobytes()


def test_what_was_drawn_is_what_the_update_took():
    noisy = korogaru.run(noise=0.5, iterations=20)
    # (6.3) with the noisy gradient, in the order of the article's class.
    v = 0.9 * noisy.velocity[:-1] - 0.1 * noisy.gradient[:-1]
    assert v.tobytes() == noisy.velocity[1:].tobytes()
    assert not np.array_equal(noisy.gradient[:, 0], noisy.x / 10)


def test_batches_need_examples():
    small = korogaru.run("least-squares", batch=4, lr=0.3)
    whole = korogaru.run("least-squares", lr=0.3)
    assert small.loss[0] == whole.loss[0] and small.x.tobytes() != whole.x.tobytes()
    with pytest.raises(ValueError, match="least-squares"):
        korogaru.run(batch=4)
    with pytest.raises(ValueError, match="noise must be"):
        korogaru.run(noise=-1.0)


def test_a_noisy_sweep_has_the_single_runs():
    swept = korogaru.sweep(lr=(0.1, 0.9, 3), momentum=(0.0, 0.9, 2), noise=0.5, seed=2)
    single = korogaru.run(lr=0.5, momentum=0.9, noise=0.5, seed=2)
    assert swept.values[1, 1] == single.loss[-1]
