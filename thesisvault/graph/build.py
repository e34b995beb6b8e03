"""The graph as networkx has it."""

import networkx as nx

from thesisvault.graph.model import Graph
from thesisvault.text import Record


def attributes(record: Record) -> dict[str, str | int]:
    """What a node or an edge tells, by name; what it does not tell is left out."""
    values = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return {name: value for name, value in values if value is not None}


def build_networkx(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Build a graph of networkx, its nodes and edges with all that is told of them."""
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        told = attributes(node)
        built.add_node(node.id, **{key: told[key] for key in told if key != "id"})
    for edge in graph.edges:
        told = attributes(edge)
        del told["source"], told["target"]
        built.add_edge(edge.source, edge.target, None, **told)
    return built
