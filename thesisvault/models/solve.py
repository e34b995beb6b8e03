"""Models computed: every value that there is, and why there are no others."""

from collections.abc import Iterable, Iterator, Mapping

from thesisvault.models.evaluate import Operand
from thesisvault.models.formula import Use
from thesisvault.models.model import Key, Model, Variable
from thesisvault.models.network import make_network, run
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.sheet import Sheet, make_sheet
from thesisvault.models.show import show
from thesisvault.text import Record
from thesisvault.vault.resolve import Resolver


class Value(Record, frozen=True):
    """What a row comes to: a quantity, or the faults for which there is none."""

    key: Key
    variable: Variable
    quantity: Quantity | None
    faults: tuple[Fault, ...] = ()

    @property
    def text(self) -> str:
        """The value as it reads, or a dash."""
        return show(self.quantity) if self.quantity else "—"


class Solution(Record, frozen=True):
    """Models computed: their values, and the cycles that are in the way of others."""

    sheet: Sheet
    values: Mapping[Key, Value]
    cycles: tuple[tuple[Key, ...], ...]

    def operand(self, use: Use, path: str) -> Operand:
        """What a name in a note comes to."""
        key = self.sheet.find_key(use, path)
        if isinstance(key, Fault):
            return key
        quantity = self.values[key].quantity
        return quantity or Fault("needs", f'"{use.name}" has no value', use.span)

    def of(self, model: Model) -> Iterator[Value]:
        """The values of a model, in the order of its rows."""
        for variable in model.variables:
            value = self.values[Key(model.path, variable.name)]
            if value.variable is variable:
                yield value


def solve(models: Iterable[Model], resolver: Resolver | None = None) -> Solution:
    """Compute models; in what order they come does not matter.

    Args:
        resolver: Finds notes by links; by default among the models alone.
    """
    sheet = make_sheet(models, resolver)
    network = make_network(sheet, sheet.variables)
    values = {}
    for key, result in run(network).items():
        variable = sheet.variables[key]
        if isinstance(result, Quantity):
            values[key] = Value(key, variable, result)
            continue
        unknown = [each for each in network.links[key] if isinstance(each, Fault)]
        values[key] = Value(key, variable, None, tuple(unknown) or (result,))
    return Solution(sheet, values, network.cycles)
