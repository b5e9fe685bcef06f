"""What mypy must accept, and what it must refuse: read by mypy in strict mode, and never run."""

import numpy as np
from numpy.typing import NDArray

import korogaru

params = {"W": np.ones(3)}
optimizer = korogaru.Momentum(lr=0.1, momentum=0.9, convention="fresh")
optimizer.update(params, {"W": np.ones(3)})
optimizer.lr = np.float32(0.1)

trajectory = korogaru.run("book", (-7, 2), lr=0.1, iterations=30, language="ja")
x: NDArray[np.float64] = trajectory.x
svg: str = trajectory.figure("en", theme="dark").svg()

korogaru.run(eta=0.1)  # type: ignore[call-arg]
korogaru.run(lr="fast")  # type: ignore[arg-type]
korogaru.Momentum(convention="pytorch")  # type: ignore[arg-type]
trajectory.figure(theme="sepia")  # type: ignore[arg-type]
