"""TV311: a thesis that nothing can kill."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.claims import Lack, missing_side
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.thesis.model import Thesis

_LACK = Lack(
    "invalidates",
    "invalidat",
    'nothing can kill it: add "## What invalidates the thesis" with "- [ ]" items',
)


@thesis_rule("TV311", "no-invalidators")
def no_invalidators(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say what would invalidate it.

    What nothing can refute says nothing about the world. It is best written down while
    it still costs nothing, before there is a position to defend.

    There is no fix: list what would end it, each with a box to tick.
    """
    if not is_over(thesis):
        yield from missing_side(reading, thesis, _LACK)
