"""Node-link JSON, as networkx reads and writes it."""

from collections.abc import Iterator

from thesisvault.graph.about import About
from thesisvault.graph.model import Graph
from thesisvault.text import json_of, json_rows


def write_json(graph: Graph, about: About) -> Iterator[bytes]:
    """Write the nodes, then the edges, each on a line of its own."""
    told = {
        "vault": about.vault,
        "as_of": about.day,
        "focus": about.focus,
        "nodes": len(graph.nodes),
        "edges": len(graph.edges),
    }
    yield b'{"directed":true,"multigraph":true,"graph":' + json_of(told)
    yield b',\n"nodes":[\n'
    yield from json_rows(graph.nodes)
    yield b'\n],\n"edges":[\n'
    yield from json_rows(graph.edges)
    yield b"\n]}\n"
