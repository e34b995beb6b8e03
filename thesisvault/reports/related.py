"""Which companies hang together with one, and the sentences that say so.

Three things tie two companies: theses that hold both, rows that name both, and the
notes around them. Each counts the more, the fewer others it ties as well: a thesis
of two companies says more about them than one of twenty.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import log, log2
from typing import Literal

from thesisvault.graph.model import FILE, SIDED, TAG, TAGGED, Edge, Graph, Node
from thesisvault.graph.read import read_graph
from thesisvault.graph.sentences import Sentences
from thesisvault.index.store import Index
from thesisvault.reports.nodes import find_node
from thesisvault.text import Record

How = Literal["thesis", "row", "link", "neighbour"]

_TABLES = """
select distinct notes.path, line from link_places join notes on notes.id = note
where in_table
"""
# What a tie of each kind counts; a mere neighbour counts the less, the more it knows.
_WEIGHTS: Mapping[How, float] = {"thesis": 3, "row": 2, "link": 0.5, "neighbour": 0.25}
# In the same row of a table of winners, and not just in the same thesis.
_SAME_GROUP = 1.5
_MOST_REASONS = 8
# Notes are not opened for what ties so little.
_TOLD = 0.06


class Reason(Record, frozen=True):
    """One thing that ties two companies, and where it is said.

    Args:
        how: A thesis that holds both, a row that names both, a link from one to the
            other, or a note that both are linked with.
        signs: The side that the thesis takes in the one asked for, and in the other.
        date: When, as written; of a thesis, its first day.
        text: The sentence that says it.
    """

    how: How
    score: float
    path: str
    name: str
    line: int | None
    date: str | None
    signs: tuple[str, str] | None
    text: str


class Related(Record, frozen=True):
    """A company that is tied to the one asked for; `since` is the earliest date."""

    name: str
    path: str | None
    kind: str
    score: float
    by_thesis: float
    by_row: float
    by_structure: float
    since: str | None
    count: int
    reasons: tuple[Reason, ...]


class Relations(Record, frozen=True):
    """A note or name, and what is related to it, the closest first."""

    name: str
    path: str | None
    kind: str
    related: tuple[Related, ...]


class _Finder:
    """Looks for reasons around one node."""

    def __init__(self, index: Index, graph: Graph, node: Node) -> None:
        self.node = node
        self.nodes = {each.id: each for each in graph.nodes}
        self.edges = graph.edges
        self.tables: set[tuple[str, int]] = {*index.select(_TABLES)}
        self.sentences = Sentences(index.root)
        self.held: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.relation in SIDED:
                self.held[edge.source].append(edge)

    def _reason(
        self, how: How, score: float, edge: Edge, signs: tuple[str, str] | None = None
    ) -> Reason:
        source = self.nodes[edge.source]
        when = source.created if how == "thesis" else edge.date
        text = self.sentences.find(edge)
        points = round(score * _WEIGHTS[how], 4)
        return Reason(how, points, source.id, source.name, edge.line, when, signs, text)

    def by_thesis(self) -> Iterator[tuple[str, Reason]]:
        """Companies that a thesis holds, as it holds this one."""
        for held in self.held.values():
            own = next((e for e in held if e.target == self.node.id), None)
            if own is None:
                continue
            others = {e.target: e for e in held if e.target != self.node.id}
            for target, edge in others.items():
                is_close = (edge.section, edge.group) == (own.section, own.group)
                score = (_SAME_GROUP if is_close else 1) / log2(2 + len(others))
                signs = own.sign or "", edge.sign or ""
                yield target, self._reason("thesis", score, edge, signs)

    def _is_row(self, edge: Edge) -> bool:
        if edge.relation in SIDED or edge.line is None:
            return False
        is_evidence = edge.relation == "evidence"
        return is_evidence or (edge.source, edge.line) in self.tables

    def by_row(self) -> Iterator[tuple[str, Reason]]:
        """Companies that a row of evidence or of a table names beside this one."""
        here = {
            (edge.source, edge.line)
            for edge in self.edges
            if edge.target == self.node.id and self._is_row(edge)
        }
        rows: dict[tuple[str, int | None], dict[str, Edge]] = defaultdict(dict)
        for edge in self.edges:
            if (edge.source, edge.line) in here and edge.target != self.node.id:
                rows[edge.source, edge.line].setdefault(edge.target, edge)
        for others in rows.values():
            for target, edge in others.items():
                yield target, self._reason("row", 1 / log2(1 + len(others)), edge)

    def by_link(self) -> Iterator[tuple[str, Reason]]:
        """What links to this one, and what it links to."""
        ends: set[str] = set()
        for edge in self.edges:
            if self.node.id in (edge.source, edge.target):
                is_from = edge.source == self.node.id
                other = edge.target if is_from else edge.source
                if other not in ends and edge.relation not in TAGGED:
                    ends.add(other)
                    yield other, self._reason("link", 1, edge)

    def _holds(self, held: Iterable[Edge]) -> bool:
        return any(edge.target == self.node.id for edge in held)

    def by_neighbour(self, wanted: frozenset[str]) -> Iterator[tuple[str, Reason]]:
        """What shares neighbours with this one."""
        # What a thesis ties by holding both is told already.
        both = (id_ for id_, held in self.held.items() if self._holds(held))
        others = (n.id for n in self.nodes.values() if n.kind in (FILE, TAG))
        skipped = {*both, *others}
        beside: dict[str, dict[str, Edge]] = defaultdict(dict)
        for edge in self.edges:
            if edge.target not in skipped and edge.source not in skipped:
                beside[edge.source].setdefault(edge.target, edge)
                beside[edge.target].setdefault(edge.source, edge)
        for middle in list(beside[self.node.id]):
            around = beside[middle]
            for target in around.keys() & wanted:
                edge = around[target]
                score = 1 / log(2 + len(around))
                points = round(score * _WEIGHTS["neighbour"], 4)
                name = self.nodes[middle].name
                said = self.sentences.find(edge) if points > _TOLD else ""
                yield (
                    target,
                    Reason(
                        "neighbour",
                        points,
                        edge.source,
                        name,
                        edge.line,
                        None,
                        None,
                        said,
                    ),
                )


def _companies(graph: Graph, node: Node) -> frozenset[str]:
    """What may be related: companies, and what theses hold; else any note or name."""
    held = {edge.target for edge in graph.edges if edge.relation in SIDED}
    found = {
        each.id
        for each in graph.nodes
        if each.kind == "company" or (each.id in held and each.kind != "thesis")
    }
    if found <= {node.id}:
        no_companies = (FILE, TAG, "thesis")
        found = {n.id for n in graph.nodes if n.kind not in no_companies}
    return frozenset(found - {node.id})


def _related(node: Node, reasons: Sequence[Reason]) -> Related:
    told = sorted(reasons, key=lambda each: (-each.score, each.path, each.line or 0))
    dates = [each.date for each in told if each.date]

    def total(*hows: How) -> float:
        return round(sum(each.score for each in told if each.how in hows), 2)

    return Related(
        node.name,
        node.path,
        node.kind,
        total("thesis", "row", "link", "neighbour"),
        total("thesis"),
        total("row"),
        total("link", "neighbour"),
        min(dates, default=None),
        len(told),
        tuple(told[:_MOST_REASONS]),
    )


def _gather(finder: _Finder, wanted: frozenset[str]) -> Mapping[str, Sequence[Reason]]:
    reasons: dict[str, list[Reason]] = defaultdict(list)
    parts: Iterable[Iterable[tuple[str, Reason]]] = (
        finder.by_thesis(),
        finder.by_row(),
        finder.by_link(),
        finder.by_neighbour(wanted),
    )
    for part in parts:
        for target, reason in part:
            if target in wanted:
                reasons[target].append(reason)
    return reasons


def find_related(index: Index, today: date, wanted: str) -> Relations:
    """Find what is related to a company, or to any other note or name.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
    """
    graph = read_graph(index, today)
    node = find_node(index, graph, wanted, today)
    finder = _Finder(index, graph, node)
    reasons = _gather(finder, _companies(graph, node))
    found = [_related(finder.nodes[id_], own) for id_, own in reasons.items()]
    found.sort(key=lambda each: (-each.score, each.name.casefold()))
    return Relations(node.name, node.path, node.kind, tuple(found))
