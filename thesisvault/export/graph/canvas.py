"""JSON Canvas: a board that Obsidian opens, theses in columns, companies by cluster.

Theses stand on the left, a column for each stage, and what they are tied to stands on
the right: boxes of clusters, of kinds below. No card overlaps another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from json import dumps
from math import ceil, sqrt

from thesisvault.export.graph.picture import Line, lines_of
from thesisvault.graph.about import About
from thesisvault.graph.choose import keep
from thesisvault.graph.engine import Engine
from thesisvault.graph.model import SIDED, Edge, Graph, Node
from thesisvault.text import Record
from thesisvault.thesis.model import Stage

_WIDTH, _HEIGHT = 300, 120
_GAP, _MARGIN, _TITLE = 40, 40, 20
_BETWEEN = 400
# A canvas numbers its colours: red, orange, yellow, green, cyan, purple.
_COLOURS = {"+": "4", "-": "1", "±": "3", "0": "6"}
_CARDS = {"thesis": "5", "unresolved": "2"}
_ORDER = (*Stage, None)

Card = dict[str, str | int]


class _Box(Record, frozen=True):
    """Cards that stand together under a title."""

    title: str
    nodes: tuple[Node, ...]
    columns: int

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.columns * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN

    @property
    def height(self) -> int:
        """How high it is."""
        rows = ceil(len(self.nodes) / self.columns)
        return rows * (_HEIGHT + _GAP) - _GAP + 2 * _MARGIN + _TITLE


def _chosen(graph: Graph, about: About) -> Graph:
    """What is drawn: theses, companies and what theses hold, if nothing is asked."""
    if about.is_chosen or about.focus:
        return graph
    held = {edge.target for edge in graph.edges if edge.relation in SIDED}
    kinds = ("thesis", "company")
    ids = (n.id for n in graph.nodes if n.kind in kinds or n.id in held)
    return keep(graph, ids)


def _columns(theses: Iterable[Node]) -> Iterator[_Box]:
    def place(node: Node) -> int:
        return _ORDER.index(Stage(node.stage) if node.stage else None)

    for at, nodes in groupby(sorted(theses, key=place), place):
        yield _Box(f"Theses: {_ORDER[at] or 'no stage'}", tuple(nodes), 1)


def _square(count: int) -> int:
    return max(1, ceil(sqrt(count * _HEIGHT / _WIDTH * 1.6)))


def _clusters(graph: Graph) -> Iterator[_Box]:
    """Companies, and what theses hold, by the cluster that they are in."""
    engine = Engine(graph)
    ranks = engine.ranks()
    held = {edge.target for edge in graph.edges if edge.relation in SIDED}
    members: dict[int, list[Node]] = defaultdict(list)
    for node, cluster in zip(graph.nodes, engine.clusters(), strict=True):
        is_held = node.id in held and node.kind != "thesis"
        if node.kind == "company" or is_held:
            members[cluster].append(node)
    # Those that nothing ties come last.
    for cluster in sorted(members, key=lambda each: (each < 0, each)):
        nodes = sorted(members[cluster], key=lambda node: -ranks[engine.at[node.id]])
        title = f"Around {nodes[0].name}" if cluster >= 0 else "Tied to nothing here"
        yield _Box(title, tuple(nodes), _square(len(nodes)))


def _kinds(nodes: Iterable[Node]) -> Iterator[_Box]:
    by_kind: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_kind[node.kind].append(node)
    for kind, own in by_kind.items():
        yield _Box(kind.capitalize(), tuple(own), _square(len(own)))


def _card(number: int, node: Node, x: int, y: int) -> Card:
    card: Card = {"id": f"n{number}", "x": x, "y": y}
    card |= {"width": _WIDTH, "height": _HEIGHT}
    if node.path is not None:
        card |= {"type": "file", "file": node.path}
    else:
        card |= {"type": "text", "text": node.name}
    colour = _CARDS.get(node.kind)
    return card | ({"color": colour} if colour else {})


def _cards(box: _Box, left: int, top: int, at: Mapping[str, int]) -> Iterator[Card]:
    """A box and the cards in it."""
    yield {
        "id": f"g{at[box.nodes[0].id]}", "type": "group", "label": box.title,
        "x": left, "y": top, "width": box.width, "height": box.height,
    }  # fmt: skip
    for number, node in enumerate(box.nodes):
        x = left + _MARGIN + number % box.columns * (_WIDTH + _GAP)
        y = top + _MARGIN + _TITLE + number // box.columns * (_HEIGHT + _GAP)
        yield _card(at[node.id], node, x, y)


def _shelved(boxes: Sequence[_Box], left: int, width: int) -> Iterator[tuple[int, int]]:
    """Places for boxes: in rows, one row below the other."""
    x, y, high = left, 0, 0
    for box in boxes:
        if x > left and x + box.width > left + width:
            x, y, high = left, y + high + 2 * _GAP, 0
        yield x, y
        x, high = x + box.width + 2 * _GAP, max(high, box.height)


def _sides(source: int, target: int) -> tuple[str, str]:
    """The sides at which a line leaves one card and meets another."""
    if source == target:
        return "right", "right"
    return ("right", "left") if source < target else ("left", "right")


def _edge(number: int, line: Line, ends: tuple[Card, Card]) -> Card:
    source, target = ends
    from_side, to_side = _sides(int(source["x"]), int(target["x"]))
    edge: Card = {
        "id": f"e{number}", "fromNode": source["id"], "fromSide": from_side,
        "toNode": target["id"], "toSide": to_side, "label": line.label,
    }  # fmt: skip
    colour = _COLOURS.get(line.sign or "")
    return edge | ({"color": colour} if colour else {})


def _laid_out(graph: Graph) -> Iterator[Card]:
    at = {node.id: number for number, node in enumerate(graph.nodes)}
    columns = list(_columns(node for node in graph.nodes if node.kind == "thesis"))
    clusters = list(_clusters(graph))
    shown = {node.id for box in (*columns, *clusters) for node in box.nodes}
    others = list(_kinds(node for node in graph.nodes if node.id not in shown))
    yield from _placed(columns, 0, sum(box.width + 2 * _GAP for box in columns), at)
    boxes = [*clusters, *others]
    left = sum(box.width + 2 * _GAP for box in columns) + _BETWEEN
    area = sum(box.width * box.height for box in boxes)
    widest = max((box.width for box in boxes), default=0)
    yield from _placed(boxes, left, max(widest, int(sqrt(area * 2))), at)


def _placed(
    boxes: Sequence[_Box], left: int, width: int, at: Mapping[str, int]
) -> Iterator[Card]:
    for box, (x, y) in zip(boxes, _shelved(boxes, left, width), strict=True):
        yield from _cards(box, x, y, at)


def _ties(edges: Iterable[Edge], *, has_all: bool) -> tuple[Line, ...]:
    """What is drawn between cards: sides and relations, and more if it is asked for."""
    if has_all:
        return lines_of(edges, has_all=True)
    told = [edge for edge in edges if edge.relation in (*SIDED, "related")]
    return lines_of(told, has_all=False)


def write_canvas(graph: Graph, about: About) -> Iterator[bytes]:
    """Write a board; Obsidian opens it where it lies in the vault."""
    part = _chosen(graph, about)
    has_all = about.is_chosen or about.focus is not None
    cards = list(_laid_out(part))
    by_id = {card["id"]: card for card in cards}
    at = {node.id: by_id[f"n{number}"] for number, node in enumerate(part.nodes)}
    edges = [
        _edge(number, line, (at[line.source], at[line.target]))
        for number, line in enumerate(_ties(part.edges, has_all=has_all))
    ]
    board = {"nodes": cards, "edges": edges}
    yield f"{dumps(board, ensure_ascii=False, indent=1)}\n".encode()
