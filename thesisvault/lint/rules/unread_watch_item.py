"""TV503: numbers to watch that were not looked up."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import counted, listed, shortened
from thesisvault.note.dates import Window
from thesisvault.thesis.model import Thesis, Watch


def _is_unread(watch: Watch, reviewed: Window) -> bool:
    """Whether a number has no reading, or one from before the last review."""
    if watch.reading is None:
        return True
    return watch.when is not None and watch.when.end < reviewed.start


def _newest(rows: list[Watch]) -> list[Watch]:
    """The newest reading of each number: a log keeps those before it, too."""
    found: dict[tuple[str, str | None], Watch] = {}
    for each in rows:
        key = each.name.casefold(), each.subject
        before = found.get(key)
        if before is None or _day(each) >= _day(before):
            found[key] = each
    return list(found.values())


def _day(watch: Watch) -> date:
    return watch.when.end if watch.when else date.min


def _start(watch: Watch) -> int:
    return watch.span.start


def _in_tables(reading: Reading, thesis: Thesis) -> Iterator[list[Watch]]:
    """The numbers to watch, table by table, where those hold readings."""
    watch = sorted(thesis.watch, key=_start)
    starts = list(map(_start, watch))
    for table in reading.note.tables if watch else ():
        first, last = table.span.start, table.span.end
        rows = watch[bisect_left(starts, first) : bisect_left(starts, last)]
        if any(each.reading for each in rows):
            yield _newest(rows)


@thesis_rule("TV503", "unread-watch-item", severity=Severity.INFO)
def unread_watch_item(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A number to watch has no reading since the last review.

    It was put on the list to be looked up, and the review went by without it. A list
    that keeps no readings is left alone.

    There is no fix: look it up, or take it off the list.
    """
    reviewed = thesis.last_reviewed
    if reviewed is None or is_over(thesis):
        return
    for rows in _in_tables(reading, thesis):
        unread = [each for each in rows if _is_unread(each, reviewed)]
        if unread:
            names = listed([shortened(each.text, 30) for each in unread])
            yield Problem(
                unread[0].span,
                f"{counted(len(unread), 'number')} without a reading since the review"
                f" of {reviewed.text}: look up {names}",
            )
