"""Values and what they use: an order to compute them in, and the computing of it."""

from collections.abc import Iterable, Mapping, Sequence

from thesisvault.models.arithmetic import SCALAR, Numbers
from thesisvault.models.evaluate import Operand, evaluate
from thesisvault.models.figure import Figure
from thesisvault.models.formula import Formula, Use
from thesisvault.models.model import Key, Variable
from thesisvault.models.order import compute_order
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.sheet import Sheet
from thesisvault.models.unit import PLAIN
from thesisvault.text import Record

Operands = Mapping[Key, Operand]


class Network(Record, frozen=True):
    """Some values of a sheet with all that they use, in an order to compute them in.

    `links` has what the names in each formula stand for, in their order.
    """

    sheet: Sheet
    keys: tuple[Key, ...]
    links: Mapping[Key, Sequence[Key | Fault]]
    cycles: tuple[tuple[Key, ...], ...]


def _uses(variable: Variable) -> tuple[Use, ...]:
    return variable.value.uses if isinstance(variable.value, Formula) else ()


def _links(sheet: Sheet, wanted: Iterable[Key]) -> Mapping[Key, Sequence[Key | Fault]]:
    """What the names stand for in some formulas, and in all that these use."""
    links: dict[Key, Sequence[Key | Fault]] = {}
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if key not in links:
            uses = _uses(sheet.variables[key])
            links[key] = [sheet.find_key(use, key.path) for use in uses]
            waiting.extend(each for each in links[key] if isinstance(each, Key))
    return links


def make_network(sheet: Sheet, wanted: Iterable[Key]) -> Network:
    """Order some values, and all that they use, for computing."""
    links = _links(sheet, wanted)
    uses = {
        key: [each for each in keys if isinstance(each, Key)]
        for key, keys in links.items()
    }
    order = compute_order(uses, links)
    return Network(sheet, order.keys, links, order.cycles)


def show_key(key: Key, home: str) -> str:
    """A value's name; in other notes than its own, with its note's."""
    stem = key.path.rpartition("/")[2].removesuffix(".md")
    return key.name if key.path == home else f"[[{stem}]].{key.name}"


def _circular(network: Network) -> dict[Key, Fault]:
    faults = {}
    for cycle in network.cycles:
        path = " → ".join(show_key(key, cycle[0].path) for key in (*cycle, cycle[0]))
        fault = Fault("cycle", f"the value depends on itself: {path}")
        faults.update(dict.fromkeys(cycle, fault))
    return faults


def in_row(result: Quantity, variable: Variable, formula: Formula) -> Operand:
    """What a formula gives, in the unit of its row."""
    row = variable.unit
    if row.is_plain or result.unit.is_any:
        return Quantity(result.number, PLAIN if result.unit.is_any else result.unit)
    if result.unit.dims == row.dims:
        return Quantity(result.number, row)
    # `= 80 + 75` in a row of $B means billions; and what is counted in years or
    # users is often the quotient of two sums of money.
    if not result.unit.dims and (formula.is_bare or row.is_count):
        return Quantity(result.number * row.scale, row)
    message = f"the formula gives {result.unit.text}, the row is in {row.text}"
    return Fault("unit", message)


def given(variable: Variable, figure: Figure) -> Quantity:
    """A figure as the value of a row."""
    unit = figure.unit if variable.unit.is_plain else variable.unit
    return Quantity(figure.number, unit)


def _operand(link: Key | Fault, use: Use, done: Operands) -> Operand:
    found = link if isinstance(link, Fault) else done.get(link)
    if found is None or (isinstance(found, Fault) and found is not link):
        return Fault("needs", f'"{use.name}" has no value', use.span)
    return found


def _operands(
    links: Sequence[Key | Fault], formula: Formula, done: Operands
) -> Sequence[Operand]:
    # Nearly always all of them have values, and no place needs to be told.
    found = [done.get(link) for link in links if type(link) is Key]
    known = [each for each in found if type(each) is Quantity]
    if len(known) == len(links):
        return known
    pairs = zip(links, formula.uses, strict=True)
    return [_operand(link, use, done) for link, use in pairs]


def _computed(key: Key, network: Network, done: Operands, numbers: Numbers) -> Operand:
    variable = network.sheet.variables[key]
    value = variable.value
    if isinstance(value, Figure):
        return given(variable, value)
    if isinstance(value, Fault):
        return value
    operands = _operands(network.links[key], value, done)
    result = evaluate(value, operands, numbers)
    return result if isinstance(result, Fault) else in_row(result, variable, value)


def run(
    network: Network,
    changed: Mapping[Key, Quantity] | None = None,
    numbers: Numbers = SCALAR,
) -> Operands:
    """Compute the values of a network.

    Args:
        changed: Quantities to take in place of what the rows say.
    """
    fixed: Mapping[Key, Operand] = {**_circular(network), **(changed or {})}
    done: dict[Key, Operand] = {}
    for key in network.keys:
        known = fixed.get(key)
        done[key] = known or _computed(key, network, done, numbers)
    return done
