"""What operators and functions do with numbers, once their units are settled.

A table, so that a simulation can bring another that does the same with arrays.
"""

from collections.abc import Callable, Mapping
from math import floor, fsum, isclose, isfinite
from math import pow as power
from operator import add, mul, neg, sub, truediv

from thesisvault.models.quantity import Number

Numbers = Mapping[str, Callable[..., Number]]

# Two numbers this close are one: 0.1 + 0.2 is 0.3.
NEAR = 1e-9
# Lifts 2.675 over the edge that its last bit keeps it from.
LIFT = 1 + 2**-50


def _order(left: float, right: float) -> int:
    if isclose(left, right, rel_tol=NEAR):
        return 0
    return -1 if left < right else 1


def _compared(*orders: int) -> Callable[[float, float], float]:
    return lambda left, right: float(_order(left, right) in orders)


def _round(number: float, digits: float = 0.0) -> float:
    """Round half away from zero, as spreadsheets do and Python does not."""
    grain = 10.0 ** int(digits)
    size = floor(abs(number) * grain * LIFT + 0.5) / grain
    return size if number >= 0 else -size


def _choose(condition: float, then: float, otherwise: float) -> float:
    return then if condition else otherwise


SCALAR: Numbers = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    # Not `**`, which would leave the real numbers for (-8) ** 0.5.
    "**": power,
    "negative": neg,
    "<": _compared(-1),
    "<=": _compared(-1, 0),
    ">": _compared(1),
    ">=": _compared(1, 0),
    "==": _compared(0),
    "!=": _compared(-1, 1),
    "abs()": abs,
    "if()": _choose,
    "max()": lambda *numbers: max(numbers),
    "min()": lambda *numbers: min(numbers),
    "round()": _round,
    "sum()": lambda *numbers: fsum(numbers),
    "is finite": isfinite,
}
