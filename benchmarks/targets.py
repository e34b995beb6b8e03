"""What we want to reach: ratios to peers, and growth from size to size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from benchmarks.index import Results

SIZE_OF_TARGETS = 10_000
"""The number of notes for which the targets were set."""

GROWTH_AT_MOST, GROWTH_AIM = 11, 10
"""How much longer a command may take on ten times the notes."""

OBSIDIANTOOLS = "obsidiantools connect()"
RUMDL_COLD = "rumdl check --no-cache"
RUMDL_WARM = "rumdl check"
GRAPH = "vault graph export --format json"


@dataclass(frozen=True, slots=True)
class Target:
    """How much of what a peer uses a command of ours may use."""

    ours: str
    peer: str
    at_most: float | None
    aim: float | None = None
    quantity: Literal["seconds", "peak"] = "seconds"


TARGETS = (
    Target("vault index --rebuild", RUMDL_COLD, 1, 0.7),
    Target("vault index --rebuild", OBSIDIANTOOLS, 1 / 100),
    Target("vault lint, no cache", RUMDL_COLD, 1, 0.7),
    Target("vault due", RUMDL_WARM, 0.4, 0.25),
    Target("vault status", RUMDL_WARM, 0.4, 0.25),
    Target("vault due, one note changed", RUMDL_WARM, 0.5, 0.3),
    Target("vault lint", RUMDL_WARM, 0.4, 0.25),
    Target("vault --version", "import click", 2, 1.3),
    Target("vault evidence add", "import click", 2.5),
    Target(GRAPH, "foam graph", 1 / 20),
    Target(GRAPH, OBSIDIANTOOLS, 1 / 150),
    Target("vault graph export --format graphml", GRAPH, 3),
    Target("vault index --rebuild", RUMDL_COLD, 1.5, 1, "peak"),
    Target("vault lint, no cache", RUMDL_COLD, 1.5, 1, "peak"),
    # No targets, but the ground that all stands on.
    Target("vault due", "walk and stat", None),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target and the ratio that was measured."""

    target: Target
    ratio: float

    @property
    def verdict(self) -> str:
        """Whether the target, or even the aim, was reached."""
        if self.target.at_most is None:
            return ""
        if self.ratio > self.target.at_most:
            return "missed"
        return "aim met" if self.ratio <= (self.target.aim or 0) else "met"


def compare(results: Results) -> Iterator[Comparison]:
    """Hold what was measured against the targets, as far as both sides ran."""
    for target in TARGETS:
        ours, peer = results.find(target.ours), results.find(target.peer)
        if ours is None or peer is None:
            continue
        used = getattr(ours, target.quantity)
        by_peer = getattr(peer, target.quantity)
        if used and by_peer:
            yield Comparison(target, used / by_peer)


@dataclass(frozen=True, slots=True)
class Growth:
    """How much longer a command takes on a larger vault."""

    name: str
    smaller: int
    larger: int
    factor: float

    @property
    def verdict(self) -> str:
        """Whether our time grows with the notes, and hardly more."""
        if not self.name.startswith("vault "):
            return ""
        steps = self.larger / self.smaller / 10
        if self.factor > GROWTH_AT_MOST * steps:
            return "missed"
        return "aim met" if self.factor <= GROWTH_AIM * steps else "met"


def trace_growth(sizes: Sequence[Results]) -> Iterator[Growth]:
    """Compare each command's time with that on the next smaller vault."""
    for small, large in pairwise(sizes):
        for measurement in large.measurements:
            before = small.find(measurement.job.name)
            if before is None or not before.seconds or not measurement.seconds:
                continue
            if str(large.place.vault) not in measurement.job.command:
                continue
            factor = measurement.seconds / before.seconds
            notes = small.place.notes, large.place.notes
            yield Growth(measurement.job.name, *notes, factor)
