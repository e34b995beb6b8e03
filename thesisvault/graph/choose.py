"""A part of a graph: some kinds, relations, signs, stages; what lies around a node."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from thesisvault.graph.model import TAG, Edge, Graph, Node
from thesisvault.text import Record

NO_STAGE = "none"


class Choice(Record, frozen=True):
    """What is wanted of a graph; what is empty does not matter.

    Args:
        focus: The id of a node: it, and what is tied to it.
        depth: Over how many ties.
        stages: Stages of theses; all that is no thesis stays.
    """

    focus: str | None = None
    depth: int = 1
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        parts = (self.kinds, self.relations, self.signs, self.stages)
        return self.focus is None and not any(parts)

    def has_node(self, node: Node) -> bool:
        """Whether a node is wanted, whatever it is tied to."""
        if node.id == self.focus:
            return True
        if self.kinds and node.kind not in self.kinds:
            return False
        is_open = node.kind != "thesis" or not self.stages
        return is_open or (node.stage or NO_STAGE) in self.stages

    def has_edge(self, edge: Edge) -> bool:
        """Whether an edge is wanted, where its ends are."""
        if self.relations and edge.relation not in self.relations:
            return False
        return not self.signs or edge.sign in self.signs


def around(graph: Graph, focus: str, depth: int) -> frozenset[str]:
    """The ids of the nodes that lie within so many ties of a node.

    The way does not lead through a tag, by which any two notes would be near.
    """
    tags = {node.id for node in graph.nodes if node.kind == TAG and node.id != focus}
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    found = {focus}
    ring = {focus}
    for _ in range(depth):
        ring = {near for id_ in ring - tags for near in beside[id_]} - found
        found |= ring
    return frozenset(found)


def keep(graph: Graph, ids: Iterable[str]) -> Graph:
    """Some nodes of a graph, and the edges between them."""
    kept = frozenset(ids)
    return Graph(
        tuple(node for node in graph.nodes if node.id in kept),
        tuple(e for e in graph.edges if e.source in kept and e.target in kept),
    )


def _ends(edges: Iterable[Edge]) -> Iterator[str]:
    for edge in edges:
        yield edge.source
        yield edge.target


def choose(graph: Graph, choice: Choice) -> Graph:
    """The part of a graph that is wanted."""
    if choice.is_everything:
        return graph
    part = keep(graph, (node.id for node in graph.nodes if choice.has_node(node)))
    if choice.relations or choice.signs:
        edges = tuple(edge for edge in part.edges if choice.has_edge(edge))
        # Who asks for some ties asks for what they tie.
        tied = {*_ends(edges), choice.focus}
        part = Graph(tuple(node for node in part.nodes if node.id in tied), edges)
    if choice.focus is not None:
        part = keep(part, around(part, choice.focus, choice.depth))
    return part
