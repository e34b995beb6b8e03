"""Arithmetic with arrays, so that a simulation computes all of its draws at once."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from typing import Any

import numpy as np

from thesisvault.models.arithmetic import LIFT, NEAR, Numbers
from thesisvault.models.model import Key
from thesisvault.models.quantity import Number
from thesisvault.models.spread import PERCENTILES, Spread

Array = Any


def _order(left: Array, right: Array) -> Array:
    near = np.isclose(left, right, rtol=NEAR, atol=0)
    return np.where(near, 0, np.where(np.less(left, right), -1, 1))


def _compared(*orders: int) -> Callable[[Array, Array], Array]:
    return lambda left, right: np.isin(_order(left, right), orders).astype(float)


def _round(number: Array, digits: Array = 0.0) -> Array:
    grain = np.power(10.0, np.trunc(digits))
    size = np.floor(np.abs(number) * grain * LIFT + 0.5) / grain
    return np.copysign(size, number)


def _choose(condition: Array, then: Array, otherwise: Array) -> Array:
    return np.where(np.not_equal(condition, 0), then, otherwise)


def _over_all(pairwise: Callable[[Array, Array], Array]) -> Callable[..., Array]:
    def fold(first: Array, *others: Array) -> Array:
        for other in others:
            first = pairwise(first, other)
        return first

    return fold


ARRAYS: Numbers = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "**": np.float_power,
    "negative": np.negative,
    "<": _compared(-1),
    "<=": _compared(-1, 0),
    ">": _compared(1),
    ">=": _compared(1, 0),
    "==": _compared(0),
    "!=": _compared(-1, 1),
    "abs()": np.abs,
    "if()": _choose,
    "max()": _over_all(np.maximum),
    "min()": _over_all(np.minimum),
    "round()": _round,
    "sum()": _over_all(np.add),
    # In a simulation a draw without a number is counted, and no fault.
    "is finite": lambda _: True,
}


def draw(
    key: Key, ends: tuple[float, float, float], seed: int
) -> Callable[[int], Array]:
    """What draws so many more from the triangle between a low, a mode and a high.

    Each input has a stream of its own, named after it: the draws of one do not
    change when another one comes or goes.
    """
    low, mode, high = ends
    if low == high:
        return lambda draws: np.full(draws, mode)
    name = blake2b(f"{key.path}\n{key.name}".encode(errors="replace"), digest_size=16)
    words = np.frombuffer(name.digest(), dtype="<u4").tolist()
    stream = np.random.default_rng([seed, *words])
    return lambda draws: stream.triangular(low, mode, high, draws)


def quiet() -> AbstractContextManager[object]:
    """Let a division by zero be no number, and no warning."""
    return np.errstate(all="ignore")


def among(number: Number, draws: int) -> Array:
    """What some draws of a value gave, also of one that was the same in all."""
    return np.broadcast_to(np.asarray(number, dtype=float), draws)


def summarize(
    numbers: Sequence[Array], hurdle: Sequence[Array] | None
) -> Spread | None:
    """Sum draws up; nothing where none gave a number.

    Args:
        numbers: The draws, batch by batch.
        hurdle: What each of the numbers is to be above.
    """
    every = np.concatenate(numbers)
    bars = np.zeros_like(every) if hurdle is None else np.concatenate(hurdle)
    is_number = np.isfinite(every) & np.isfinite(bars)
    kept = every[is_number]
    if not kept.size:
        return None
    ranks = np.percentile(kept, PERCENTILES).tolist()
    return Spread(
        int(every.size - kept.size),
        float(kept.mean()),
        float(kept.std()),
        float(kept.min()),
        float(kept.max()),
        dict(zip(PERCENTILES, ranks, strict=True)),
        None if hurdle is None else float(np.mean(kept > bars[is_number])),
    )
