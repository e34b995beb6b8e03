"""GraphML: what yEd, Gephi, networkx and igraph read, with all attributes."""

from collections.abc import Iterator, Sequence

from thesisvault.export.graph.xml import in_batches, xml_text
from thesisvault.graph.about import About
from thesisvault.graph.model import Edge, Graph, Node

# In GraphML a node's own id is no attribute of it, nor are an edge's ends.
_NODE = Node.__struct_fields__[1:]
_EDGE = Edge.__struct_fields__[2:]
_NUMBERS = frozenset((
    "evidence", "claims", "positions", "theses", "links_in", "links_out", "degree",
    "line",
))  # fmt: skip
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def _keys(side: str, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        kind = "int" if name in _NUMBERS else "string"
        yield (
            f'<key id="{side[0]}_{name}" for="{side}" attr.name="{name}" '
            f'attr.type="{kind}"/>\n'
        )


def _data(side: str, names: Sequence[str], record: Node | Edge) -> str:
    """The attributes of a node or an edge; what it does not tell is left out."""
    return "".join(
        [
            f'<data key="{side}_{name}">{xml_text(value)}</data>'
            if isinstance(value, str)
            else f'<data key="{side}_{name}">{value}</data>'
            for name in names
            if (value := getattr(record, name)) is not None
        ]
    )


def _lines(graph: Graph, about: About) -> Iterator[str]:
    yield _HEAD
    yield from _keys("node", _NODE)
    yield from _keys("edge", _EDGE)
    yield f'<graph id="{xml_text(about.vault)}" edgedefault="directed">\n'
    ids = {node.id: xml_text(node.id) for node in graph.nodes}
    for node in graph.nodes:
        yield f'<node id="{ids[node.id]}">{_data("n", _NODE, node)}</node>\n'
    for edge in graph.edges:
        yield (
            f'<edge source="{ids[edge.source]}" target="{ids[edge.target]}">'
            f"{_data('e', _EDGE, edge)}</edge>\n"
        )
    yield "</graph>\n</graphml>\n"


def write_graphml(graph: Graph, about: About) -> Iterator[bytes]:
    """Write a directed graph with all that nodes and edges tell."""
    return in_batches(_lines(graph, about))
