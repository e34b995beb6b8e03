"""The shape of the graph: hubs, bridges, clusters, orphans, dead ends."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from thesisvault.graph.engine import Engine
from thesisvault.graph.model import FILE, TAG, TAGGED, UNRESOLVED, Graph, Node
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Index
from thesisvault.text import Record

_NO_NOTES = (FILE, TAG, UNRESOLVED)
_MOST = 10


class Hub(Record, frozen=True):
    """A node that many others are tied to."""

    name: str
    path: str | None
    kind: str
    neighbours: int
    links_in: int
    links_out: int


class Bridge(Record, frozen=True):
    """A node over which the ways between others lead.

    Args:
        share: The share of shortest ways between any two others; an estimate where
            the graph is large.
        clusters: In how many clusters it has neighbours.
    """

    name: str
    path: str | None
    kind: str
    share: float
    clusters: int


class Cluster(Record, frozen=True):
    """Nodes with more ties among them than to others; the weightiest first."""

    number: int
    size: int
    theses: int
    companies: int
    names: tuple[str, ...]


class Place(Record, frozen=True):
    """A note that has no links, or none that lead on."""

    name: str
    path: str
    kind: str


class Shape(Record, frozen=True):
    """The graph in numbers, and what stands out in it.

    Orphans are notes without any link, either way; dead ends are linked, and link to
    nothing themselves.
    """

    nodes: int
    edges: int
    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    hubs: tuple[Hub, ...]
    bridges: tuple[Bridge, ...]
    clusters: tuple[Cluster, ...]
    orphans: tuple[Place, ...]
    dead_ends: tuple[Place, ...]


def _neighbours(graph: Graph) -> Mapping[str, set[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.relation not in TAGGED:
            beside[edge.source].add(edge.target)
            beside[edge.target].add(edge.source)
    return beside


def _hubs(graph: Graph, beside: Mapping[str, set[str]]) -> list[Hub]:
    nodes = [
        node
        for node in graph.nodes
        if node.kind not in (FILE, TAG) and node.id in beside
    ]
    nodes.sort(key=lambda node: (-len(beside[node.id]), node.id))
    return [
        Hub(
            node.name,
            node.path,
            node.kind,
            len(beside[node.id]),
            node.links_in,
            node.links_out,
        )
        for node in nodes[:_MOST]
    ]


def _bridges(
    engine: Engine, clusters: Sequence[int], beside: Mapping[str, set[str]]
) -> list[Bridge]:
    nodes = engine.graph.nodes
    found = zip(engine.between(), nodes, strict=True)
    best = sorted(found, key=lambda each: (-each[0], each[1].id))[:_MOST]
    return [
        Bridge(
            node.name,
            node.path,
            node.kind,
            round(share, 4),
            len({clusters[engine.at[near]] for near in beside[node.id]} - {-1}),
        )
        for share, node in best
        if share > 0
    ]


def _clusters(engine: Engine, clusters: Sequence[int]) -> list[Cluster]:
    ranks = engine.ranks()
    members: dict[int, list[tuple[float, Node]]] = defaultdict(list)
    for number, rank, node in zip(clusters, ranks, engine.graph.nodes, strict=True):
        if number >= 0:
            members[number].append((rank, node))
    found = []
    for number in sorted(members):
        by_rank = sorted(members[number], key=lambda each: (-each[0], each[1].id))
        own = [node for _, node in by_rank]
        kinds = [node.kind for node in own]
        names = tuple(node.name for node in own)
        counts = kinds.count("thesis"), kinds.count("company")
        found.append(Cluster(number + 1, len(own), *counts, names))
    return found


def _places(nodes: Sequence[Node]) -> tuple[Place, ...]:
    return tuple(Place(node.name, node.path or "", node.kind) for node in nodes)


def find_shape(index: Index, day: date | None = None) -> Shape:
    """Find what stands out in the graph, or in that of a day."""
    graph = read_graph(index, day)
    beside = _neighbours(graph)
    engine = Engine(graph)
    clusters = engine.clusters()
    leading = {edge.source for edge in graph.edges if edge.relation not in TAGGED}
    notes = [node for node in graph.nodes if node.kind not in _NO_NOTES]
    return Shape(
        len(graph.nodes),
        len(graph.edges),
        dict(Counter(node.kind for node in graph.nodes).most_common()),
        dict(Counter(edge.relation for edge in graph.edges).most_common()),
        tuple(_hubs(graph, beside)),
        tuple(_bridges(engine, clusters, beside)),
        tuple(_clusters(engine, clusters)),
        _places([node for node in notes if node.id not in beside]),
        _places([n for n in notes if n.id in beside and n.id not in leading]),
    )
