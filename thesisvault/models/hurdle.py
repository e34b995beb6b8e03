"""The hurdle: the value that an output should stay above."""

from thesisvault.errors import VaultError
from thesisvault.models.lookup import named_value
from thesisvault.models.model import Key
from thesisvault.models.quantity import Quantity
from thesisvault.models.solve import Solution

HURDLE = "hurdle"
"""A value of this name is the hurdle of its model."""


class UnfitHurdleError(VaultError):
    """An output and its hurdle do not count the same."""

    def __init__(self, output: Key, hurdle: Key) -> None:
        super().__init__(
            f'"{output.name}" cannot be held against "{hurdle.name}": their units '
            f"do not fit together"
        )


def _fits(output: Quantity | None, hurdle: Quantity | None) -> bool:
    if output is None or hurdle is None:
        return False
    same = output.unit.dims == hurdle.unit.dims
    return same or output.unit.is_any or hurdle.unit.is_any


def find_hurdle(solution: Solution, output: Key, name: str | None = None) -> Key | None:
    """The hurdle of an output: the value that is named, or its model's own.

    Raises:
        UnknownValueError: If one is named that is not there.
        UnfitHurdleError: If one is named that counts something else.
    """
    model = solution.sheet.models[output.path]
    if name is None and model.variable(HURDLE) is None:
        return None
    hurdle = named_value(model, name or HURDLE)
    values = solution.values
    if _fits(values[output].quantity, values[hurdle].quantity):
        return None if hurdle == output else hurdle
    if name is None or None in (values[output].quantity, values[hurdle].quantity):
        return None
    raise UnfitHurdleError(output, hurdle)
