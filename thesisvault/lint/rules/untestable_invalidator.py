"""TV318: an invalidator that no event can be held against."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.note.words import is_placeholder
from thesisvault.pattern import pattern
from thesisvault.thesis.model import Thesis

# A figure, a link, a formula, or a name: a capital letter that begins no sentence.
_TESTABLE = pattern(r"\d|\[\[|\]\(|\(=|[a-z,;’'][ -][\"“(]?[A-Z]|\b[A-Z]{2,}")


@thesis_rule(
    "TV318", "untestable-invalidator", severity=Severity.INFO, is_default=False
)
def untestable_invalidator(_: Reading, thesis: Thesis) -> Iterator[Problem]:
    """An invalidator names no figure, no date and no thing.

    "The cycle turns" is known afterwards, by those who were wrong. What can be tested
    says how much, by when, or for whom.

    There is no fix: ask what one would have to see, and write that.
    """
    for claim in thesis.claims if not is_over(thesis) else ():
        is_open = claim.side == "invalidates" and not claim.is_done
        is_blank = is_placeholder(claim.text)
        if is_open and not is_blank and not _TESTABLE.search(claim.text):
            yield Problem(
                claim.span, "no figure, date or name in it: what would one have to see?"
            )
