"""Simulation: what an output becomes when all inputs with a range vary at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thesisvault.models.model import Key
from thesisvault.models.network import Network, make_network, run
from thesisvault.models.quantity import Quantity
from thesisvault.models.sensitivity import (
    Ends,
    NoValueError,
    base_value,
    inputs_of,
    own_ends,
)
from thesisvault.models.sheet import Sheet
from thesisvault.models.spread import Spread
from thesisvault.text import Record

_MOST_AT_ONCE = 20_000_000
"""Numbers that are kept at a time, at eight bytes each."""


class Simulation(Record, frozen=True):
    """What came of drawing some inputs; `base` is the value with nothing moved."""

    output: Key
    base: Quantity
    inputs: tuple[Key, ...]
    draws: int
    seed: int
    spread: Spread


def _triangle(ends: Ends) -> tuple[float, float, float]:
    """Low, mode and high; a value outside of its own range is an end of it."""
    numbers = ends.low.number, ends.value.number, ends.high.number
    return min(numbers), ends.value.number, max(numbers)


def _ranges(network: Network) -> Mapping[Key, Ends]:
    ranges = {key: own_ends(variable) for key, variable in inputs_of(network)}
    return {key: ends for key, ends in ranges.items() if ends is not None}


def _batches(draws: int, values: int) -> Iterator[int]:
    """How many to draw at once, so that all values of them find room."""
    size = max(_MOST_AT_ONCE // values, 1)
    for start in range(0, draws, size):
        yield min(size, draws - start)


def _number(results: Mapping[Key, Any], key: Key) -> Any:
    if not isinstance(results[key], Quantity):
        raise NoValueError(key, results[key].message)
    return results[key].number


def _drawn(
    network: Network, wanted: Sequence[Key], draws: int, seed: int
) -> Iterator[Sequence[Any]]:
    """What is wanted of the draws, batch by batch."""
    from thesisvault.models.arrays import ARRAYS, among, draw

    ranges = _ranges(network)
    streams = {key: draw(key, _triangle(ends), seed) for key, ends in ranges.items()}
    for size in _batches(draws, len(network.keys)):
        drawn = {
            key: Quantity(streams[key](size), ends.value.unit)
            for key, ends in ranges.items()
        }
        results = run(network, drawn, ARRAYS)
        yield [among(_number(results, key), size) for key in wanted]


def simulate(
    sheet: Sheet, output: Key, *, draws: int, seed: int, hurdle: Key | None = None
) -> Simulation:
    """Draw each input with a Low or a High from a triangle with its value as the mode.

    The same seed gives the same result.

    Args:
        hurdle: The value that the output should be above, in the same draw.

    Raises:
        NoValueError: If the output or the hurdle has no value.
    """
    # Imported here: numpy takes longer to load than all else together.
    from thesisvault.models.arrays import quiet, summarize

    wanted = [key for key in (output, hurdle) if key is not None]
    network = make_network(sheet, [key for key in wanted if key in sheet.variables])
    base, *_ = [base_value(network, key) for key in wanted]
    inputs = tuple(_ranges(network))
    with quiet():
        batches = _drawn(network, wanted, draws, seed)
        numbers, *bars = zip(*batches, strict=True)
        spread = summarize(numbers, bars[0] if bars else None)
    if spread is None:
        raise NoValueError(output, "no draw gives a number")
    return Simulation(output, base, inputs, draws, seed, spread)
