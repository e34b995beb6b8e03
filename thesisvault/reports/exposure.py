"""Where one stands: who is long, who is short, of which company, by which thesis."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from thesisvault.graph.model import SIDED, Edge, Graph, Node
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Index
from thesisvault.reports.nodes import find_node
from thesisvault.text import Record
from thesisvault.thesis.model import Stage
from thesisvault.thesis.vocabulary import Vocabulary

Side = Literal["long", "short", "winner", "loser", "bet"]


class Holding(Record, frozen=True):
    """A position that a thesis holds in a company; `since` is the thesis's first day.

    A winner gains and a loser suffers if the thesis is right; one is long or short
    where that is a leg of the trade, or the title says so.
    """

    path: str
    thesis: str
    stage: str | None
    side: Side
    sign: str
    role: str
    group: str | None
    reason: str
    line: int | None
    since: str | None

    @property
    def is_over(self) -> bool:
        """Whether the thesis is validated, invalidated or closed."""
        return self.stage is not None and Stage(self.stage).is_over


class Newest(Record, frozen=True):
    """The newest row of evidence that links to a company."""

    date: str
    path: str
    thesis: str
    text: str
    line: int | None


class Exposure(Record, frozen=True):
    """A company: in how many theses on which side, and the newest evidence."""

    name: str
    path: str | None
    kind: str
    theses: int
    long: int
    short: int
    winner: int
    loser: int
    bet: int
    newest_evidence: Newest | None
    holdings: tuple[Holding, ...]


class MatrixRow(Record, frozen=True):
    """A company, and its sign in each thesis; `+-` where it has both."""

    name: str
    path: str | None
    signs: tuple[str, ...]


class Matrix(Record, frozen=True):
    """Companies by theses."""

    theses: tuple[str, ...]
    companies: tuple[MatrixRow, ...]


def _side(sign: str, role: str, vocabulary: Vocabulary) -> Side:
    if sign == "±":
        return "bet"
    is_leg = role == "title" or vocabulary.part(role) in ("long", "short")
    if sign == "+":
        return "long" if is_leg else "winner"
    return "short" if is_leg else "loser"


def holding_of(edge: Edge, thesis: Node, vocabulary: Vocabulary) -> Holding:
    """The position that an edge is."""
    role, sign = edge.section or "", edge.sign or ""
    return Holding(
        thesis.id,
        thesis.name,
        thesis.stage,
        _side(sign, role, vocabulary),
        sign,
        role,
        edge.group,
        edge.annotation or "",
        edge.line,
        thesis.created,
    )


def holdings_by_company(
    graph: Graph, vocabulary: Vocabulary
) -> Mapping[str, Sequence[Holding]]:
    """The positions in each company, by its id, in the order of theses."""
    nodes = {node.id: node for node in graph.nodes}
    found: dict[str, list[Holding]] = defaultdict(list)
    for edge in graph.edges:
        if edge.relation in SIDED:
            holding = holding_of(edge, nodes[edge.source], vocabulary)
            found[edge.target].append(holding)
    return found


def _newest(graph: Graph) -> Mapping[str, Newest]:
    """The newest evidence of each node."""
    names = {node.id: node.name for node in graph.nodes}
    found: dict[str, Edge] = {}
    for edge in graph.edges:
        if edge.relation == "evidence" and edge.start is not None:
            before = found.get(edge.target)
            if before is None or (before.start or "") < edge.start:
                found[edge.target] = edge
    return {
        target: Newest(
            e.date or "", e.source, names[e.source], e.annotation or "", e.line
        )
        for target, e in found.items()
    }


def _exposure(
    node: Node, holdings: Sequence[Holding], newest: Newest | None
) -> Exposure:
    sides = [side for side, _ in {(each.side, each.path) for each in holdings}]
    return Exposure(
        node.name,
        node.path,
        node.kind,
        theses=len({each.path for each in holdings}),
        long=sides.count("long"),
        short=sides.count("short"),
        winner=sides.count("winner"),
        loser=sides.count("loser"),
        bet=sides.count("bet"),
        newest_evidence=newest,
        holdings=tuple(holdings),
    )


def _held(
    nodes: Iterable[Node], holdings: Mapping[str, Sequence[Holding]], *, is_all: bool
) -> Iterator[tuple[Node, Sequence[Holding]]]:
    for node in nodes:
        every = holdings.get(node.id, ())
        if own := [each for each in every if is_all or not each.is_over]:
            yield node, own


def list_exposures(
    index: Index, today: date, wanted: str | None = None, *, is_all: bool = False
) -> tuple[Exposure, ...]:
    """List the companies that theses hold, or one: those in most theses first.

    Args:
        is_all: Whether theses that are over count, too.

    Raises:
        NoNoteError: If there is no such company.
        SeveralNotesError: If more than one may be meant.
    """
    graph = read_graph(index, today)
    holdings = holdings_by_company(graph, index.config.vocabulary)
    newest = _newest(graph)
    if wanted is not None:
        node = find_node(index, graph, wanted, today)
        held = dict(_held([node], holdings, is_all=is_all)).get(node, ())
        return (_exposure(node, held, newest.get(node.id)),)
    found = [
        _exposure(node, held, newest.get(node.id))
        for node, held in _held(graph.nodes, holdings, is_all=is_all)
    ]
    return tuple(sorted(found, key=lambda each: (-each.theses, each.name.casefold())))


def make_matrix(exposures: Sequence[Exposure]) -> Matrix:
    """Lay companies out by theses."""
    names: dict[str, str] = {}
    for exposure in exposures:
        names.update((each.path, each.thesis) for each in exposure.holdings)
    paths = sorted(names)
    rows = []
    for exposure in exposures:
        signs: dict[str, str] = {}
        for each in exposure.holdings:
            before = signs.get(each.path, "")
            signs[each.path] = before if each.sign in before else before + each.sign
        cells = tuple(signs.get(path, "") for path in paths)
        rows.append(MatrixRow(exposure.name, exposure.path, cells))
    return Matrix(tuple(names[path] for path in paths), tuple(rows))
