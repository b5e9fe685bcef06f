"""Momentum SGD that one can see, trust and train with.

The classes :class:`SGD`, :class:`Momentum`, :class:`Nesterov`, :class:`AdaGrad`, :class:`RMSprop` and :class:`Adam` stand
in for those of the book ゼロから作る Deep Learning, with the same results to the bit. :func:`run` lets a ball roll down a
function and gives every step in numbers and as a figure.
"""

from ._korogaru import (
    SGD,
    AdaGrad,
    Adam,
    Animation,
    Comparison,
    Explanation,
    Figure,
    Map,
    MethodInfo,
    Momentum,
    Nesterov,
    ObjectiveInfo,
    RMSprop,
    Theory,
    Trajectory,
    __version__,
    compare,
    methods,
    objectives,
    run,
    sweep,
    tune,
)

__all__ = [
    "SGD",
    "AdaGrad",
    "Adam",
    "Animation",
    "Comparison",
    "Explanation",
    "Figure",
    "Map",
    "MethodInfo",
    "Momentum",
    "Nesterov",
    "ObjectiveInfo",
    "RMSprop",
    "Theory",
    "Trajectory",
    "__version__",
    "compare",
    "methods",
    "objectives",
    "run",
    "sweep",
    "tune",
]
