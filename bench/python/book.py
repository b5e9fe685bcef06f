"""The article's six figures and two sheets of methods by matplotlib: the rival of `korogaru book`.

    python book.py FOLDER

Section 6.1.4 of the book, in the form that a careful NumPy and matplotlib user would give it: the two
million heights are computed once, each figure is its own, and nothing opens a window.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

# Learning rate, momentum and number of updates of the article's five runs, in its order.
RUNS = [(0.1, 0.9, 30), (0.1, 0.9, 50), (0.95, 0, 30), (0.95, 0.5, 30), (0.95, 0.9, 30)]
START = (-7.0, 2.0)


class Momentum:
    """Momentum SGD over a dictionary of named parameters, equations (6.3) and (6.4)."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Moves each parameter by its velocity, which starts at zero."""
        if self.v is None:
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            self.v[name] = self.momentum * self.v[name] - self.lr * grad
            params[name] += self.v[name]


class SGD:
    """Gradient descent, equation (6.1)."""

    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        """Moves each parameter against its gradient."""
        for name, grad in grads.items():
            params[name] -= self.lr * grad


class Nesterov(Momentum):
    """Nesterov's method, as the book's source has it."""

    def update(self, params, grads):
        """Moves each parameter by its next velocity."""
        if self.v is None:
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            self.v[name] = self.momentum * self.v[name] - self.lr * grad
            params[name] += self.momentum * self.v[name] - self.lr * grad


class AdaGrad:
    """Equations (6.5) and (6.6)."""

    def __init__(self, lr):
        self.lr = lr
        self.h = None

    def accumulate(self, h, grad):
        """The value of h after a gradient."""
        return h + grad * grad

    def update(self, params, grads):
        """Moves each parameter less, the more it has moved before."""
        if self.h is None:
            self.h = {name: np.zeros_like(value) for name, value in params.items()}
        for name, grad in grads.items():
            self.h[name] = self.accumulate(self.h[name], grad)
            params[name] -= self.lr * grad / (np.sqrt(self.h[name]) + 1e-7)


class RMSProp(AdaGrad):
    """AdaGrad that forgets."""

    def accumulate(self, h, grad):
        """The value of h after a gradient."""
        return 0.99 * h + 0.01 * grad * grad


class Adam:
    """Momentum and AdaGrad in one."""

    def __init__(self, lr):
        self.lr = lr
        self.m = None
        self.v = None
        self.iter = 0

    def update(self, params, grads):
        """Moves each parameter by its mean gradient over that of its squares."""
        if self.m is None:
            self.m = {name: np.zeros_like(value) for name, value in params.items()}
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        self.iter += 1
        lr = self.lr * np.sqrt(1.0 - 0.999**self.iter) / (1.0 - 0.9**self.iter)
        for name, grad in grads.items():
            self.m[name] += 0.1 * (grad - self.m[name])
            self.v[name] += 0.001 * (grad**2 - self.v[name])
            params[name] -= lr * self.m[name] / (np.sqrt(self.v[name]) + 1e-7)


def methods():
    """The six methods by name, with the learning rates of figure 6-8 for those that it shows."""
    return {
        "SGD": SGD(0.95),
        "Momentum": Momentum(0.1, 0.9),
        "Nesterov": Nesterov(0.1, 0.9),
        "AdaGrad": AdaGrad(1.5),
        "RMSProp": RMSProp(0.1),
        "Adam": Adam(0.3),
    }


def f(x, y):
    """The function to minimise, equation (6.2)."""
    return x**2 / 20.0 + y**2


def df(x, y):
    """Its gradient."""
    return x / 10.0, 2.0 * y


def run(optimizer, iterations):
    """The path of one run, the start included."""
    params = dict(zip("xy", START))
    path = [START]
    for _ in range(iterations):
        optimizer.update(params, dict(zip("xy", df(params["x"], params["y"]))))
        path.append((params["x"], params["y"]))
    return np.array(path)


def draw(file, heights, title, path=None, note=None):
    """One figure of 640 × 480 pixels: contours, the minimum, and a path with its note if there is one."""
    figure, axes = plt.subplots(figsize=(6.4, 4.8), dpi=100)
    if path is not None:
        axes.plot(path[:, 0], path[:, 1], "o-")
    axes.contour(*heights)
    axes.plot(0, 0, "+")
    axes.set_xlim(-10, 10)
    axes.set_ylim(-10, 10)
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.set_title(title, fontsize=20)
    if note is not None:
        axes.text(6, 6, note)
    figure.savefig(file, dpi=100)
    plt.close(figure)


def sheet(file, heights, names, columns, size):
    """A panel for each method, on a page of this size in pixels."""
    chosen = methods()
    figure, panels = plt.subplots(len(names) // columns, columns, figsize=(size[0] / 100, size[1] / 100), dpi=100)
    for name, axes in zip(names, panels.flat):
        path = run(chosen[name], 30)
        axes.plot(path[:, 0], path[:, 1], "o-", color="black", markersize=3)
        axes.contour(*heights)
        axes.plot(0, 0, "+")
        axes.set_xlim(-10, 10)
        axes.set_ylim(-10, 10)
        axes.set_title(f"{name}, $\\eta=${chosen[name].lr}")
    figure.savefig(file, dpi=100)
    plt.close(figure)


def main(folder):
    """Draws all eight figures."""
    folder.mkdir(parents=True, exist_ok=True)
    x, y = np.meshgrid(np.arange(-10, 10, 0.01), np.arange(-5, 5, 0.01))
    heights = (x, y, f(x, y))
    draw(folder / "contour.png", heights, r"$f(x, y) = \frac{1}{20} x^2 + y^2$")
    for lr, momentum, iterations in RUNS:
        note = f"$\\eta=${lr}\n$\\alpha=${momentum}\niteration:{iterations}"
        file = folder / f"trajectory-lr{lr}-momentum{momentum}-{iterations}.png"
        draw(file, heights, "Momentum", run(Momentum(lr, momentum), iterations), note)
    sheet(folder / "methods.png", heights, ["SGD", "Momentum", "AdaGrad", "Adam"], 2, (738, 706))
    sheet(folder / "all-methods.png", heights, list(methods()), 3, (905, 631))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
