"""A graph that can be looked at: the most relevant nodes, one line for each tie."""

from collections.abc import Iterable, Iterator, Sequence

from thesisvault.graph.choose import keep
from thesisvault.graph.engine import Engine
from thesisvault.graph.model import SIDED, TAGGED, Edge, Graph, Node
from thesisvault.note.words import plain
from thesisvault.text import Record

MOST = 60
# Who is asked about goes before who is merely mentioned.
_KINDS = {"thesis": 3.0, "company": 2.0, "person": 1.2, "tag": 0.0, "file": 0.0}
_LABEL = 60
# Mermaid refuses to draw more than 500.
_MOST_LINES = 400
_TOLD = (*SIDED, "related")


class Line(Record, frozen=True):
    """All that ties one node to another in one way, as it is drawn."""

    source: str
    target: str
    relation: str
    sign: str | None
    label: str
    count: int


class Picture(Record, frozen=True):
    """What is drawn, and out of how much."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    of_nodes: int
    of_edges: int

    @property
    def told(self) -> str:
        """What was left out, in words; nothing where nothing was."""
        parts = []
        if len(self.nodes) < self.of_nodes:
            parts.append(
                f"the {len(self.nodes)} most relevant of {self.of_nodes} nodes"
            )
        drawn = sum(line.count for line in self.lines)
        if drawn < self.of_edges:
            parts.append(f"the {drawn} most telling of {self.of_edges} edges")
        return ", ".join(parts)


def most_relevant(graph: Graph, focus: str | None, most: int = MOST) -> Graph:
    """The nodes that matter most, to one node or to all, and the edges among them."""
    if len(graph.nodes) <= most:
        return graph
    ranks = Engine(graph).ranks(focus)
    found = [
        (rank * _KINDS.get(node.kind, 1), node.id)
        for rank, node in zip(ranks, graph.nodes, strict=True)
    ]
    found.sort(key=lambda each: (each[1] != focus, -each[0], each[1]))
    return keep(graph, [id_ for _, id_ in found[:most]])


def _label(edges: list[Edge]) -> str:
    """What a line says: the side taken and where, or how often it is told."""
    edge = edges[0]
    if edge.relation in SIDED:
        place = edge.group or ("by title" if edge.section == "title" else edge.section)
        return clipped(f"{edge.sign} {plain(place or edge.relation)}")
    if edge.relation == "related":
        return clipped(plain(edge.annotation or "related"))
    return edge.relation if len(edges) == 1 else f"{edge.relation} ×{len(edges)}"


def clipped(text: str, most: int = _LABEL) -> str:
    """A text short enough for a label."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _ways(edges: Iterable[Edge]) -> list[Line]:
    """A line for each way in which a node is tied to another."""
    ways: dict[tuple[str, str, str, str | None], list[Edge]] = {}
    for edge in edges:
        key = (edge.source, edge.target, edge.relation, edge.sign)
        ways.setdefault(key, []).append(edge)
    return [Line(*key, _label(own), len(own)) for key, own in ways.items()]


def _telling(lines: Sequence[Line]) -> Iterator[Line]:
    """Sides and relations; of mere mentions, only what ties in who has none of those.

    What everything is tied to by mere links would else hide what is said.
    """
    tied: set[str] = set()
    for line in lines:
        if line.relation in _TOLD:
            tied |= {line.source, line.target}
            yield line
    mentions = [line for line in lines if line.relation not in (*_TOLD, *TAGGED)]
    mentions.sort(key=lambda line: (-line.count, line.source, line.target))
    for line in mentions:
        if not {line.source, line.target} <= tied:
            tied |= {line.source, line.target}
            yield line


def lines_of(edges: Iterable[Edge], *, has_all: bool) -> tuple[Line, ...]:
    """Edges as lines: the telling ones, or all, as far as they can be drawn."""
    lines = _ways(edges)
    if not has_all:
        return tuple(_telling(lines))
    # Among too many, those between two that are tied often stay.
    by_count = sorted(lines, key=lambda line: (line.relation not in _TOLD, -line.count))
    return tuple(by_count[:_MOST_LINES])


def make_picture(graph: Graph, focus: str | None, *, has_all: bool) -> Picture:
    """Choose what to draw."""
    best = most_relevant(graph, focus)
    lines = lines_of(best.edges, has_all=has_all)
    return Picture(best.nodes, lines, len(graph.nodes), len(graph.edges))
