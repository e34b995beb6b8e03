"""What if: models with other values in some rows, and no note touched."""

from collections.abc import Iterable, Mapping

from thesisvault.errors import VaultError
from thesisvault.models.lookup import named_model, named_value
from thesisvault.models.model import Model, Variable
from thesisvault.models.quantity import Fault
from thesisvault.models.read import read_value


class UnusableValueError(VaultError):
    """A text is neither a figure nor a formula."""

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(f'"{name}" cannot be set: {fault.message}')


def _changed(variable: Variable, text: str) -> Variable:
    value = read_value(text.strip(), variable.unit)
    if isinstance(value, Fault):
        raise UnusableValueError(variable.name, value)
    return Variable(
        variable.name,
        value,
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
