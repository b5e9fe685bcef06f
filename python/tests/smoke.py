"""A script that every interpreter which the wheel supports must run, with NumPy alone."""

import sys

import numpy as np

import korogaru

for name in ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSprop", "Adam"):
    params = {"W": np.array([-7.0, 2.0], np.float32), "x": 3.0, "half": np.ones(5, np.float16)}
    optimizer = getattr(korogaru, name)(lr=0.1)
    for _ in range(2):
        optimizer.update(params, {"W": np.array([-0.7, 4.0], np.float32), "x": 0.5, "half": params["half"]})
    assert params["x"] < 3.0 and params["W"].dtype == np.float32, (name, params)
run = korogaru.run(lr=0.95, momentum=0.5)
assert np.allclose(run.velocity[2], [0.934325, 1.52], rtol=1e-15), run.velocity[2]
assert run.figure("ja").svg().startswith("<svg") and run.to_csv().startswith("iteration")
print("korogaru", "in", sys.version.split()[0], "with NumPy", np.__version__)
