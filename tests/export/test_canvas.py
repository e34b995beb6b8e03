"""The board is as the specification of JSON Canvas has it, and nothing overlaps."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.export.graphs import hostile_graph, read_example
from thesisvault.export.graph.canvas import write_canvas
from thesisvault.graph.about import About
from thesisvault.graph.model import SIDED, Graph

# After https://jsoncanvas.org/spec/1.0: what every node and edge must have, and may.
COLOUR = {"type": "string", "pattern": "^([1-6]|#[0-9a-fA-F]{6})$"}
SIDE = {"enum": ["top", "right", "bottom", "left"]}
INTEGERS = {name: {"type": "integer"} for name in ("x", "y", "width", "height")}
NODE = {
    "type": "object",
    "required": ["id", "type", *INTEGERS],
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["text", "file", "link", "group"]},
        "file": {"type": "string", "minLength": 1},
        "text": {"type": "string"},
        "label": {"type": "string"},
        "color": COLOUR,
        **INTEGERS,
    },
    "additionalProperties": False,
    "allOf": [
        {
            "if": {"properties": {"type": {"const": kind}}},
            "then": {"required": [needed]},
        }
        for kind, needed in (("text", "text"), ("file", "file"))
    ],
}
EDGE = {
    "type": "object",
    "required": ["id", "fromNode", "toNode"],
    "properties": {
        "id": {"type": "string"},
        "fromNode": {"type": "string"},
        "toNode": {"type": "string"},
        "fromSide": SIDE,
        "toSide": SIDE,
        "label": {"type": "string"},
        "color": COLOUR,
    },
    "additionalProperties": False,
}
CANVAS = {
    "type": "object",
    "properties": {
        "nodes": {"type": "array", "items": NODE},
        "edges": {"type": "array", "items": EDGE},
    },
    "additionalProperties": False,
}


def board_of(graph: Graph, about: About) -> Any:
    return json.loads(b"".join(write_canvas(graph, about)))


def overlap(one: Any, other: Any) -> bool:
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


def holds(group: Any, card: Any) -> bool:
    return all(
        group[at] < card[at] and card[at] + card[size] < group[at] + group[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


@pytest.fixture(params=["example", "everything", "hostile", "empty"])
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Boards of several graphs."""
    about = About("vault", is_chosen=request.param != "example")
    match request.param:
        case "hostile":
            return board_of(hostile_graph(tmp_path), about)
        case "empty":
            return board_of(Graph((), ()), about)
    return board_of(read_example(), about)


def test_a_board_is_as_the_specification_has_it(board: Any) -> None:
    Draft202012Validator(CANVAS).validate(board)
    ids = [each["id"] for each in (*board["nodes"], *board["edges"])]
    assert len(ids) == len({*ids})
    known = {node["id"] for node in board["nodes"]}
    ends = {edge[end] for edge in board["edges"] for end in ("fromNode", "toNode")}
    assert ends <= known


def test_no_card_and_no_group_overlaps_another(board: Any) -> None:
    cards = [node for node in board["nodes"] if node["type"] != "group"]
    groups = [node for node in board["nodes"] if node["type"] == "group"]

    assert not any(overlap(*pair) for pair in combinations(cards, 2))
    assert not any(overlap(*pair) for pair in combinations(groups, 2))
    for card in cards:
        assert sum(holds(group, card) for group in groups) == 1


def test_all_that_is_asked_for_is_on_the_board() -> None:
    graph = read_example()
    board = board_of(graph, About("vault", is_chosen=True))

    cards = [node for node in board["nodes"] if node["type"] != "group"]
    assert len(cards) == len(graph.nodes)
    files = {card["file"] for card in cards if card["type"] == "file"}
    assert files == {node.path for node in graph.nodes if node.path}


def test_edges_are_coloured_by_their_sign() -> None:
    graph = read_example()
    board = board_of(graph, About("vault"))

    held = {(e.source, e.target, e.sign) for e in graph.edges if e.relation in SIDED}
    colours = [edge["color"] for edge in board["edges"]]
    for sign, colour in (("+", "4"), ("-", "1"), ("±", "3")):
        assert colours.count(colour) == sum(s == sign for *_, s in held)
    labels = {edge["label"][0] for edge in board["edges"] if edge["color"] == "4"}
    assert labels == {"+"}


def test_theses_stand_in_columns_by_stage() -> None:
    board = board_of(read_example(), About("vault"))

    theses = [n for n in board["nodes"] if n.get("file", "").startswith("theses/")]
    others = [n for n in board["nodes"] if n.get("file", "").startswith("companies/")]
    assert len({card["x"] for card in theses}) == 6
    assert max(card["x"] for card in theses) < min(card["x"] for card in others)
