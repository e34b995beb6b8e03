"""Clusters, rank, ways and places, computed by igraph."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from random import Random

import igraph  # type: ignore[import-untyped]  # it tells none

from thesisvault.graph.model import FILE, TAGGED, Edge, Graph, Relation
from thesisvault.text import Record

# How much a tie of each relation tells; what is not named counts once.
_WEIGHTS: Mapping[Relation, float] = {
    "winner": 4, "loser": 4, "bet": 4, "related": 3, "claim": 2, "evidence": 2,
}  # fmt: skip
# Beyond so many nodes, ways are counted from some of them only.
_SAMPLE = 300


@contextmanager
def _seeded() -> Iterator[None]:
    """The same dice in every run."""
    igraph.set_random_number_generator(Random(1))  # noqa: S311 - no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(None)


class Tie(Record, frozen=True):
    """Two nodes that have edges, whichever way, and what those weigh."""

    one: int
    other: int
    weight: float


def weight(edge: Edge) -> float:
    """How much an edge tells."""
    return _WEIGHTS.get(edge.relation, 1)


class Engine:
    """A graph to compute with: each pair of nodes is tied once, and tags tie none."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.at = {node.id: at for at, node in enumerate(graph.nodes)}
        files = {node.id for node in graph.nodes if node.kind == FILE}
        weights: dict[tuple[int, int], float] = {}
        for edge in graph.edges:
            if edge.relation in TAGGED or edge.target in files:
                continue
            one, other = self.at[edge.source], self.at[edge.target]
            pair = (one, other) if one < other else (other, one)
            weights[pair] = weights.get(pair, 0) + weight(edge)
        self.pairs = list(weights)
        # Many mentions are worth more than one, but not many times as much.
        self.weights = [value**0.5 for value in weights.values()]
        self._graph = igraph.Graph(len(graph.nodes), self.pairs)

    def clusters(self) -> list[int]:
        """Which cluster each node is in: 0 is the largest; -1 where it is alone."""
        with _seeded():
            found = self._graph.community_leiden(
                "modularity", weights=self.weights, n_iterations=4
            )
        members = [each for each in found if len(each) > 1]
        members.sort(key=lambda each: (-len(each), each))
        place = {node: at for at, each in enumerate(members) for node in each}
        return [place.get(node, -1) for node in range(len(self.graph.nodes))]

    def ranks(self, focus: str | None = None) -> list[float]:
        """How much each node matters: to the whole, or to one node."""
        if not self.graph.nodes:
            return []
        reset = None
        if focus is not None:
            reset = [float(node.id == focus) for node in self.graph.nodes]
        found: list[float] = self._graph.personalized_pagerank(
            weights=self.weights, reset=reset, directed=False
        )
        return found

    def between(self) -> list[float]:
        """The share of shortest ways between other nodes that lead over each.

        In a large graph, of the ways from some hundred nodes only.
        """
        count = len(self.graph.nodes)
        step = max(1, count // _SAMPLE)
        sources = list(range(0, count, step))
        found = self._graph.betweenness(sources=sources, directed=False)
        # A way begins and ends elsewhere.
        every = max((len(sources) - (step == 1)) * (count - 2), 1)
        return [min(value * 2 / every, 1.0) for value in found]

    def way(self, start: str, end: str, costs: Sequence[float]) -> list[str]:
        """The ids on the cheapest way from one node to another; none: there is none."""
        ends = self.at[start], self.at[end]
        # It warns where there is no way, and is not to be asked then.
        parts = self._graph.connected_components().membership
        if parts[ends[0]] != parts[ends[1]]:
            return []
        found = self._graph.get_shortest_paths(ends[0], ends[1], weights=costs)[0]
        return [self.graph.nodes[at].id for at in found]

    def spread(self, members: Sequence[int], rounds: int) -> list[tuple[float, float]]:
        """Places for some nodes, the tied ones near each other."""
        at = {node: number for number, node in enumerate(members)}
        inside = [
            (at[one], at[other], value)
            for (one, other), value in zip(self.pairs, self.weights, strict=True)
            if one in at and other in at
        ]
        return spread(len(members), inside, rounds)


def spread(
    count: int, ties: Sequence[tuple[int, int, float]], rounds: int
) -> list[tuple[float, float]]:
    """Places for so many things, of which some are tied with a weight."""
    graph = igraph.Graph(count, [(one, other) for one, other, _ in ties])
    with _seeded():
        found = graph.layout_fruchterman_reingold(
            weights=[value for *_, value in ties],
            niter=rounds,
            seed=graph.layout_circle(),
        )
    return [(x, y) for x, y in found]
