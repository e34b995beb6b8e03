"""All that may be wrong with the models of a vault, and with what refers to them."""

from collections.abc import Iterator, Mapping

from thesisvault.findings import Finding
from thesisvault.models.faults import DUPLICATE, FLAW_OF, OUTSIDE_RANGE
from thesisvault.models.figure import Figure
from thesisvault.models.model import Model, Variable
from thesisvault.models.quantity import Fault
from thesisvault.models.reported import check_reported
from thesisvault.models.solve import Solution, Value
from thesisvault.models.stale import check_references
from thesisvault.models.stated import check_stated
from thesisvault.note.model import Note
from thesisvault.text import Span


def place_of(variable: Variable, fault: Fault) -> Span:
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


def _check_values(solution: Solution, model: Model) -> Iterator[Finding]:
    """Find the values of a model that cannot be computed, and why.

    What fails only because another value does is not told again.
    """
    for value in solution.of(model):
        for fault in value.faults:
            if _is_told(value, fault, solution):
                span = place_of(value.variable, fault)
                yield FLAW_OF[fault.kind].at(span, fault.message)


def _check_names(model: Model) -> Iterator[Finding]:
    """Find names that stand in two rows with values."""
    seen: set[str] = set()
    for variable in model.variables:
        if variable.name in seen:
            message = (
                f'"{variable.name}" has a value above, which is the one that counts'
            )
            yield DUPLICATE.at(variable.cells["name"].span, message)
        seen.add(variable.name)


def _check_ranges(model: Model) -> Iterator[Finding]:
    """Find figures that lie outside of their own Low and High."""
    for variable in model.variables:
        value, low, high = variable.value, variable.low, variable.high
        if not isinstance(value, Figure):
            continue
        if low is not None and high is not None and low.number > high.number:
            message = f"its low, {low.text}, is over its high, {high.text}"
        elif low is not None and value.number < low.number:
            message = f"{value.text} is under its own low, {low.text}"
        elif high is not None and value.number > high.number:
            message = f"{value.text} is over its own high, {high.text}"
        else:
            continue
        yield OUTSIDE_RANGE.at(variable.span, message)


def _of_model(model: Model, solution: Solution) -> Iterator[Finding]:
    yield from model.findings
    yield from _check_values(solution, model)
    yield from _check_names(model)
    yield from _check_ranges(model)
    yield from check_reported(solution, model)


def _start(finding: Finding) -> tuple[int, str]:
    return finding.span.start, finding.code


def check_notes(
    notes: Mapping[str, Note], solution: Solution
) -> Mapping[str, tuple[Finding, ...]]:
    """Find what is wrong in each of some notes, in the order of their text.

    Args:
        notes: By path; models, and notes that refer to them.
    """
    found = {
        path: [*check_references(note, path, solution)] for path, note in notes.items()
    }
    for path, model in solution.sheet.models.items():
        found.setdefault(path, []).extend(_of_model(model, solution))
    for path, finding in check_stated(solution.sheet):
        found.setdefault(path, []).append(finding)
    return {
        path: tuple(sorted(each, key=_start)) for path, each in found.items() if each
    }
