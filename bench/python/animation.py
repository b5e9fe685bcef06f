"""The article's first run as an animation by matplotlib: the rival of `korogaru figure -o run.gif`.

    python animation.py FILE

There is a frame for each update, with the path so far, the two arrows and the numbers of (6.3) and (6.4),
and one for the end. What does not move is drawn once. matplotlib's pillow writer draws every frame anew, as
it does for everybody. Nothing opens a window.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter

from book import df, f

LR, MOMENTUM, ITERATIONS, START = 0.1, 0.9, 30, (-7.0, 2.0)
FPS = 5
# The factor by which the arrows are drawn longer than they are.
LONGER = 5.0


def run():
    """Every point, and for every update the carried and the fresh part, equation (6.3)."""
    path, carried, fresh, v = [np.array(START)], [], [], np.zeros(2)
    for _ in range(ITERATIONS):
        carried.append(MOMENTUM * v)
        fresh.append(-LR * np.array(df(*path[-1])))
        v = carried[-1] + fresh[-1]
        path.append(path[-1] + v)
    return np.array(path), np.array(carried), np.array(fresh)


def main(file):
    """Draws all frames and writes them."""
    path, carried, fresh = run()
    figure, axes = plt.subplots(figsize=(6.4, 4.8), dpi=100)
    figure.subplots_adjust(bottom=0.3)
    x, y = np.meshgrid(np.arange(-10, 10, 0.01), np.arange(-5, 5, 0.01))
    axes.contour(x, y, f(x, y))
    axes.plot(0, 0, "+")
    axes.set_xlim(-10, 10)
    axes.set_ylim(-10, 10)
    axes.set_xlabel("x")
    axes.set_ylabel("y")
    axes.set_title("Momentum", fontsize=20)
    (line,) = axes.plot([], [], "o-", color="black", markersize=4)
    scaled = {"angles": "xy", "scale_units": "xy", "scale": 1 / LONGER, "width": 0.006}
    arrows = [axes.quiver(0, 0, 0, 0, color=colour, **scaled) for colour in ("tab:blue", "tab:orange", "tab:purple")]
    count = axes.text(5, 8, "")
    words = [figure.text(0.1, 0.14 - 0.04 * row, "", fontsize=8) for row in range(4)]

    def draw(step):
        line.set_data(path[: step + 1, 0], path[: step + 1, 1])
        shown = min(step, ITERATIONS - 1)
        old, force = carried[shown], fresh[shown]
        vectors = [old, force, old + force] if step < ITERATIONS else [np.zeros(2)] * 3
        for arrow, vector, start in zip(arrows, vectors, [path[step], path[step] + LONGER * vectors[0], path[step]]):
            arrow.set_offsets(start)
            arrow.set_UVC(*vector)
        count.set_text(f"step {shown + 1} of {ITERATIONS}")
        for i, axis in enumerate("xy"):
            total = old[i] + force[i]
            words[i].set_text(f"$v_{axis}$ ← {old[i]:.5g} + {force[i]:.5g} = {total:.5g}")
            words[2 + i].set_text(f"${axis}$ ← {path[shown][i]:.5g} + {total:.5g} = {path[shown + 1][i]:.5g}")
        return [line, *arrows, count, *words]

    animation = FuncAnimation(figure, draw, frames=ITERATIONS + 1, interval=1000 / FPS)
    animation.save(file, writer=PillowWriter(fps=FPS), dpi=100)
    plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
