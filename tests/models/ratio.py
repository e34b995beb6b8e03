"""How long 1,000 models of 30 rows take to compute, beside how long to parse them.

    python -m tests.models.ratio

All in one process, with the garbage collector off and memoised formulas forgotten
before each turn; the best of a few turns counts. No two formulas are the same.
Computing should take less than ten times as long as parsing.
"""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from thesisvault.models.grammar import parse_formula
from thesisvault.models.read import read_model
from thesisvault.models.solve import solve
from thesisvault.note.parse import parse_note

MODELS, ROWS, TURNS = 1_000, 30, 3
PROSE = (
    "Of the three core clouds, [[Company {0}]] has the most to lose: its backlog grew"
    " by {0}% in a year, and its capex by more. See [[Backlog]], and what is left open"
    " under [[Company {0}#What I distrust]].\n\n"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """The seconds for some texts: parsed, read as models, computed."""

    parsing: float
    reading: float
    computing: float


def _value(row: int, model: int) -> str:
    if row < ROWS // 2:
        return f"${row + model}.5B"
    return f"= row_{row - 1} * {model}% + row_{row - ROWS // 2} - 0.{row} * row_0"


def bare(model: int) -> str:
    """A table and nothing else: the least that there is to parse."""
    rows = (f"| row_{row} | {_value(row, model)} | $B |\n" for row in range(ROWS))
    return "| Name | Value | Unit |\n|---|---|---|\n" + "".join(rows)


def whole(model: int) -> str:
    """A note as one writes it: every figure with its reason, and prose about them."""
    rows = (
        f"| row_{row} | {_value(row, model)} | $B | Step {row}. [[Company {model}]] in"
        f" Q3 2025, by its filing; an estimate | | |\n"
        for row in range(ROWS)
    )
    head = "| Name | Value | Unit | Basis | Low | High |\n|---|---|---|---|---|---|\n"
    front = (
        f'---\ntype: model\nsource: "[[Source {model}]]"\n---\n\n# Model {model}\n\n'
    )
    prose = PROSE.format(model) * 8
    return f"{front}{prose}{head}{''.join(rows)}\n{prose}"


def _turn(texts: list[str]) -> Cost:
    parse_formula.cache_clear()
    start = perf_counter()
    notes = [parse_note(text) for text in texts]
    parsed = perf_counter()
    models = [read_model(note, f"{index}.md") for index, note in enumerate(notes)]
    read = perf_counter()
    solution = solve(models)
    computed = perf_counter()
    assert len(solution.values) == MODELS * ROWS
    assert not any(value.faults for value in solution.values.values())
    return Cost(parsed - start, read - parsed, computed - read)


def measure(make: Callable[[int], str]) -> Cost:
    """The cost of models of a kind, in their best turn."""
    texts = [make(index) for index in range(MODELS)]
    parse_formula("1")
    gc.disable()
    costs = [_turn(texts) for _ in range(TURNS)]
    gc.enable()
    return Cost(
        min(cost.parsing for cost in costs),
        min(cost.reading for cost in costs),
        min(cost.computing for cost in costs),
    )


def report() -> Iterator[str]:
    """The costs and their ratios, line by line."""
    yield "| | a note | parse | read | compute | compute / parse | both / parse |"
    yield "|---|---|---|---|---|---|---|"
    for make in (whole, bare):
        cost = measure(make)
        both = cost.reading + cost.computing
        seconds = (cost.parsing, cost.reading, cost.computing)
        cells = [
            make.__name__,
            f"{len(make(0)) / 1000:.1f} kB",
            *(f"{each:.2f} s" for each in seconds),
            *(f"{each / cost.parsing:.1f}" for each in (cost.computing, both)),
        ]
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for line in report():
        print(line)  # noqa: T201
