"""What if: models with other values in some rows, and no note touched."""

from collections.abc import Iterable, Iterator, Mapping
from math import isclose

from thesisvault.errors import VaultError
from thesisvault.models.arithmetic import NEAR
from thesisvault.models.figure import Figure
from thesisvault.models.formula import Formula
from thesisvault.models.lookup import named_model, named_value
from thesisvault.models.model import Key, Model, Variable
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.read import read_value
from thesisvault.models.solve import Solution
from thesisvault.text import Record


class UnusableValueError(VaultError):
    """A text is neither a figure nor a formula."""

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(f'"{name}" cannot be set: {fault.message}')


def check_text(variable: Variable, text: str) -> Figure | Formula:
    """The value that a text would be in a row.

    Raises:
        UnusableValueError: If it is neither a figure nor a formula.
    """
    value = read_value(text.strip(), variable.unit)
    if isinstance(value, Fault):
        raise UnusableValueError(variable.name, value)
    return value


def _changed(variable: Variable, text: str) -> Variable:
    return Variable(
        variable.name,
        check_text(variable, text),
        variable.unit,
        variable.cells,
        None,
        variable.low,
        variable.high,
    )


def _with(model: Model, texts: Mapping[str, str]) -> Model:
    for name in texts:
        named_value(model, name)
    return Model(
        model.path,
        tuple([
            _changed(each, texts[each.name]) if each.name in texts else each
            for each in model.variables
        ]),
        model.statements,
        model.sources,
        model.findings,
    )  # fmt: skip


def with_values(
    models: Iterable[Model], changes: Mapping[str, Mapping[str, str]]
) -> tuple[Model, ...]:
    """Put other values into some rows, written as they would be in their cells.

    Args:
        changes: By model, its path or name, the texts of values by their names.

    Raises:
        UnknownModelError: If there is no such model.
        UnknownValueError: If a model has no such row.
        UnusableValueError: If a text is neither a figure nor a formula.
    """
    known = tuple(models)
    by_path = {named_model(known, name).path: texts for name, texts in changes.items()}
    return tuple(
        [
            _with(model, by_path[model.path]) if model.path in by_path else model
            for model in known
        ]
    )


class Shift(Record, frozen=True):
    """A value that is not what it was; nothing stands for one that there is not.

    `why` tells why there is none any more, where that is not another value's fault.
    """

    key: Key
    before: Quantity | None
    after: Quantity | None
    why: str = ""


def _is_same(before: Quantity | None, after: Quantity | None) -> bool:
    if before is None or after is None:
        return before is after
    is_near = isclose(before.number, after.number, rel_tol=NEAR)
    return before.unit == after.unit and is_near


def find_shifts(before: Solution, after: Solution) -> Iterator[Shift]:
    """Find the values that differ, model by model, in the order of their rows."""
    for model in before.sheet.models.values():
        for value in before.of(model):
            now = after.values[value.key]
            if not _is_same(value.quantity, now.quantity):
                own = (each.message for each in now.faults if each.kind != "needs")
                yield Shift(value.key, value.quantity, now.quantity, next(own, ""))
