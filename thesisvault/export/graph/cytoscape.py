"""JSON as Cytoscape and cytoscape.js read it."""

from collections.abc import Iterable, Iterator, Mapping

from thesisvault.graph.about import About
from thesisvault.graph.model import Edge, Graph, Node
from thesisvault.text import Record, json_of, json_rows


class _Element(Record, frozen=True):
    data: Mapping[str, object]


def _told(record: Node | Edge) -> dict[str, object]:
    values = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return {name: value for name, value in values if value is not None}


def _nodes(nodes: Iterable[Node]) -> Iterator[_Element]:
    for node in nodes:
        # `value` is what networkx takes for the node itself.
        yield _Element({"value": node.id, **_told(node)})


def _edges(edges: Iterable[Edge]) -> Iterator[_Element]:
    for number, edge in enumerate(edges):
        yield _Element({"id": f"e{number}", "key": number, **_told(edge)})


def write_cytoscape(graph: Graph, about: About) -> Iterator[bytes]:
    """Write the elements: nodes, then edges, each with its data."""
    told = {"name": about.vault, "as_of": about.day, "focus": about.focus}
    yield b'{"data":' + json_of(told)
    yield b',"directed":true,"multigraph":true,"elements":{\n"nodes":[\n'
    yield from json_rows(_nodes(graph.nodes))
    yield b'\n],\n"edges":[\n'
    yield from json_rows(_edges(graph.edges))
    yield b"\n]}}\n"
