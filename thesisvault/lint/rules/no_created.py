"""TV303: a thesis that does not say when it was written."""

from collections.abc import Iterator

from thesisvault.findings import Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.stamps import Stamp, missing_stamp
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.thesis.defaults import FieldName
from thesisvault.thesis.model import Thesis

_BELOW: tuple[FieldName, ...] = (
    "status", "last reviewed", "conviction", "confidence", "horizon",
)  # fmt: skip


def _first_day(thesis: Thesis) -> str | None:
    """The day of the first evidence, if that is exact, and before any review."""
    first = min((each.when for each in thesis.evidence if each.when), default=None)
    reviewed = thesis.last_reviewed
    if first is None or first.precision != "day":
        return None
    return None if reviewed and reviewed.end < first.start else first.start.isoformat()


@thesis_rule("TV303", "no-created")
def no_created(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say when it was created.

    Without the day there is no telling how long it has had to come true, nor since when
    its first review is due: a file's own date changes with each copy.

    The fix adds the day of the first evidence, in the style of the other fields. It is
    safe. Where that day is not exact, there is none.
    """
    if thesis.created is None and not is_over(thesis):
        stamp = Stamp("created", _first_day(thesis), Safety.SAFE, _BELOW)
        problem = missing_stamp(
            reading, stamp, 'no date of creation: add a line such as "**Created**: …"'
        )
        if problem is not None:
            yield problem
