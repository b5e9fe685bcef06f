"""The book's updates in NumPy's own operations, for everything that the kernels do not take as it is.

Each function does what ``update`` of the book's class of that name does, in the same order of operations. If
NumPy refuses, parameters, state and counter are as they were before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

Dict = dict[Any, Any]


def sgd(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, (), params, grads):
        for key in params.keys():
            params[key] -= self.lr * grads[key]


def momentum(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, ("v",), params, grads):
        for key in params.keys():
            if not _lr_is_outside(self):
                self.v[key] = self.momentum * self.v[key] - self.lr * grads[key]
                params[key] += self.v[key]
            else:
                self.v[key] = self.momentum * self.v[key] + grads[key]
                params[key] -= self.lr * self.v[key]


def nesterov(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, ("v",), params, grads):
        for key in params.keys():
            outside = _lr_is_outside(self)
            if outside:
                params[key] -= self.lr * (self.momentum * self.momentum) * self.v[key]
            else:
                params[key] += self.momentum * self.momentum * self.v[key]
            params[key] -= (1 + self.momentum) * self.lr * grads[key]
            self.v[key] *= self.momentum
            if outside:
                self.v[key] += grads[key]
            else:
                self.v[key] -= self.lr * grads[key]


def adagrad(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, ("h",), params, grads):
        for key in params.keys():
            self.h[key] += grads[key] * grads[key]
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


def rmsprop(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, ("h",), params, grads):
        for key in params.keys():
            self.h[key] *= self.decay_rate
            self.h[key] += (1 - self.decay_rate) * grads[key] * grads[key]
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


def adam(self: Any, params: Dict, grads: Dict) -> None:
    with _all_or_nothing(self, ("m", "v"), params, grads, count="iter"):
        self.iter += 1
        lr_t = self.lr * np.sqrt(1.0 - self.beta2**self.iter) / (1.0 - self.beta1**self.iter)
        for key in params.keys():
            self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
            self.v[key] += (1 - self.beta2) * (grads[key] ** 2 - self.v[key])
            params[key] -= lr_t * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)


def _lr_is_outside(self: Any) -> bool:
    return self.convention in ("fresh", "outside")


@contextmanager
def _all_or_nothing(
    self: Any, slots: tuple[str, ...], params: Dict, grads: Dict, count: str | None = None
) -> Iterator[None]:
    """Make the state if there is none, and take all changes back if something raises."""
    names = slots if count is None else (*slots, count)
    attributes = {name: getattr(self, name) for name in names}
    tables = [params, *(attributes[slot] for slot in slots)]
    if not hasattr(params, "keys"):
        raise TypeError(f"params must be a dict of arrays or numbers by name, not {type(params).__name__}")
    saved = [_saved(table) for table in tables if hasattr(table, "keys")]
    try:
        # As in the book's classes, the first attribute tells whether there is state.
        if slots and attributes[slots[0]] is None:
            for slot in slots:
                setattr(self, slot, {key: np.zeros_like(value) for key, value in params.items()})
        yield
    except BaseException as error:
        for name, value in attributes.items():
            setattr(self, name, value)
        for table, entries in saved:
            _restore(table, entries)
        if isinstance(error, Exception):
            helpful = _helpful(error, self, slots, params, grads)
            if helpful is not None:
                raise helpful from error
        raise


def _saved(table: Any) -> tuple[Any, dict[Any, tuple[Any, Any]]]:
    """A dict with each of its values and, for arrays, a copy of their content."""
    return table, {key: (table[key], _content(table[key])) for key in table.keys()}


def _content(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else None


def _restore(table: Any, entries: dict[Any, tuple[Any, Any]]) -> None:
    for key, (value, content) in entries.items():
        # Changes that other code made to an array's shape or flags meanwhile are not taken back.
        if content is not None and value.flags.writeable and value.shape == content.shape:
            value[...] = content
        if table[key] is not value:
            table[key] = value
    for key in [key for key in table.keys() if key not in entries]:
        del table[key]


def _helpful(error: Exception, self: Any, slots: tuple[str, ...], params: Any, grads: Any) -> Exception | None:
    """The same kind of exception, with what is wrong and what would be right, if that is known."""
    if not hasattr(grads, "keys"):
        if isinstance(error, TypeError):
            return TypeError(f"grads must be a dict of gradients by name, not {type(grads).__name__}")
        return None
    for key in params.keys():
        if isinstance(error, KeyError) and key not in grads:
            return KeyError(f"grads has no {key!r}, which params has; grads has {_names(grads)}")
        for slot in slots:
            state = getattr(self, slot)
            if isinstance(error, KeyError) and state is not None and key not in state:
                return KeyError(
                    f"{slot} has no {key!r}, since params had none at the first update; "
                    f"set {slot} to None to begin anew, or give it an entry"
                )
        if key not in grads:
            continue
        value, grad = params[key], grads[key]
        if isinstance(error, TypeError) and isinstance(value, np.ndarray) and value.dtype.kind in "biu":
            return TypeError(
                f"params[{key!r}] is an array of {value.dtype}, which cannot hold what an update gives; "
                f"make it one of floats: params[{key!r}].astype(float)"
            )
        if isinstance(error, TypeError) and isinstance(grad, (list, tuple)):
            return TypeError(f"grads[{key!r}] is a {type(grad).__name__}; make it an array: np.array(grads[{key!r}])")
        if isinstance(error, ValueError) and isinstance(value, np.ndarray):
            if not value.flags.writeable:
                return ValueError(f"params[{key!r}] is a read-only array; update a copy: params[{key!r}].copy()")
            if isinstance(grad, np.ndarray) and not _broadcasts(grad.shape, value.shape):
                return ValueError(
                    f"grads[{key!r}] has the shape {grad.shape}, which does not broadcast to that of "
                    f"params[{key!r}], {value.shape}"
                )
    return None


def _names(table: Any) -> str:
    names = [repr(key) for key in table.keys()]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "") if names else "nothing"


def _broadcasts(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    try:
        return np.broadcast_shapes(shape, to) == to
    except ValueError:
        return False
