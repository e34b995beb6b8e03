"""Windows that are told from a day on: `Next 1–2 earnings windows`, `6–12 months`.

Quarters, and the earnings windows that there is one of in each, count by the calendar:
from 30 May the next one is the third quarter. Numbers of days, weeks, months and years
count from the day itself.
"""

from datetime import date, timedelta
from re import IGNORECASE, Match

from thesisvault.note.dates import Window, add_months
from thesisvault.pattern import pattern

_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve",
        ),
        1,
    )
} | {"a": 1, "couple of": 2}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_EARNINGS = (
    r"(?:earnings?|reporting|results?)(?:\s+(?:windows?|seasons?|reports?|prints?"
    r"|calls?|cycles?|rounds?|releases?|quarters?))?"
)
_UNIT = rf"(?P<unit>days?|weeks?|months?|quarters?|halves|half|years?|{_EARNINGS})"
_FORM = pattern(
    r"(?:in|(?P<within>within|over|during)|by|for)?\s*(?:the\s+)?"
    r"(?P<word>next|coming|following|upcoming|this|current)?\s*"
    rf"(?:(?:a\s+)?(?P<first>{_NUMBER})(?:\s*(?:[-–—‑/]|to|or)\s*(?P<last>{_NUMBER}))?"
    r"[\s-]*)?"
    rf"{_UNIT}(?:\s+(?:ahead|out|from now))?",
    IGNORECASE,
)
_YEAR_END = pattern(
    r"(?:by|before|until|into)?\s*(?:the\s+)?(?:year[\s-]?end|end of (?:the\s+)?year"
    r"|eoy|rest of the year)",
    IGNORECASE,
)
_COMING = ("next", "coming", "following", "upcoming")
_APART = " \t.,;~≈*_"
_MONTHS_IN = {"quarter": 3, "half": 6, "year": 12}
_DAYS_IN = {"day": 1, "week": 7}


def _plus(day: date, count: int, unit: str) -> date:
    if unit in _DAYS_IN:
        return day + timedelta(_DAYS_IN[unit] * count)
    return add_months(day, _MONTHS_IN.get(unit, 1) * count)


def _period(day: date, unit: str) -> date:
    """The first day of the calendar's week, month, quarter, half or year."""
    if unit in _DAYS_IN:
        return day - timedelta(day.weekday() if unit == "week" else 0)
    size = _MONTHS_IN.get(unit, 1)
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def _by_calendar(since: date, unit: str, first: int, last: int) -> tuple[date, date]:
    """The days of some calendar periods; 0 is the one that the day is in."""
    start = _period(since, unit)
    end = _plus(start, last + 1, unit) - timedelta(1)
    return _plus(start, first, unit), end


def _count(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdigit() else _NUMBERS[written.casefold()]


def _unit(found: Match[str]) -> str:
    written = found["unit"].casefold()
    for unit in ("day", "week", "month", "quarter", "year"):
        if written.startswith(unit):
            return unit
    return "half" if written.startswith("hal") else "quarter"


def _days(found: Match[str], since: date) -> tuple[date, date] | None:
    """The first and the last day of what was found."""
    unit, word = _unit(found), (found["word"] or "").casefold()
    first, last = _count(found["first"]), _count(found["last"])
    if first is None and found["within"] and word in _COMING:
        # `Over the next year` is no calendar year.
        return since, _plus(since, 1, unit)
    if first is None:
        place = int(word in _COMING)
        return _by_calendar(since, unit, place, place) if word else None
    if last is not None and last < first:
        return None
    furthest = last or first
    if unit in ("quarter", "half") and not found["within"]:
        return _by_calendar(since, unit, first if last else 1, furthest)
    is_between = last is not None and not word and not found["within"]
    start = _plus(since, first, unit) if is_between else since
    return start, _plus(since, furthest, unit)


def relative_window(text: str, since: date) -> Window | None:
    """Read a window that is told from a day on, or nothing.

    Args:
        since: The day on which it was said.
    """
    bare = text.strip(_APART)
    if _YEAR_END.fullmatch(bare):
        return Window(since, date(since.year, 12, 31), "range", text)
    found = _FORM.fullmatch(bare)
    try:
        days = _days(found, since) if found else None
    except (OverflowError, ValueError):
        # The calendar has an end.
        return None
    return Window(*days, "range", text) if days else None
