import pytest

from thesisvault.graph.choose import Choice, around, choose
from thesisvault.graph.model import Edge, Graph, Node

GRAPH = Graph(
    (
        Node("T", "T", "thesis", stage="active"),
        Node("U", "U", "thesis"),
        Node("a", "a", "company"),
        Node("b", "b", "company"),
        Node("alone", "alone", "note"),
        Node("#x", "#x", "tag"),
    ),
    (
        Edge("T", "a", "winner", "+"),
        Edge("U", "a", "loser", "-"),
        Edge("a", "b", "link"),
        Edge("T", "#x", "tag"),
        Edge("alone", "#x", "tag"),
    ),
)


@pytest.mark.parametrize(
    ("choice", "nodes", "edges"),
    [
        (Choice(), "T U a b alone #x", 5),
        (Choice(kinds=("company",)), "a b", 1),
        (Choice(kinds=("company", "thesis")), "T U a b", 3),
        (Choice(relations=("winner", "link")), "T a b", 2),
        (Choice(signs=("-",)), "U a", 1),
        (Choice(stages=("active",)), "T a b alone #x", 4),
        (Choice(stages=("none",)), "U a b alone #x", 3),
        (Choice(focus="b", depth=0), "b", 0),
        (Choice(focus="b"), "a b", 1),
        (Choice(focus="b", depth=2), "T U a b", 3),
        # Nothing is near by a tag alone.
        (Choice(focus="b", depth=9), "T U a b #x", 4),
        (Choice(focus="#x"), "T alone #x", 2),
        (Choice(focus="b", kinds=("thesis",)), "b", 0),
        (Choice(signs=("0",)), "", 0),
    ],
)
def test_a_part_is_chosen(choice: Choice, nodes: str, edges: int) -> None:
    part = choose(GRAPH, choice)

    assert [node.id for node in part.nodes] == nodes.split()
    assert len(part.edges) == edges


def test_the_focus_itself_is_around_it() -> None:
    assert around(GRAPH, "alone", 0) == {"alone"}
