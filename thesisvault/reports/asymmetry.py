"""What came true of the validators, against what came true of the invalidators."""

from collections.abc import Iterable

from thesisvault.text import Record


class Tally(Record, frozen=True):
    """How many claims came true, of how many."""

    ticked: int
    all: int


class Asymmetry(Record, frozen=True):
    """The tallies of both sides.

    Who ticks the one and never the other looks only where he hopes to be right.
    """

    validates: Tally
    invalidates: Tally

    @property
    def open(self) -> int:
        """The claims of either side that have not come true."""
        sides = (self.validates, self.invalidates)
        return sum(side.all - side.ticked for side in sides)


def make_asymmetry(counts: Iterable[int]) -> Asymmetry:
    """Make the tallies from counts in the order of the index's view."""
    validators, right, invalidators, wrong = counts
    return Asymmetry(Tally(right, validators), Tally(wrong, invalidators))


def _sum(tallies: Iterable[Tally]) -> Tally:
    pairs = [(each.ticked, each.all) for each in tallies]
    return Tally(sum(ticked for ticked, _ in pairs), sum(all_ for _, all_ in pairs))


def add_up(parts: Iterable[Asymmetry]) -> Asymmetry:
    """The tallies of several theses as one."""
    parts = tuple(parts)
    return Asymmetry(
        _sum(part.validates for part in parts),
        _sum(part.invalidates for part in parts),
    )
