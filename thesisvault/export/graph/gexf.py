"""GEXF 1.3, dynamic: Gephi shows how the graph grew."""

from collections.abc import Iterator, Sequence

from thesisvault.export.graph.xml import in_batches, xml_text
from thesisvault.graph.about import About
from thesisvault.graph.model import Edge, Graph, Node

# GEXF has words of its own for the others.
_NODE = tuple(name for name in Node.__struct_fields__ if name not in ("id", "name"))
_EDGE = tuple(
    name
    for name in Edge.__struct_fields__
    if name not in ("source", "target", "start", "end")
)
_NUMBERS = frozenset((
    "evidence", "claims", "positions", "theses", "links_in", "links_out", "degree",
    "line",
))  # fmt: skip


def _attributes(side: str, names: Sequence[str]) -> Iterator[str]:
    yield f'<attributes class="{side}" mode="static">\n'
    for name in names:
        kind = "integer" if name in _NUMBERS else "string"
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _values(names: Sequence[str], record: Node | Edge) -> str:
    values = "".join(
        [
            f'<attvalue for="{name}" value="{xml_text(str(value))}"/>'
            for name in names
            if (value := getattr(record, name)) is not None
        ]
    )
    return f"<attvalues>{values}</attvalues>"


def _node(node: Node) -> str:
    # A thesis is there from its first day on; of others no day is known.
    start = f' start="{node.created}"' if node.created else ""
    return (
        f'<node id="{xml_text(node.id)}" label="{xml_text(node.name)}"{start}>'
        f"{_values(_NODE, node)}</node>\n"
    )


def _edge(number: int, edge: Edge, since: str | None) -> str:
    """An edge, there from its own day on, or else from its thesis's.

    What was observed on a day ties from then on: an edge has no end.
    """
    start = edge.start or since
    day = f' start="{start}"' if start else ""
    return (
        f'<edge id="{number}" source="{xml_text(edge.source)}" '
        f'target="{xml_text(edge.target)}" kind="{edge.relation}"{day}>'
        f"{_values(_EDGE, edge)}</edge>\n"
    )


def _lines(graph: Graph, about: About) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f"<meta><creator>thesisvault</creator><description>{xml_text(about.vault)}"
    yield "</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" '
    yield 'timerepresentation="interval">\n'
    yield from _attributes("node", _NODE)
    yield from _attributes("edge", _EDGE)
    yield f'<nodes count="{len(graph.nodes)}">\n'
    yield from map(_node, graph.nodes)
    yield f'</nodes>\n<edges count="{len(graph.edges)}">\n'
    since = {node.id: node.created for node in graph.nodes}
    for number, edge in enumerate(graph.edges):
        yield _edge(number, edge, since[edge.source])
    yield "</edges>\n</graph>\n</gexf>\n"


def write_gexf(graph: Graph, about: About) -> Iterator[bytes]:
    """Write a directed graph whose edges begin on their days."""
    return in_batches(_lines(graph, about))
