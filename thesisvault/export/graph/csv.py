"""CSV: nodes and edges as rows of one table, or either alone."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Literal

from thesisvault.graph.model import Edge, Graph, Node
from thesisvault.note.words import plain
from thesisvault.text import batches

Part = Literal["all", "nodes", "edges"]

_NODE = Node.__struct_fields__
_EDGE = Edge.__struct_fields__
_BATCH = 2000


def _values(names: Iterable[str], record: Node | Edge) -> list[object]:
    values = [getattr(record, name) for name in names]
    # Spreadsheets show text as it is: as it reads is better there.
    return [plain(value) if "[" in str(value) else value for value in values]


def _rows(graph: Graph, part: Part) -> Iterator[list[object]]:
    if part == "nodes":
        yield list(_NODE)
        yield from (_values(_NODE, node) for node in graph.nodes)
        return
    if part == "edges":
        yield list(_EDGE)
        yield from (_values(_EDGE, edge) for edge in graph.edges)
        return
    yield ["part", *_NODE, *_EDGE]
    for node in graph.nodes:
        yield ["node", *_values(_NODE, node), *[None] * len(_EDGE)]
    for edge in graph.edges:
        yield ["edge", *[None] * len(_NODE), *_values(_EDGE, edge)]


def write_csv(graph: Graph, part: Part = "all") -> Iterator[bytes]:
    """Write nodes, then edges; their columns stand beside each other."""
    for batch in batches(_rows(graph, part), _BATCH):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(batch)
        yield text.getvalue().encode()
