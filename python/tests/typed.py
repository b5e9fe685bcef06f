"""Code that mypy must accept, and code that it must refuse. It is checked in strict mode and never run."""

from collections import OrderedDict
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

import korogaru

params = {"W": np.ones(3)}
optimizer = korogaru.Momentum(lr=0.1, momentum=0.9, convention="fresh")
optimizer.update(params, {"W": np.ones(3)})
optimizer.update(OrderedDict(params), MappingProxyType(params))
optimizer.lr = np.float32(0.1)


class Own(korogaru.SGD):
    pass


own: Own = Own.__new__(Own)

trajectory = korogaru.run("book", (-7, 2), lr=0.1, iterations=30, language="ja")
korogaru.run(lr=np.float32(0.5), iterations=np.int32(4))
x: NDArray[np.float64] = trajectory.x
svg: str = trajectory.figure("en", theme="dark").svg()
explorer: korogaru.Explorer = trajectory.explore("ja", theme="dark", height=500)
gif: bytes = trajectory.animate("run.gif", fps=10, pause=0.5, language="ja").gif()

losses: NDArray[np.float64] = korogaru.compare(["sgd", "adam"], lr=[0.1, 0.2], iterations=30).loss
korogaru.compare(tune=True).animate("best.gif", overlay=True).gif()

korogaru.run(eta=0.1)  # type: ignore[call-arg]
korogaru.run(lr="fast")  # type: ignore[arg-type]
korogaru.Momentum(convention="pytorch")  # type: ignore[arg-type]
trajectory.figure(theme="sepia")  # type: ignore[arg-type]
