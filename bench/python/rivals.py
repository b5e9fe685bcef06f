"""Rivals in Python behind the line protocol that `bench/src/rival.rs` describes.

    python rivals.py THREADS

Each library is imported when one of its rivals is prepared, with as many threads as the driver's side has.
Gradients are the same at every step, so nothing but the update is timed.
"""

import os
import sys
import time

THREADS = int(sys.argv[1])

LR, MOMENTUM = 0.01, 0.9


def numbers(lengths):
    """The parameters and the gradient of each tensor, by their indices: see `bench/src/numbers.rs`."""
    import numpy as np

    start = 0
    for length in lengths:
        place = np.arange(start, start + length)
        start += length
        yield ((place % 1009 - 504) / 512).astype(np.float32), ((place % 30 - 14.5) / 64).astype(np.float32)


class Momentum:
    """Momentum SGD as the article and the book have it, equations (6.3) and (6.4)."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        import numpy as np

        if self.v is None:
            self.v = {}
            for key, val in params.items():
                self.v[key] = np.zeros_like(val)
        for key in params.keys():
            self.v[key] = self.momentum * self.v[key] - self.lr * grads[key]
            params[key] += self.v[key]


class Book:
    """The article's class over a dictionary of NumPy arrays."""

    make = Momentum

    def __init__(self, lengths):
        tensors = list(numbers(lengths))
        self.params = {f"W{i}": p for i, (p, _) in enumerate(tensors)}
        self.grads = {f"W{i}": g for i, (_, g) in enumerate(tensors)}
        self.optimizer = self.make(LR, MOMENTUM)

    def run(self, count):
        optimizer, params, grads = self.optimizer, self.params, self.grads
        for _ in range(count):
            optimizer.update(params, grads)

    def tensors(self):
        return self.params.values()


class Numbers(Book):
    """The same on Python floats."""

    def __init__(self, lengths):
        super().__init__(lengths)
        self.params = {name: float(p[0]) for name, p in self.params.items()}
        self.grads = {name: float(g[0]) for name, g in self.grads.items()}

    def tensors(self):
        return [[p] for p in self.params.values()]


class Floats(Numbers):
    """The same with a velocity of floats too, which avoids NumPy's scalars."""

    def __init__(self, lengths):
        super().__init__(lengths)
        self.optimizer.v = dict.fromkeys(self.params, 0.0)


class Doubles(Book):
    """The same on arrays in double precision."""

    def __init__(self, lengths):
        super().__init__(lengths)
        self.params = {name: p.astype(float) for name, p in self.params.items()}
        self.grads = {name: g.astype(float) for name, g in self.grads.items()}


def ours(rival):
    """The same with the class of korogaru's Python package."""

    class Ours(rival):
        @staticmethod
        def make(*arguments):
            import korogaru

            return korogaru.Momentum(*arguments)

    return Ours


def ours_fresh(lengths):
    """The package's class in the convention of PyTorch."""
    rival = ours(Book)(lengths)
    rival.optimizer.convention = "fresh"
    return rival


class Torch:
    """PyTorch's SGD with momentum in one of its three implementations."""

    def __init__(self, lengths, **implementation):
        import torch

        torch.set_num_threads(THREADS)
        self.params = []
        for p, g in numbers(lengths):
            parameter = torch.nn.Parameter(torch.from_numpy(p).clone())
            parameter.grad = torch.from_numpy(g).clone()
            self.params.append(parameter)
        self.optimizer = torch.optim.SGD(self.params, lr=LR, momentum=MOMENTUM, **implementation)

    def run(self, count):
        step = self.optimizer.step
        for _ in range(count):
            step()

    def tensors(self):
        return [parameter.detach().numpy() for parameter in self.params]


class Optax:
    """optax's SGD with momentum, compiled by JAX as one function that may reuse its buffers."""

    def __init__(self, lengths):
        # XLA starts a thread for each processor that it may use, whatever it is told. For one thread it gets
        # one processor.
        if THREADS < len(os.sched_getaffinity(0)):
            os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:THREADS]))
        flags = f"--xla_cpu_multi_thread_eigen={'true' if THREADS > 1 else 'false'}"
        os.environ.update(XLA_FLAGS=flags, JAX_PLATFORMS="cpu")
        import jax
        import optax

        method = optax.sgd(LR, momentum=MOMENTUM)

        def step(params, state, grads):
            updates, state = method.update(grads, state, params)
            return optax.apply_updates(params, updates), state

        self.jax = jax
        self.step = jax.jit(step, donate_argnums=(0, 1))
        tensors = list(numbers(lengths))
        self.params = [jax.numpy.array(p) for p, _ in tensors]
        self.grads = [jax.numpy.array(g) for _, g in tensors]
        self.state = method.init(self.params)

    def run(self, count):
        params, state, grads, step = self.params, self.state, self.grads, self.step
        for _ in range(count):
            params, state = step(params, state, grads)
        self.jax.block_until_ready((params, state))
        self.params, self.state = params, state

    def tensors(self):
        return self.params


class Sweep:
    """The article's run for each pair of learning rate and momentum, all side by side in vectorised NumPy."""

    ITERATIONS = 300

    def __init__(self, lengths):
        import numpy as np

        side = round(lengths[0] ** 0.5)
        lr, momentum = np.linspace(0.01, 1.0, side), np.linspace(0.0, 0.99, side)
        self.lr, self.momentum = (grid.ravel() for grid in np.meshgrid(lr, momentum, indexing="ij"))
        self.loss = None

    def run(self, count):
        import numpy as np

        lr, momentum = self.lr, self.momentum
        for _ in range(count):
            x, y = np.full_like(lr, -7.0), np.full_like(lr, 2.0)
            vx, vy = np.zeros_like(lr), np.zeros_like(lr)
            for _ in range(self.ITERATIONS):
                vx = momentum * vx - lr * (x / 10.0)
                vy = momentum * vy - lr * (2.0 * y)
                x += vx
                y += vy
            self.loss = x**2 / 20.0 + y**2

    def tensors(self):
        return [self.loss]


class JaxSweep(Sweep):
    """The same as one compiled function, whose loop is JAX's scan."""

    def __init__(self, lengths):
        os.environ.update(JAX_PLATFORMS="cpu", JAX_ENABLE_X64="true")
        super().__init__(lengths)
        import jax

        numpy = jax.numpy

        def swept(lr, momentum):
            def step(carry, _):
                x, y, vx, vy = carry
                vx = momentum * vx - lr * (x / 10.0)
                vy = momentum * vy - lr * (2.0 * y)
                return (x + vx, y + vy, vx, vy), None

            zeros = numpy.zeros_like(lr)
            start = (zeros - 7.0, zeros + 2.0, zeros, zeros)
            (x, y, _, _), _ = jax.lax.scan(step, start, length=self.ITERATIONS)
            return x**2 / 20.0 + y**2

        self.swept = jax.jit(swept)
        self.lr, self.momentum = numpy.asarray(self.lr), numpy.asarray(self.momentum)

    def run(self, count):
        for _ in range(count):
            self.loss = self.swept(self.lr, self.momentum).block_until_ready()


RIVALS = {
    "numpy": Book,
    "doubles": Doubles,
    "numbers": Numbers,
    "floats": Floats,
    "ours": ours(Book),
    "ours-fresh": ours_fresh,
    "ours-doubles": ours(Doubles),
    "ours-numbers": ours(Numbers),
    "ours-floats": ours(Floats),
    "torch-default": lambda lengths: Torch(lengths, foreach=False, fused=False),
    "torch-foreach": lambda lengths: Torch(lengths, foreach=True),
    "torch-fused": lambda lengths: Torch(lengths, fused=True),
    "optax": Optax,
    "sweep-numpy": Sweep,
    "sweep-jax": JaxSweep,
}


def main():
    """Answers one line with one line until there are no more."""
    rival = None
    for line in sys.stdin:
        order, *words = line.split()
        if order == "prepare":
            rival = None  # Frees its memory before the next takes its own.
            rival = RIVALS[words[0]]([int(word) for word in words[1:]])
            print("ready", flush=True)
        elif order == "run":
            count = int(words[0])
            start = time.perf_counter_ns()
            rival.run(count)
            print(time.perf_counter_ns() - start, flush=True)
        elif order == "look":
            import numpy as np

            parameters = np.concatenate([np.asarray(tensor) for tensor in rival.tensors()])
            print(*(repr(float(parameters[int(word)])) for word in words), flush=True)
        else:
            raise SystemExit(f"there is no order {order}")


if __name__ == "__main__":
    main()
