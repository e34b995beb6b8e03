"""Quantities: a number with its unit; and faults, which stand in for one."""

from typing import Any, Literal

from thesisvault.models.unit import Unit
from thesisvault.text import Record, Span

# A float; in a simulation an array of them. That library is loaded late, so that
# its type cannot be named here.
Number = Any

FaultKind = Literal[
    "text", "syntax", "unknown", "cycle", "zero", "range", "unit", "needs"
]


class Quantity(Record, frozen=True):
    """A number with its unit; the number itself is in base units, `$B` in `$`."""

    number: Number
    unit: Unit


class Fault(Record, frozen=True):
    """Why there is no quantity; the span lies in the formula's text."""

    kind: FaultKind
    message: str
    span: Span | None = None
