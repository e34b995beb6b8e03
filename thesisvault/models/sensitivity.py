"""Sensitivity: what an output becomes when each input is moved by itself."""

from collections.abc import Iterable
from math import inf

from thesisvault.errors import VaultError
from thesisvault.models.evaluate import Operand
from thesisvault.models.figure import Figure
from thesisvault.models.model import Key, Variable
from thesisvault.models.network import Network, given, make_network, run
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.sheet import Sheet
from thesisvault.text import Record

SHARE = 0.1
"""By how much an input without a range is moved, as a share of itself."""


class NoValueError(VaultError):
    """What is asked for has no value, so nothing can be told about it."""

    def __init__(self, key: Key, why: str) -> None:
        super().__init__(f'"{key.name}" of "{key.path}" has no value: {why}')


class Ends(Record, frozen=True):
    """An input, and how far it is moved; `is_own` tells that its row says so."""

    value: Quantity
    low: Quantity
    high: Quantity
    is_own: bool


class Bar(Record, frozen=True):
    """An input's ends, and the output at each; nothing where it has no value there."""

    key: Key
    ends: Ends
    at_low: Quantity | None
    at_high: Quantity | None

    @property
    def swing(self) -> float | None:
        """How much the output moves between both ends."""
        if self.at_low is None or self.at_high is None:
            return None
        return abs(float(self.at_high.number) - float(self.at_low.number))


class Tornado(Record, frozen=True):
    """An output, and the inputs that move it, the strongest first."""

    output: Key
    base: Quantity
    bars: tuple[Bar, ...]


def base_value(network: Network, key: Key) -> Quantity:
    """A value with nothing moved.

    Raises:
        NoValueError: If it has none.
    """
    operand = run(network).get(key, Fault("unknown", "no row has this name"))
    if isinstance(operand, Fault):
        raise NoValueError(key, operand.message)
    return operand


def own_ends(variable: Variable) -> Ends | None:
    """The range that a row gives itself; an end that it leaves out is its value."""
    if not isinstance(variable.value, Figure) or not (variable.low or variable.high):
        return None
    value = given(variable, variable.value)
    low = given(variable, variable.low) if variable.low else value
    high = given(variable, variable.high) if variable.high else value
    return Ends(value, low, high, is_own=True)


def _ends(variable: Variable, value: Figure) -> Ends:
    middle = given(variable, value)
    numbers = sorted(middle.number * (1 + each) for each in (-SHARE, SHARE))
    low, high = (Quantity(number, middle.unit) for number in numbers)
    return own_ends(variable) or Ends(middle, low, high, is_own=False)


def _quantity(operand: Operand) -> Quantity | None:
    return operand if isinstance(operand, Quantity) else None


def _bar(network: Network, output: Key, key: Key, ends: Ends) -> Bar:
    at_low, at_high = (
        _quantity(run(network, {key: end})[output]) for end in (ends.low, ends.high)
    )
    return Bar(key, ends, at_low, at_high)


def _rank(bar: Bar) -> tuple[float, Key]:
    return (inf if bar.swing is None else -bar.swing), bar.key


def inputs_of(network: Network) -> Iterable[tuple[Key, Variable]]:
    """The given values among those of a network, by path and name."""
    for key in sorted(network.keys):
        variable = network.sheet.variables[key]
        if variable.is_input:
            yield key, variable


def find_sensitivity(sheet: Sheet, output: Key) -> Tornado:
    """Move each input of an output to its Low and High, or else by a tenth.

    Raises:
        NoValueError: If the output has no value to begin with.
    """
    wanted = [output] if output in sheet.variables else []
    network = make_network(sheet, wanted)
    base = base_value(network, output)
    bars = [
        _bar(network, output, key, _ends(variable, variable.value))
        for key, variable in inputs_of(network)
        if isinstance(variable.value, Figure)
    ]
    return Tornado(output, base, tuple(sorted(bars, key=_rank)))
