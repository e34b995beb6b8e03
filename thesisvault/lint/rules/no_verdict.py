"""TV317: a thesis that is over, and nothing is said about how it ended."""

from collections.abc import Iterator
from re import IGNORECASE, MULTILINE

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.pattern import pattern
from thesisvault.thesis.model import Thesis

# In a heading anywhere, elsewhere at the beginning of a line.
_VERDICT = pattern(
    r"^(?:#{1,6} .*|[ \t>*_+-]*)\b(?:verdict|outcome|post[- ]?mortem|what happened"
    r"|result|results|lessons?|learned|learnt|learnings?|conclusions?|retrospective"
    r"|resolution|closing|closed|epilogue|how it ended|why it (?:failed|worked)"
    r"|what (?:went|was) (?:wrong|right)|in hindsight|exit(?:ed)?|p&l|pnl)\b",
    IGNORECASE | MULTILINE,
)


@thesis_rule("TV317", "no-verdict")
def no_verdict(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis is over, and nothing says how it ended.

    The verdict is what all the work was for: what was right, what was luck, and what
    will be done otherwise next time. It takes five minutes now and cannot be made up
    later.

    There is no fix: say it behind the status, or under a heading of its own.
    """
    status = thesis.status
    if status is None or not is_over(thesis) or status.prose:
        return
    if not _VERDICT.search(reading.note.source, reading.note.body.start):
        yield Problem(
            status.span,
            f"{quoted(shortened(status.head, 30))} without a verdict: say how it ended,"
            ' here or under "## Verdict"',
        )
