"""Where nodes stand when the whole graph is drawn: what hangs together, together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, pi, sin, sqrt

from thesisvault.graph.engine import Engine, spread
from thesisvault.graph.model import Graph
from thesisvault.text import Record

Point = tuple[float, float]

# The room that a node takes, and that between two clusters.
_ROOM = 60.0
_BETWEEN = 80.0
_ROUNDS = 300
_MOST_SPREAD = 250
_GOLDEN = pi * (3 - sqrt(5))


class Place(Record, frozen=True):
    """Where a node stands, in which cluster, and how much it matters: at most 1."""

    x: float
    y: float
    cluster: int
    rank: float


class _Disc(Record, frozen=True):
    """A cluster, laid out around its middle."""

    members: tuple[int, ...]
    points: tuple[Point, ...]
    radius: float


def _even(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points in the directions that they have, as near to the middle as all fit."""
    count = len(points)
    x = sum(point[0] for point in points) / count
    y = sum(point[1] for point in points) / count
    away = [(px - x, py - y) for px, py in points]
    placed = [(0.0, 0.0)] * count
    order = sorted(range(count), key=lambda at: hypot(*away[at]))
    for number, at in enumerate(order):
        turn = atan2(away[at][1], away[at][0])
        radius = _radius(number + 0.3)
        placed[at] = radius * cos(turn), radius * sin(turn)
    return tuple(placed)


def _radius(count: float) -> float:
    """How far from the middle there is room for so many."""
    return _ROOM * 0.7 * sqrt(count)


def _sunflower(count: int) -> tuple[Point, ...]:
    """So many points, one beside the other, from the middle outward."""
    steps = ((_radius(n + 0.3), n * _GOLDEN) for n in range(count))
    return tuple((radius * cos(turn), radius * sin(turn)) for radius, turn in steps)


def _disc(engine: Engine, members: Sequence[int], ranks: Sequence[float]) -> _Disc:
    if len(members) > _MOST_SPREAD:
        # Among so many nothing could be seen but who matters: those in the middle.
        order = sorted(members, key=lambda node: -ranks[node])
        return _Disc(tuple(order), _sunflower(len(order)), _radius(len(order)))
    points = _even(engine.spread(members, _ROUNDS))
    return _Disc(tuple(members), points, _radius(len(members)))


def _middles(engine: Engine, discs: Sequence[_Disc]) -> list[Point]:
    """Where clusters stand: around the largest, those that are tied side by side."""
    cluster = {node: at for at, disc in enumerate(discs) for node in disc.members}
    ties: dict[tuple[int, int], float] = defaultdict(float)
    for (one, other), weight in zip(engine.pairs, engine.weights, strict=True):
        ends = cluster[one], cluster[other]
        if ends[0] != ends[1]:
            ties[min(ends), max(ends)] += weight
    found = spread(len(discs), [(*ends, w) for ends, w in ties.items()], _ROUNDS)
    placed: list[Point] = []
    for number, disc in enumerate(discs):
        east, north = (found[number][at] - found[0][at] for at in (0, 1))
        turn = atan2(north, east) if number else 0.0
        placed.append(_nearest(turn, disc.radius, placed, discs))
    return placed


def _nearest(
    turn: float, radius: float, placed: Sequence[Point], discs: Sequence[_Disc]
) -> Point:
    """The place nearest to the middle, about in a direction, where a disc fits."""

    def fits(x: float, y: float) -> bool:
        return all(
            hypot(x - px, y - py) >= radius + other.radius + _BETWEEN
            for (px, py), other in zip(placed, discs, strict=False)
        )

    away = 0.0
    while True:
        for side in (0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75):
            x, y = away * cos(turn + side), away * sin(turn + side)
            if fits(x, y):
                return x, y
        away += _ROOM


def lay_out(graph: Graph) -> Mapping[str, Place]:
    """Find a place for every node; the same graph is laid out the same."""
    engine = Engine(graph)
    clusters = engine.clusters()
    ranks = engine.ranks()
    highest = max(ranks, default=0) or 1
    members: dict[int, list[int]] = defaultdict(list)
    for node, cluster in enumerate(clusters):
        members[cluster].append(node)
    alone = members.pop(-1, [])
    discs = [_disc(engine, members[each], ranks) for each in sorted(members)]
    if alone:
        # Tags, and whatever nothing ties, stand together on the side.
        discs.append(_Disc(tuple(alone), _sunflower(len(alone)), _radius(len(alone))))
    found: dict[str, Place] = {}
    for disc, (x, y) in zip(
        discs, _middles(engine, discs) if discs else (), strict=True
    ):
        for node, (dx, dy) in zip(disc.members, disc.points, strict=True):
            rank = round(ranks[node] / highest, 4)
            place = Place(round(x + dx, 1), round(y + dy, 1), clusters[node], rank)
            found[graph.nodes[node].id] = place
    return found
