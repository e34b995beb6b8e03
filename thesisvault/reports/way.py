"""The shortest way from one note to another, with the sentence behind each step."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

from thesisvault.errors import VaultError
from thesisvault.graph.engine import Engine
from thesisvault.graph.model import TAGGED, Edge, Graph, Relation
from thesisvault.graph.read import read_graph
from thesisvault.graph.sentences import Sentences
from thesisvault.index.store import Index
from thesisvault.reports.nodes import find_node
from thesisvault.text import Record

# What explains most comes first; no way becomes longer for it.
_ORDER: tuple[Relation, ...] = (
    "winner", "loser", "bet", "related", "evidence", "claim", "source", "link", "embed",
)  # fmt: skip
_PER_RANK = 0.01
# A note that links to everything explains little.
_PER_TIE, _MOST_TIES = 0.0005, 100


class NoWayError(VaultError):
    """Nothing ties two notes."""

    def __init__(self, start: str, end: str) -> None:
        super().__init__(f'no way leads from "{start}" to "{end}": no links tie them')


class Step(Record, frozen=True):
    """A tie on the way, and the sentence that says it.

    Args:
        is_back: Whether the tie is said in the note that the step leads to.
        more: How many more ties there are between the two.
    """

    start: str
    end: str
    is_back: bool
    relation: Relation
    sign: str | None
    section: str | None
    path: str
    line: int | None
    date: str | None
    text: str
    more: int


class Way(Record, frozen=True):
    """Where a way begins, where it ends, and its steps."""

    start: str
    end: str
    steps: tuple[Step, ...]


def _rank(edge: Edge) -> int:
    return _ORDER.index(edge.relation)


def _told(edge: Edge) -> tuple[int, str, str, int]:
    """How an edge compares to others between the same two: the newest are best."""
    newest = "".join(chr(0x10FFFF - ord(char)) for char in edge.start or "")
    return _rank(edge), newest or chr(0x10FFFF), edge.source, edge.line or 0


def _costs(engine: Engine, ties: dict[frozenset[str], list[Edge]]) -> list[float]:
    nodes = engine.graph.nodes
    costs = []
    for one, other in engine.pairs:
        ends = nodes[one], nodes[other]
        rank = min(map(_rank, ties[frozenset(node.id for node in ends)]))
        known = sum(min(node.degree, _MOST_TIES) for node in ends)
        costs.append(1 + rank * _PER_RANK + known * _PER_TIE / 2)
    return costs


def _ties(graph: Graph) -> dict[frozenset[str], list[Edge]]:
    ties: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.relation not in TAGGED:
            ties[frozenset((edge.source, edge.target))].append(edge)
    return ties


def find_way(index: Index, today: date, start: str, end: str) -> Way:
    """Find the shortest way between two notes or names; of several, the best explained.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
        NoWayError: If nothing ties them.
    """
    graph = read_graph(index, today)
    nodes = {node.id: node for node in graph.nodes}
    first, last = (find_node(index, graph, each, today) for each in (start, end))
    ties = _ties(graph)
    engine = Engine(graph)
    way = engine.way(first.id, last.id, _costs(engine, ties))
    if not way:
        raise NoWayError(first.name, last.name)
    sentences = Sentences(index.root)
    steps = []
    for one, other in pairwise(way):
        between = sorted(ties[frozenset((one, other))], key=_told)
        edge = between[0]
        step = Step(
            nodes[one].name,
            nodes[other].name,
            edge.source != one,
            edge.relation,
            edge.sign,
            edge.section,
            edge.source,
            edge.line,
            edge.date,
            sentences.find(edge),
            len(between) - 1,
        )
        steps.append(step)
    return Way(first.name, last.name, tuple(steps))
