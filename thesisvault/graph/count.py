"""What is counted of each node."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from thesisvault.graph.model import SIDED, Edge, Node
from thesisvault.index.store import Index

_EVIDENCE = """
select notes.path, count(*), min(date_start), max(date_start)
from evidence join notes on notes.id = evidence.note
where ?1 is null or date_start is null or date_start <= ?1
group by evidence.note
"""
_CLAIMS = """
select notes.path, count(*) from claims join notes on notes.id = note group by note
"""

_Days = tuple[str, str]


def _evidence_days(edges: Iterable[Edge]) -> Mapping[str, _Days]:
    """The first and the last day on which evidence linked to a node."""
    days: dict[str, _Days] = {}
    for edge in edges:
        if edge.start is not None and edge.relation == "evidence":
            first, last = days.get(edge.target, (edge.start, edge.start))
            days[edge.target] = min(first, edge.start), max(last, edge.start)
    return days


def count_up(
    index: Index, nodes: Iterable[Node], edges: Sequence[Edge], day: date | None
) -> Iterator[Node]:
    """The nodes, with all that is counted of them."""
    into = Counter([edge.target for edge in edges])
    out = Counter([edge.source for edge in edges])
    sided = [edge for edge in edges if edge.relation in SIDED]
    held = Counter(edge.source for edge in sided)
    holding = Counter(target for _, target in {(e.source, e.target) for e in sided})
    iso = day.isoformat() if day else None
    rows = {path: rest for path, *rest in index.select(_EVIDENCE, iso)}
    claims = dict(index.select(_CLAIMS))
    days = _evidence_days(edges)
    for node in nodes:
        key = node.id
        count, first, last = rows.get(key) or (0, *days.get(key, (None, None)))
        yield Node(
            key,
            node.name,
            node.kind,
            node.path,
            node.stage,
            node.status,
            node.created,
            node.reviewed,
            count,
            claims.get(key, 0),
            held[key],
            holding[key],
            into[key],
            out[key],
            into[key] + out[key],
            first,
            last,
        )
