"""The article's script, and a training of the book's two-layer network, with one import changed."""

import book
import numpy as np
import pytest
from same import same

import korogaru


def df(x, y):
    return x / 10.0, 2.0 * y


def roll(Momentum, lr, momentum, iterations):
    """The article's path to the minimum of (6.2), with its points."""
    params = {"x": -7.0, "y": 2.0}
    grads = {"x": 0, "y": 0}
    optimizer = Momentum(lr=lr, momentum=momentum)
    history = [dict(params)]
    for _ in range(iterations):
        grads["x"], grads["y"] = df(params["x"], params["y"])
        optimizer.update(params, grads)
        history.append(dict(params))
    return history, optimizer


@pytest.mark.parametrize("lr, momentum, iterations", [(0.1, 0.9, 30), (0.1, 0.9, 50), (0.95, 0, 30), (0.95, 0.5, 30)])
def test_script(lr, momentum, iterations):
    (ours, optimizer), (theirs, oracle) = (
        roll(module.Momentum, lr, momentum, iterations) for module in (korogaru, book)
    )
    for a, b in zip(ours, theirs, strict=True):
        same(a, b)
    same(optimizer.v, oracle.v)


class TwoLayerNet:
    """Affine, ReLU, affine, softmax with loss, as in chapter 5 of the book."""

    def __init__(self, inputs, hidden, outputs, rng):
        self.params = {
            "W1": 0.01 * rng.standard_normal((inputs, hidden)),
            "b1": np.zeros(hidden),
            "W2": 0.01 * rng.standard_normal((hidden, outputs)),
            "b2": np.zeros(outputs),
        }

    def gradient(self, x, labels):
        """The loss and its gradient."""
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        a1 = x @ W1 + b1
        z1 = np.maximum(a1, 0)
        y = z1 @ W2 + b2
        y = np.exp(y - y.max(axis=1, keepdims=True))
        y /= y.sum(axis=1, keepdims=True)
        loss = -np.log(y[np.arange(len(x)), labels] + 1e-7).mean()
        dy = y.copy()
        dy[np.arange(len(x)), labels] -= 1
        dy /= len(x)
        dz = (dy @ W2.T) * (a1 > 0)
        return loss, {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": z1.T @ dy, "b2": dy.sum(axis=0)}


@pytest.mark.parametrize("name", book.NAMES)
def test_training(name):
    """The same loss curve, bit for bit."""

    def losses(module):
        rng = np.random.default_rng(42)
        centres = 3 * rng.standard_normal((10, 64))
        labels = rng.integers(0, 10, 1000)
        x = centres[labels] + rng.standard_normal((1000, 64))
        net, optimizer = TwoLayerNet(64, 50, 10, rng), getattr(module, name)()
        curve = []
        for _ in range(100):
            batch = rng.choice(1000, 100)
            loss, grads = net.gradient(x[batch], labels[batch])
            optimizer.update(net.params, grads)
            curve.append(loss)
        return np.array(curve), net.params

    ours, theirs = losses(korogaru), losses(book)
    assert ours[0][-1] < ours[0][0]
    same(ours[0], theirs[0])
    same(ours[1], theirs[1])
