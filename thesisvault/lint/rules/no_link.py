"""TV208: evidence that links to no note."""

from bisect import bisect_left
from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.thesis.model import Thesis


@thesis_rule("TV208", "no-link", severity=Severity.INFO, is_default=False)
def no_link(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A row of evidence links to no note.

    The companies and sources that it speaks of do not know of it: their notes do not
    show it, and no graph has it.

    There is no fix: link the company, or the source.
    """
    starts = sorted(link.span.start for link in reading.note.links)
    for evidence in thesis.evidence:
        span = evidence.span
        is_linked = bisect_left(starts, span.start) < bisect_left(starts, span.end)
        if evidence.observation and not is_linked:
            yield Problem(
                span, "nothing is linked in this row: link the company, or the source"
            )
