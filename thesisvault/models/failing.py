"""Rows that fail: no value, a name used twice, a value outside of its range."""

from collections.abc import Iterator

from thesisvault.findings import Finding
from thesisvault.models.faults import (
    DUPLICATE,
    FLAW_OF,
    OUTSIDE_RANGE,
)
from thesisvault.models.figure import Figure
from thesisvault.models.model import Model, Variable
from thesisvault.models.quantity import Fault
from thesisvault.models.solve import Solution, Value
from thesisvault.text import Span


def _place(variable: Variable, fault: Fault) -> Span:
    """Where in the note a fault lies: in the formula, or the cell as a whole."""
    if fault.span is None or variable.offset is None:
        return variable.span
    start = variable.offset
    return Span(start + fault.span.start, start + fault.span.end)


def _is_told(value: Value, fault: Fault, solution: Solution) -> bool:
    """Whether a fault is this value's own, and not told with another's."""
    if fault.kind == "cycle":
        return any(cycle[0] == value.key for cycle in solution.cycles)
    return fault.kind != "needs"


def check_values(solution: Solution, model: Model) -> Iterator[Finding]:
    """Find the values of a model that cannot be computed, and why.

    What fails only because another value does is not told again.
    """
    for value in solution.of(model):
        for fault in value.faults:
            if _is_told(value, fault, solution):
                span = _place(value.variable, fault)
                yield FLAW_OF[fault.kind].at(span, fault.message)


def check_names(model: Model) -> Iterator[Finding]:
    """Find names that stand in two rows with values."""
    seen: set[str] = set()
    for variable in model.variables:
        if variable.name in seen:
            message = (
                f'"{variable.name}" has a value above, which is the one that counts'
            )
            yield DUPLICATE.at(variable.cells["name"].span, message)
        seen.add(variable.name)


def check_ranges(model: Model) -> Iterator[Finding]:
    """Find figures that lie outside of their own Low and High."""
    for variable in model.variables:
        value, low, high = variable.value, variable.low, variable.high
        if not isinstance(value, Figure):
            continue
        if low is not None and value.number < low.number:
            message = f"{value.text} is under its own low, {low.text}"
        elif high is not None and value.number > high.number:
            message = f"{value.text} is over its own high, {high.text}"
        else:
            continue
        yield OUTSIDE_RANGE.at(variable.span, message)
