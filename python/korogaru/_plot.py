"""A trajectory on matplotlib axes. Only this module needs matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._korogaru import Trajectory


def plot(trajectory: Trajectory, ax: Any = None, **kwargs: Any) -> Any:
    """The article's picture: contour lines, the path, and the minimum."""
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.gca()
    ax.contour(*trajectory.heights())
    from matplotlib.cbook import normalize_kwargs
    from matplotlib.lines import Line2D

    style = {"marker": "o", "linestyle": "-"} | normalize_kwargs(kwargs, Line2D)
    ax.plot(trajectory.x, trajectory.y, **style)
    for x, y in trajectory.minima:
        ax.plot(x, y, "+")
    (left, right), (bottom, top) = trajectory.limits
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="x", ylabel="y")
    return ax
