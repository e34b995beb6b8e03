"""TV303: a thesis that does not say when it was written."""

from collections.abc import Iterator
from datetime import date
from re import IGNORECASE, MULTILINE

from thesisvault.findings import Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.first_commit import first_commit
from thesisvault.lint.rule import Problem
from thesisvault.lint.stamps import Stamp, missing_stamp
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.note.dates import parse_window
from thesisvault.pattern import pattern
from thesisvault.thesis.defaults import FieldName
from thesisvault.thesis.model import Thesis

_BELOW: tuple[FieldName, ...] = (
    "status", "last reviewed", "conviction", "confidence", "horizon",
)  # fmt: skip
# `*Created 2026-02-02 | Updated 2026-05-12*`, below a note
_SAID = pattern(
    r"^[ \t>]*[*_]{0,3}(?:created|opened|started|written)(?: on)?:?[ \t]+"
    r"(?P<day>\d{4}-\d\d(?:-\d\d)?|[^\s|*_]+ [^\s|*_]+ \d{4})",
    IGNORECASE | MULTILINE,
)


def _first_day(thesis: Thesis) -> str:
    """The day of the first evidence, if that is exact, or what git will know.

    A thesis is there before its first review, and before its first evidence.
    """
    first = min((each.when for each in thesis.evidence if each.when), default=None)
    ends = [window.end for window in (first, thesis.last_reviewed) if window]
    latest = min(ends, default=date.max)
    if first and first.precision == "day" and first.start == latest:
        return latest.isoformat()
    return first_commit(latest)


def _is_said(reading: Reading) -> bool:
    """Whether a line of prose says it, which is no field, but no lack either."""
    found = _SAID.search(reading.note.source, reading.note.body.start)
    return found is not None and parse_window(found["day"]) is not None


@thesis_rule("TV303", "no-created")
def no_created(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say when it was created.

    Without the day there is no telling how long it has had to come true, nor since when
    its first review is due: a file's own date changes with each copy.

    The fix adds the day of the first evidence, in the style of the other fields. Where
    that is not exact, or there is none, it takes the day on which git first saw the
    note. It is safe. Where neither is known there is none.
    """
    if thesis.created is None and not is_over(thesis) and not _is_said(reading):
        stamp = Stamp("created", _first_day(thesis), Safety.SAFE, _BELOW)
        problem = missing_stamp(
            reading, stamp, 'no date of creation: add a line such as "**Created**: …"'
        )
        if problem is not None:
            yield problem
