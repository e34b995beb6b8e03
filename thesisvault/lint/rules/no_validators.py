"""TV310: a thesis that nothing would validate."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.claims import Lack, missing_side
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_idea, is_over, thesis_rule
from thesisvault.thesis.model import Thesis

_LACK = Lack(
    "validates",
    "validat",
    'nothing would validate it: add "## What validates the thesis" with "- [ ]" items',
)


@thesis_rule("TV310", "no-validators")
def no_validators(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say what would validate it.

    Then all good news does, and none has to. An idea need not say it yet.

    There is no fix: list what would have to happen, each with a box to tick.
    """
    if not is_over(thesis) and not is_idea(thesis):
        yield from missing_side(reading, thesis, _LACK)
