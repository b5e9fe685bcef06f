"""Momentum SGD that one can see, trust and train with.

The classes :class:`SGD`, :class:`Momentum`, :class:`Nesterov`, :class:`AdaGrad`, :class:`RMSprop` and
:class:`Adam` replace those of the book ゼロから作る Deep Learning, and their results have the same bits.
:func:`run` lets a ball roll down a function and returns every update as numbers and as a figure.
"""

from ._korogaru import (
    SGD,
    AdaGrad,
    Adam,
    Animation,
    Comparison,
    Explanation,
    Explorer,
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
    "Explorer",
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
