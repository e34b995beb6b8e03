"""Bullets and cells that begin with a date, and what a heading adds to it."""

from collections.abc import Iterator
from re import IGNORECASE

from thesisvault.note.dates import Window, parse_window
from thesisvault.note.words import plain, without_block_id
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.thesis.outline import Place

# - **2026-05-12**: text      - 2026-05-12 — text      - [[2026-05-12]] text
_OPENING = pattern(
    r"(?:[^\w\s!-~]{1,8}[ \t]*+)?(?P<marks>\*{1,3}|_{1,3}|~~|==|)~?"
    r"(?:\((?!\()|\[(?!\[))?"
)
_RANGE = r"[ \t]*(?:[—–/-]+|\.\.+|(?:to|until|through) )[ \t]*[\d]"
_SECONDS = r"(?::\d\d(?:\.\d+)?(?:[+-]\d\d:?\d\d)?)?Z?"
_ISO_DATE = pattern(
    rf"\d{{4}}-\d\d(?:-\d\d(?:[T ]\d{{1,2}}:\d\d{_SECONDS})?)?"
    rf"(?![\d/+-]|{_RANGE})",
    IGNORECASE,
)
_LINKED_DATE = pattern(r"\[\[[^\[\]\r\n]*\]\]")
# Where a date may end: before white space or a mark.
_DATE_END = pattern(r"(?<=[\d+])(?=[\s:*_~=)\],;|—–→-])")
_AFTER_DATE = pattern(
    r"(?:\]\([^()\s]*\)|\s*\((?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?\))?"
    r"[*_~=)\]]*\s*(?::++|[,;]|[—–|→-]{1,2}(?=[\s*_~=)]))?[*_~=)\]]*\s*"
    r"(?:[—–|→-]{1,2}\s+)?"
)
_APART = frozenset(":—–|→-*_)]=")
_LONGEST_DATE = 40
_YEAR = pattern(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_MONTH_AND_DAY = pattern(r"\d\d-\d\d")


class Dated(Record, frozen=True):
    """A bullet that begins with a date, cut into the two."""

    date: str
    when: Window
    start: int
    end: int
    text: str


def _completions(date: str, place: Place) -> Iterator[str]:
    """A date with what the heading above it may add: `### 2026`, `### May 2026`."""
    heading = plain(place.group or place.role)
    years = _YEAR.findall(heading)
    if len(years) != 1:
        return
    if date.isdigit():
        yield f"{date} {heading}"
    elif _MONTH_AND_DAY.fullmatch(date):
        yield f"{years[0]}-{date}"
    else:
        yield f"{date} {years[0]}"


def complete_date(date: str, place: Place) -> Window | None:
    """Read a date that leaves out what the heading above says: `02-08`, `Feb 8`."""
    for completion in _completions(date, place):
        when = parse_window(completion)
        return when and Window(when.start, when.end, when.precision, date)
    return None


def _dates_at(text: str, start: int, place: Place) -> Iterator[tuple[int, Window]]:
    """The dates that begin at an offset, the shortest first, each with its end."""
    if found := _ISO_DATE.match(text, start) or _LINKED_DATE.match(text, start):
        if when := parse_window(found[0]):
            yield found.end(), when
        return
    for end in _DATE_END.finditer(text, start, start + _LONGEST_DATE):
        written = text[start : end.start()]
        if when := parse_window(written) or complete_date(written, place):
            yield end.start(), when


def cut_after_date(text: str, place: Place) -> Dated | None:
    """Cut a bullet after the longest date that it begins with."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    marks = opening["marks"] if opening else ""
    dated = None
    for end, when in _dates_at(text, start, place):
        apart = _AFTER_DATE.match(text, end)
        between = apart[0] if apart else ""
        rest = without_block_id(f" {text[end + len(between) :]}").lstrip()
        # A whole date stands by itself; after a month or a year comes a mark.
        is_whole = when.precision == "day" or _ISO_DATE.match(text, start)
        if rest and between and (is_whole or _APART.intersection(between)):
            # - **2026-05-12: the first words** and the others
            rest = rest if marks in between else f"{marks}{rest}"
            dated = Dated(when.text, when, start, end, rest)
    return dated
