"""What the page is given: nodes with their places, edges, and notes as HTML."""

from collections.abc import Mapping, Sequence

from thesisvault.graph.about import About
from thesisvault.graph.layout import Place, lay_out
from thesisvault.graph.model import RELATIONS, SIGNS, Edge, Graph, Node
from thesisvault.note.words import plain
from thesisvault.text import Record

# Edges are many: each is a list, its empty places at the end left out.
_EDGE = ("sign", "section", "group", "annotation", "line", "date", "start")


class Page(Record, frozen=True):
    """All that the page shows.

    Args:
        edges: Source and target, by their numbers; the relation, by its number; then
            sign, section, group, what is said, line, date as written, and first day.
        notes: Notes as HTML, by their numbers; not of all, where there are many.
    """

    vault: str
    as_of: str | None
    focus: int | None
    relations: Sequence[str]
    signs: Sequence[str]
    nodes: Sequence[Mapping[str, object]]
    edges: Sequence[Sequence[object]]
    notes: Mapping[int, str]


def _node(node: Node, place: Place) -> Mapping[str, object]:
    names = (name for name in node.__struct_fields__ if getattr(node, name))
    told = {name: getattr(node, name) for name in names}
    where = {"x": place.x, "y": place.y, "cluster": place.cluster, "rank": place.rank}
    return {**told, **where}


def _edge(edge: Edge, at: Mapping[str, int]) -> list[object]:
    values = [getattr(edge, name) for name in _EDGE]
    if edge.annotation:
        values[3] = " ".join(plain(edge.annotation).split())
    while values and values[-1] is None:
        values.pop()
    relation = RELATIONS.index(edge.relation)
    return [at[edge.source], at[edge.target], relation, *values]


def make_data(graph: Graph, about: About, notes: Mapping[str, str]) -> Page:
    """Make what the page is given.

    Args:
        notes: Notes as HTML, by their paths.
    """
    places = lay_out(graph)
    at = {node.id: number for number, node in enumerate(graph.nodes)}
    return Page(
        about.vault,
        about.day,
        at.get(about.focus or ""),
        RELATIONS,
        SIGNS,
        [_node(node, places[node.id]) for node in graph.nodes],
        [_edge(edge, at) for edge in graph.edges],
        {at[path]: html for path, html in notes.items() if path in at},
    )
