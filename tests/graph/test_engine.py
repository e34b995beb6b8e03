import pytest

from thesisvault.graph.engine import Engine
from thesisvault.graph.model import Edge, Graph, Node


def graph_of(*pairs: str) -> Graph:
    ids = sorted({id_ for pair in pairs for id_ in pair})
    nodes = tuple(Node(id_, id_, "tag" if id_ == "#" else "note") for id_ in ids)
    ends = ((pair[0], pair[1]) for pair in pairs)
    edges = (Edge(a, b, "tag" if b == "#" else "link") for a, b in ends)
    return Graph(nodes, tuple(edges))


def test_what_hangs_together_is_a_cluster() -> None:
    engine = Engine(graph_of("ab", "bc", "ca", "cd", "de", "ef", "fd", "x#", "y#"))
    nodes = "".join(node.id for node in engine.graph.nodes)

    clusters = dict(zip(nodes, engine.clusters(), strict=True))
    assert clusters == {
        **dict.fromkeys("abc", 0),
        **dict.fromkeys("def", 1),
        # A tag ties nothing.
        **dict.fromkeys("xy#", -1),
    }


def test_a_bridge_is_where_ways_lead_over() -> None:
    assert Engine(graph_of("ab", "bc", "bd")).between() == [0, 1, 0, 0]


def test_rank_can_be_seen_from_one_node() -> None:
    engine = Engine(graph_of("ab", "bc", "cd", "de"))

    ranks = engine.ranks("a")
    assert ranks[0] > ranks[2] > ranks[4] > 0
    assert engine.ranks()[0] == pytest.approx(engine.ranks()[4])


def test_the_cheapest_way_is_found_or_none() -> None:
    engine = Engine(graph_of("ab", "bd", "ac", "cd", "xy"))
    costs = [1 + (pair == (engine.at["a"], engine.at["b"])) for pair in engine.pairs]

    assert engine.way("a", "d", costs) == ["a", "c", "d"]
    assert engine.way("a", "a", costs) == ["a"]
    assert engine.way("a", "x", costs) == []


def test_the_same_graph_is_spread_the_same() -> None:
    graph = graph_of("ab", "bc", "ca", "cd")

    places = [Engine(graph).spread([0, 1, 2, 3], 50) for _ in range(2)]
    assert places[0] == places[1]
    assert len({*places[0]}) == 4


def test_an_empty_graph_has_nothing() -> None:
    engine = Engine(Graph((), ()))

    assert (engine.clusters(), engine.ranks(), engine.between()) == ([], [], [])
