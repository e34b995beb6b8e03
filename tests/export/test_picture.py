from tests.export.graphs import read_example
from thesisvault.export.graph.dot import write_dot
from thesisvault.export.graph.picture import clipped, lines_of, make_picture
from thesisvault.graph.about import About
from thesisvault.graph.model import SIDED, Edge, Graph, Node


def test_a_picture_has_at_most_sixty_nodes_and_says_so() -> None:
    picture = make_picture(read_example(), None, has_all=False)

    assert len(picture.nodes) == 60
    assert picture.told.startswith("the 60 most relevant of 130 nodes, ")
    first = next(iter(write_dot(read_example(), About("vault"))))
    assert first.decode() == f"// {picture.told}\n"


def test_theses_and_what_they_hold_are_most_relevant() -> None:
    graph = read_example()
    drawn = {node.id for node in make_picture(graph, None, has_all=False).nodes}

    theses = {node.id for node in graph.nodes if node.kind == "thesis"}
    held = {edge.target for edge in graph.edges if edge.relation in SIDED}
    companies = {node.id for node in graph.nodes if node.kind == "company"}
    assert theses | (held & companies) <= drawn
    assert not any(id_.startswith("#") for id_ in drawn)


def test_the_focus_is_always_drawn() -> None:
    focus = "concepts/Token margin.md"
    drawn = {
        node.id for node in make_picture(read_example(), focus, has_all=True).nodes
    }

    assert focus in drawn


def test_a_small_graph_is_drawn_whole() -> None:
    graph = Graph((Node("a", "a", "note"), Node("b", "b", "note")), ())

    assert make_picture(graph, None, has_all=False).told == ""


def test_mere_mentions_tie_only_who_is_not_tied_yet() -> None:
    edges = [
        Edge("T", "a", "winner", "+", "Winners"),
        Edge("T", "a", "evidence"),
        Edge("a", "b", "link"),
        Edge("a", "b", "link"),
        Edge("T", "#x", "tag"),
    ]

    few = [(line.relation, line.count) for line in lines_of(edges, has_all=False)]
    assert few == [("winner", 1), ("link", 2)]
    every = [line.relation for line in lines_of(edges, has_all=True)]
    assert sorted(every) == ["evidence", "link", "tag", "winner"]


def test_a_label_is_clipped() -> None:
    assert clipped("a  b\nc") == "a b c"
    assert clipped("word " * 40).endswith("word…")
    assert len(clipped("x" * 100)) == 60
