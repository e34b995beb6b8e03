"""Reported figures beside what their own inputs give."""

from collections.abc import Iterator

from thesisvault.findings import Finding
from thesisvault.models.faults import REPORTED, UNIT_CLASH, UNKNOWN
from thesisvault.models.figure import Figure
from thesisvault.models.formula import Use
from thesisvault.models.model import Key, Model, Statement
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.sheet import Sheet
from thesisvault.models.show import show_beside
from thesisvault.models.solve import Solution, Value
from thesisvault.text import Record


class Comparison(Record, frozen=True):
    """A reported figure, and the value that it is about.

    `agrees` is nothing where there is no value to hold it against.
    """

    statement: Statement
    value: Value
    agrees: bool | None
    message: str = ""


def in_unit_of(figure: Figure, quantity: Quantity) -> Figure | None:
    """A figure as one of a quantity's unit; nothing if it counts something else."""
    unit = quantity.unit
    if figure.unit.dims == unit.dims:
        return figure
    if not figure.unit.is_plain:
        return None
    return Figure(
        figure.low * unit.scale,
        figure.high * unit.scale,
        unit,
        figure.step * unit.scale,
        figure.text,
        figure.digits,
        figure.is_about,
        figure.is_least,
    )


def _against(figure: Figure, value: Value, quantity: Quantity) -> str:
    """What the value says against a figure, or nothing."""
    own = value.variable.value
    if isinstance(own, Figure):
        says = "" if own.agrees(figure) else f"is {own.text}"
    else:
        shown = show_beside(quantity.number, figure)
        says = "" if figure.covers(quantity.number) else f"comes to {shown}"
    name = value.key.name
    return says and f'reported as {figure.text}, but "{name}" {says}'


def _compared(statement: Statement, value: Value) -> Comparison:
    quantity = value.quantity
    if quantity is None:
        return Comparison(statement, value, None)
    figure = in_unit_of(statement.figure, quantity)
    if figure is None:
        units = (
            f"{statement.figure.unit.text}, but the value is in {quantity.unit.text}"
        )
        return Comparison(statement, value, None, f"reported in {units}")
    message = _against(figure, value, quantity)
    return Comparison(statement, value, not message, message)


def subject_of(statement: Statement, path: str, sheet: Sheet) -> Key | Fault:
    """The value that a statement in a note is about."""
    span = statement.cells["name"].span
    return sheet.find_key(Use(statement.name, statement.model, span), path)


def compare_reported(solution: Solution, model: Model) -> Iterator[Comparison]:
    """Hold the figures that a model reports against the values they are about."""
    for statement in model.statements:
        key = subject_of(statement, model.path, solution.sheet)
        if isinstance(key, Key):
            yield _compared(statement, solution.values[key])


def _is_stated(statement: Statement, model: Model, sheet: Sheet) -> bool:
    """Whether a name that nothing computes is at least one of its own model's."""
    if statement.model is None:
        return True
    other = sheet.find_model(statement.model, model.path)
    stated = other.statements if other else ()
    return any(each.name == statement.name for each in stated)


def check_reported(solution: Solution, model: Model) -> Iterator[Finding]:
    """Find reported figures that are not what their inputs give.

    A figure is given in some digits, and is held to these; one with a `~` may be off
    by one in the last of them.
    """
    for comparison in compare_reported(solution, model):
        if comparison.message:
            flaw = UNIT_CLASH if comparison.agrees is None else REPORTED
            yield flaw.at(comparison.statement.span, comparison.message)
    for statement in model.statements:
        key = subject_of(statement, model.path, solution.sheet)
        if isinstance(key, Fault) and not _is_stated(statement, model, solution.sheet):
            yield UNKNOWN.at(statement.cells["name"].span, key.message)
