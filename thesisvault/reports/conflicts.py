"""Companies that some theses are for and others against, with both reasons."""

from collections.abc import Sequence
from datetime import date

from thesisvault.graph.read import read_graph
from thesisvault.index.store import Index
from thesisvault.reports.exposure import Holding, holdings_by_company
from thesisvault.text import Record
from thesisvault.thesis.model import Stage

_HELD = (Stage.ACTIVE, Stage.CORE, Stage.STRENGTHENING, Stage.WEAKENING)


class Conflict(Record, frozen=True):
    """A company, and who is for it and who against."""

    name: str
    path: str | None
    kind: str
    long: tuple[Holding, ...]
    short: tuple[Holding, ...]


def _sides(
    holdings: Sequence[Holding],
) -> tuple[tuple[Holding, ...], tuple[Holding, ...]]:
    """The positions of theses that take one side, and not both."""
    longs = {each.path for each in holdings if each.sign == "+"}
    shorts = {each.path for each in holdings if each.sign == "-"}
    one_sided = longs ^ shorts
    return (
        tuple(e for e in holdings if e.sign == "+" and e.path in one_sided),
        tuple(e for e in holdings if e.sign == "-" and e.path in one_sided),
    )


def find_conflicts(
    index: Index, today: date, *, is_all: bool = False
) -> tuple[Conflict, ...]:
    """Find the companies on which theses disagree, the most disputed first.

    Args:
        is_all: Whether ideas, and theses that are watched, take a side, too; those
            that are over take none.
    """
    graph = read_graph(index, today)
    holdings = holdings_by_company(graph, index.config.vocabulary)
    found = []
    for node in graph.nodes:
        counted = [
            each
            for each in holdings.get(node.id, ())
            if (is_all and not each.is_over) or each.stage in _HELD
        ]
        long, short = _sides(counted)
        if long and short:
            found.append(Conflict(node.name, node.path, node.kind, long, short))
    return tuple(
        sorted(found, key=lambda each: (-len(each.long) - len(each.short), each.name))
    )
