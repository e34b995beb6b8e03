"""Partial dates and windows: `2026-02-08`, `Q1 2026`, `2026H2–2027H1`, `2027+`.

A date is an interval of days with a precision, kept as it was written.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from re import IGNORECASE, Match
from typing import Final, Literal

from thesisvault.pattern import pattern
from thesisvault.text import Ordered

Precision = Literal["day", "month", "quarter", "half", "year", "range", "open"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may may",
            "jun june", "jul july", "aug august", "sep sept september",
            "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20|21)?\d\d)"


class Window(Ordered, frozen=True, order=True):
    """The days from `start` to `end`; they compare by start, then by end."""

    start: date
    end: date
    precision: Precision
    text: str

    @property
    def is_open(self) -> bool:
        """Whether the window has no end."""
        return self.end == date.max

    def is_after(self, other: "Window") -> bool:
        """Whether this window comes later, by start and then by end."""
        return (self.start, self.end) > (other.start, other.end)


_Span = tuple[date, date, Precision]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    # `calendar` would tell as well, but takes a command's start a millisecond.
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def add_months(day: date, months: int) -> date:
    """A day some months later, by calendar: 28 February comes after 31 January.

    Raises:
        ValueError: If the calendar ends before.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def _months(year: int, first: int, last: int, precision: Precision) -> _Span:
    return date(year, first, 1), month_end(year, last), precision


def _day(found: Match[str]) -> _Span:
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    return day, day, "day"


def _slashed_day(found: Match[str]) -> _Span:
    """`25/12/2026`; where either number may be the month, nobody can tell."""
    first, second = int(found["first"]), int(found["second"])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError
    year, month, day = int(found["year"]), min(first, second), max(first, second)
    return date(year, month, day), date(year, month, day), "day"


def _week(found: Match[str]) -> _Span:
    year, week = int(found["year"]), int(found["week"])
    first, last = (date.fromisocalendar(year, week, day) for day in (1, 7))
    return first, last, "range"


def _short_range(found: Match[str]) -> _Span:
    """`2025/26`, where the second is a later year of the same century."""
    first = int(found["year"])
    last = first - first % 100 + int(found["last"])
    if last <= first:
        raise ValueError
    return date(first, 1, 1), date(last, 12, 31), "range"


def _named_day(found: Match[str]) -> _Span:
    month = _MONTHS[found["name"].casefold()]
    day = date(int(found["year"]), month, int(found["day"]))
    return day, day, "day"


def _month(found: Match[str]) -> _Span:
    return _months(
        int(found["year"]), int(found["month"]), int(found["month"]), "month"
    )


def _full_year(found: Match[str]) -> int:
    year = int(found["year"])
    return year if year >= 100 else 2000 + year


def _named_month(found: Match[str]) -> _Span:
    month = _MONTHS[found["name"].casefold()]
    return _months(_full_year(found), month, month, "month")


def _quarter(found: Match[str]) -> _Span:
    quarter = int(found["part"])
    return _months(_full_year(found), 3 * quarter - 2, 3 * quarter, "quarter")


def _half(found: Match[str]) -> _Span:
    half = int(found["part"])
    return _months(_full_year(found), 6 * half - 5, 6 * half, "half")


def _year(found: Match[str]) -> _Span:
    return _months(_full_year(found), 1, 12, "year")


_CLOCK = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?"
_GAP = r"[ /'’-]{0,2}"
_Forms = tuple[tuple[str, Callable[[Match[str]], _Span]], ...]
# The commonest come first; where two fit, as for `2026-06`, the first is right.
_BY_DIGIT: _Forms = (
    (rf"{_YEAR}[-/.](?P<month>0[1-9]|1[0-2])(?!\d)", _month),
    (_YEAR, _year),
    (rf"{_YEAR}[ /-]?Q(?P<part>[1-4])", _quarter),
    (rf"{_YEAR}[ /-]?H(?P<part>[12])", _half),
    (
        rf"(?P<year>\d{{4}})(?P<dash>[-/.])(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?){_CLOCK}",
        _day,
    ),
    (rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}", _day),
    (rf"(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}", _slashed_day),
    (rf"{_YEAR}-W(?P<week>\d\d)", _week),
    (rf"(?P<part>[1-4])Q{_GAP}{_SHORT_YEAR}", _quarter),
    (rf"(?P<part>[12])H{_GAP}{_SHORT_YEAR}", _half),
    (
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\.?(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        _named_day,
    ),
    (rf"{_YEAR}[ -]{_MONTH}[ -](?P<day>\d\d?)", _named_day),
    (rf"{_YEAR}[ -]{_MONTH}", _named_month),
    (rf"{_YEAR}[–/-](?P<last>\d\d)", _short_range),
)
_BY_LETTER: _Forms = (
    (rf"Q(?P<part>[1-4]){_GAP}{_SHORT_YEAR}", _quarter),
    (rf"H(?P<part>[12]){_GAP}{_SHORT_YEAR}", _half),
    (rf"{_MONTH},?[ -]?{_YEAR}", _named_month),
    (rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}", _named_day),
    (rf"{_MONTH} '(?P<year>\d\d)", _named_month),
    (rf"(?:FY|CY) ?'?{_SHORT_YEAR}", _year),
)
# For texts that begin with a letter, and those that begin with a digit.
_READERS: Final = tuple(
    [(pattern(form, IGNORECASE), read) for form, read in forms]
    for forms in (_BY_LETTER, _BY_DIGIT)
)
_SOME_YEAR = r"(?:19|20|21)\d\d"
_SOME_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_SOMEWHERE = (
    r"\d{4}[-/.]\d\d?[-/.]\d\d?",
    rf"\d\d?\.\d\d?\.{_SOME_YEAR}",
    rf"\d\d?/\d\d?/{_SOME_YEAR}",
    rf"{_SOME_YEAR}-W\d\d",
    rf"{_SOME_YEAR}[-/.](?:0[1-9]|1[0-2])(?!-\d)",
    rf"[QH][1-4]{_GAP}(?:{_SOME_YEAR}|\d\d)",
    rf"{_SOME_YEAR}[ /-]?[QH][1-4]",
    rf"[1-4][QH]{_GAP}(?:{_SOME_YEAR}|\d\d)",
    rf"{_SOME_MONTH},? (?:\d\d?(?:st|nd|rd|th)?,? )?{_SOME_YEAR}",
    rf"\d\d?(?:st|nd|rd|th)?(?: of)? {_SOME_MONTH},? {_SOME_YEAR}",
    rf"{_SOME_YEAR}[–/-]\d\d(?![–/-])",
    # No year that another number hangs on: `2026-13` is no date.
    rf"{_SOME_YEAR}(?![-/.]\d)",
)
_ANY = pattern(
    "|".join(rf"(?<![\w.,$€£/-]){form}(?![\w%])" for form in _SOMEWHERE), IGNORECASE
)
_SEPARATOR = pattern(r" ?(?:–|—|→|-|/|\.{2,3}) ?| (?:to|until|through) ")
_MARKS = "*_~` \t\u00a0"
# Hyphens that writers and their programs put in place of the plain one.
_HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_BEFORE = pattern(
    r"(?:(?:by|before|until|c\.|ca\.|circa|around|about|approx\.?|~)\s*"
    r"|(?:early|mid|late|end|start|beginning)(?:[ -](?:of )?)"
    rf"|{_WEEKDAY}[.,]*\s+)*",
    IGNORECASE,
)
_FROM = pattern(r"(?:from|since|after)\s+", IGNORECASE)
_ONWARD = pattern(
    r"(?:\s*\+|\s+(?:onwards?|and later|or later|and beyond))", IGNORECASE
)
# No date is longer, nor farther from a value's beginning.
_LONGEST: Final = 80
_FARTHEST: Final = 400
_NUMBER = pattern(r"\d\d?")
_MONTH_IN = pattern(_MONTH, IGNORECASE)
_YEAR_IN = pattern(_YEAR)
_ISO_START = pattern(r"\d{4}-\d\d(?:-\d\d)?")


def _single(text: str) -> _Span | None:
    for form, read in _READERS[text[:1].isdigit()]:
        found = form.fullmatch(text)
        if found is not None:
            try:
                return read(found)
            except ValueError:
                return None
    return None


def _ends(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Both ends of a range in full: `Feb–Mar 2026` says the year but once."""
    yield left, right
    month = _MONTH_IN.search(f"{left} {right}")
    if year := _YEAR_IN.search(right):
        yield f"{left} {year[0]}", right
        if month:
            yield f"{left} {month[0]} {year[0]}", right
            yield f"{left}, {year[0]}", f"{month[0]} {right}"
    if year := _YEAR_IN.search(left):
        yield left, f"{right} {year[0]}"


def _range(text: str) -> _Span | None:
    for cut in _SEPARATOR.finditer(text):
        left, right = text[: cut.start()], text[cut.end() :]
        ends = _ends(left, right) if left and right else iter(())
        # `2026-02-03–05`, but after `2026-02-03 – 05` anything may follow.
        if _NUMBER.fullmatch(right) and _ISO_START.fullmatch(left):
            is_tight = cut[0] in ("–", "—", "/", "..")
            ends = iter([(left, f"{left[:-2]}{right}")] if is_tight else [])
        for each in ends:
            first, last = map(_single, each)
            if first and last and first[0] <= last[0] and first[1] <= last[1]:
                return first[0], last[1], "range"
    return None


def _open(text: str) -> _Span | None:
    onward = _ONWARD.search(text)
    found = None
    if onward and onward.end() == len(text):
        found = _single(text[: onward.start()])
    if found is None and (opening := _FROM.match(text)):
        found = _single(text[opening.end() :])
    return None if found is None else (found[0], date.max, "open")


def _bare(text: str) -> str:
    """A date without marks around it, or the brackets of a daily note's link."""
    text = text.strip(_MARKS)
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].partition("|")[0].rstrip("\\").rpartition("/")[2]
    return " ".join(text.strip(_MARKS).split())


def _without_words(text: str) -> str:
    """A date without the words before it, such as `by` or `mid`."""
    if not text.isascii():
        text = text.translate(_HYPHENS)
    words = None if text[:1].isdigit() else _BEFORE.match(text)
    return text[words.end() :] if words else text


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_window(text: str) -> Window | None:
    """Read a text that is a date or a window as a whole, or nothing."""
    return _parse_window(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _parse_window(text: str) -> Window | None:
    text = _bare(text)
    # Most are plain days, and the forms that other dates have are many.
    if len(text) == 10 and text[4] == "-" == text[7] and (day := _iso_day(text)):
        return Window(day, day, "day", text)
    bare = _without_words(text)
    found = _single(bare) or _range(bare) or _open(bare)
    return None if found is None else Window(*found, text)


def find_window(text: str) -> Window | None:
    """Read the first date or window in a text, or rather at its beginning."""
    return _find_window(text[:_FARTHEST])


@lru_cache(maxsize=8192)
def _find_window(text: str) -> Window | None:
    whole = parse_window(text)
    if whole is not None:
        return whole
    plain = text.translate(_HYPHENS)
    dates = list(_ANY.finditer(plain))
    for index, found in enumerate(dates):
        start, end = found.span()
        if onward := _ONWARD.match(text, end):
            end = onward.end()
        elif index + 1 < len(dates):
            following = dates[index + 1]
            if _SEPARATOR.fullmatch(text[end : following.start()]):
                end = following.end()
        window = parse_window(text[start:end]) or parse_window(found[0])
        if window is not None:
            return window
    return None
