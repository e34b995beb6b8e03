from datetime import date

from tests.graph.conftest import ReadNotes
from thesisvault.graph.model import Edge, Graph
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Index

THESIS = """#thesis #chips/memory

**Status**: Active — it holds
**Created**: 2026-02-01

## What validates the thesis
- [ ] [[Acme]] raises its guidance

## Winners
| Category | Names | Why |
|---|---|---|
| Makers | [[Acme]], [[Bolt]] | They *sell* to [[Cable]] |

## Evidence log
| Date | Observation | Implication | Source |
|---|---|---|---|
| 2026-04 | [[Acme]] sells out | Scarce | [[Paper]] |

## Related
- [[Other]] — the opposite view
"""


def told(graph: Graph) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (f"{edge.relation} {edge.target}", edge.sign, edge.group, edge.annotation)
        for edge in graph.edges
        if not edge.relation.endswith("tag")
    ]


def edge_to(graph: Graph, target: str, relation: str) -> Edge:
    [edge] = [e for e in graph.edges if (e.target, e.relation) == (target, relation)]
    return edge


def test_a_link_is_what_its_place_makes_of_it(read_notes: ReadNotes) -> None:
    graph = read_notes({"T.md": THESIS, "Acme.md": "", "Paper.md": "", "Other.md": ""})

    assert told(graph) == [
        ("claim Acme.md", None, "validates", "[[Acme]] raises its guidance"),
        ("winner Acme.md", "+", "Makers", "They *sell* to [[Cable]]"),
        ("winner Bolt", "+", "Makers", "They *sell* to [[Cable]]"),
        ("link Cable", None, None, None),
        ("evidence Acme.md", None, None, "[[Acme]] sells out → Scarce"),
        ("source Paper.md", None, None, "[[Acme]] sells out → Scarce"),
        ("related Other.md", "0", None, "the opposite view"),
    ]


def test_an_edge_knows_its_section_line_and_date(read_notes: ReadNotes) -> None:
    graph = read_notes({"T.md": THESIS, "Acme.md": ""})

    row = edge_to(graph, "Acme.md", "evidence")
    assert (row.section, row.line) == ("Evidence log", 17)
    assert (row.date, row.start, row.end) == ("2026-04", "2026-04-01", "2026-04-30")
    assert edge_to(graph, "Acme.md", "winner").section == "Winners"


def test_nodes_are_notes_names_and_tags(read_notes: ReadNotes) -> None:
    graph = read_notes({"T.md": THESIS, "sub/Acme.md": "#company"})

    assert [(node.id, node.kind, node.path) for node in graph.nodes] == [
        ("T.md", "thesis", "T.md"),
        ("sub/Acme.md", "company", "sub/Acme.md"),
        ("#chips", "tag", None),
        ("#chips/memory", "tag", None),
        ("#company", "tag", None),
        ("#thesis", "tag", None),
        ("Bolt", "unresolved", None),
        ("Cable", "unresolved", None),
        ("Other", "unresolved", None),
        ("Paper", "unresolved", None),
    ]


def test_nodes_are_counted(read_notes: ReadNotes) -> None:
    graph = read_notes({"T.md": THESIS, "Acme.md": "[[T]] and [[T]]"})
    nodes = {node.id: node for node in graph.nodes}

    thesis, acme = nodes["T.md"], nodes["Acme.md"]
    assert (thesis.evidence, thesis.claims, thesis.positions) == (1, 1, 2)
    assert (thesis.stage, thesis.created) == ("active", "2026-02-01")
    assert (thesis.links_in, thesis.links_out, thesis.degree) == (2, 9, 11)
    assert (acme.theses, acme.links_in, acme.links_out) == (1, 3, 2)
    assert (acme.first_evidence, acme.last_evidence) == ("2026-04-01", "2026-04-01")


def test_a_tag_leads_to_the_tag_that_it_lies_in(read_notes: ReadNotes) -> None:
    graph = read_notes({"A.md": "#a/b/c and #A/B", "B.md": "#a/x"})

    assert [(e.source, e.target, e.relation) for e in graph.edges] == [
        ("A.md", "#a/b/c", "tag"),
        ("A.md", "#A/B", "tag"),
        ("B.md", "#a/x", "tag"),
        ("#a/b/c", "#A/B", "parent tag"),
        ("#A/B", "#A", "parent tag"),
        ("#a/x", "#A", "parent tag"),
    ]


def test_a_title_is_a_position_without_a_link(read_notes: ReadNotes) -> None:
    graph = read_notes({"Short Acme.md": "#thesis", "Acme.md": "", "Short Zyx.md": ""})

    edge = edge_to(graph, "Acme.md", "loser")
    assert (edge.source, edge.sign, edge.section) == ("Short Acme.md", "-", "title")
    assert [e for e in graph.edges if e.source == "Short Zyx.md"] == []


def test_links_to_itself_and_to_hidden_notes_are_none(read_notes: ReadNotes) -> None:
    notes = {
        "vault.toml": 'ignore = ["Hidden.md"]\n',
        "A.md": "# H\n[[#H]] [[A]] [[Hidden]]",
        "Hidden.md": "[[A]]",
    }
    graph = read_notes(notes)

    assert [node.id for node in graph.nodes] == ["A.md"]
    assert graph.edges == ()


def test_a_file_is_a_node_where_it_is_embedded(read_notes: ReadNotes) -> None:
    graph = read_notes({"A.md": "![[a.png]] [[b.png]]", "a.png": "", "c.png": ""})

    assert [(node.id, node.kind) for node in graph.nodes] == [
        ("A.md", "note"),
        ("a.png", "file"),
        ("b.png", "unresolved"),
    ]
    assert [edge.relation for edge in graph.edges] == ["embed", "link"]


def test_a_name_without_a_note_is_never_taken_for_a_note(
    read_notes: ReadNotes,
) -> None:
    graph = read_notes({"A.md": "[[x/A]]", "x/A.md.md": ""})

    assert len({node.id for node in graph.nodes}) == len(graph.nodes)


def test_on_a_day_there_is_only_what_was_there(read_notes: ReadNotes) -> None:
    notes = {"T.md": THESIS, "Acme.md": "[[T]]"}

    assert read_notes(notes, date(2026, 1, 31)).edges == ()
    before = read_notes(notes, date(2026, 3, 31))
    assert "evidence" not in {edge.relation for edge in before.edges}
    assert {node.id: node for node in before.nodes}["T.md"].evidence == 0
    assert read_notes(notes, date(2026, 4, 1)) == read_notes(notes)


def test_every_edge_lies_between_two_nodes(example: Index) -> None:
    graph = read_graph(example)
    ids = {node.id for node in graph.nodes}

    assert {end for e in graph.edges for end in (e.source, e.target)} <= ids
    assert len(ids) == len(graph.nodes)


def test_no_position_is_lost(example: Index) -> None:
    held = example.select(
        "select sign, count(*) from positions where path is not null group by sign"
    )
    signs = [edge.sign for edge in read_graph(example).edges if edge.sign]

    assert {sign: signs.count(sign) for sign in signs} == dict(held)
