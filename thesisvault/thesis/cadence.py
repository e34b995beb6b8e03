"""The rhythm of reviews, in words, and the day that the next one is due."""

from datetime import date, timedelta
from re import IGNORECASE, Match, Pattern

from thesisvault.note.dates import add_months
from thesisvault.pattern import pattern
from thesisvault.text import Record

_ADVERBS = {
    "daily": "1 day",
    "weekly": "1 week",
    "biweekly": "2 week",
    "bi-weekly": "2 week",
    "fortnightly": "2 week",
    "monthly": "1 month",
    "bimonthly": "2 month",
    "bi-monthly": "2 month",
    "quarterly": "3 month",
    "semiannually": "6 month",
    "semi-annually": "6 month",
    "semiannual": "6 month",
    "semi-annual": "6 month",
    "half-yearly": "6 month",
    "half yearly": "6 month",
    "biannual": "6 month",
    "bi-annual": "6 month",
    "biannually": "6 month",
    "bi-annually": "6 month",
    "twice a year": "6 month",
    "twice per year": "6 month",
    "twice yearly": "6 month",
    "yearly": "12 month",
    "annually": "12 month",
    "annual": "12 month",
    "once a week": "1 week",
    "once a month": "1 month",
    "once a quarter": "3 month",
    "once a year": "12 month",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
             "sunday")  # fmt: skip
_DAYS = {"day": 1, "week": 7, "fortnight": 14} | dict.fromkeys(_WEEKDAYS, 7)
_MONTHS = {"month": 1, "quarter": 3, "half year": 6, "half-year": 6, "year": 12}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve",
        ),
        1,
    )
} | {"other": 2, "second": 2, "third": 3}  # fmt: skip
_ADVERB = "|".join(sorted(_ADVERBS, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_PERIOD = (
    rf"(?:(?P<count>{_NUMBER})(?:\s*(?:[-–/]|to|or)\s*(?P<most>{_NUMBER}))?[\s-]+)?"
    rf"(?P<unit>{'|'.join((*_DAYS, *_MONTHS))})s?"
)
_RHYTHM = pattern(
    rf"(?<![\w-])(?:(?P<adverb>{_ADVERB})|(?:(?:once|1x)\s+(?:an?\s|per\s|every\s|each\s)"
    rf"|every\s|each\s)\s*{_PERIOD})\b",
    IGNORECASE,
)
# In a field, `2 weeks` says enough, and so does `90d`.
_BARE_PERIOD = pattern(_PERIOD, IGNORECASE)
_SHORT = {
    "d": "day", "w": "week", "wk": "week", "m": "month", "mo": "month", "q": "quarter",
    "y": "year", "yr": "year",
}  # fmt: skip
_SHORT_PERIOD = pattern(
    rf"(?P<count>\d{{1,3}})\s?(?P<unit>{'|'.join(_SHORT)})s?", IGNORECASE
)
_EVENT = pattern(
    r"\s*(?P<event>(?:at|after|on|upon|before|around|ahead of|following|when|with|post)"
    r"\s+[^.;\r\n]+)",
    IGNORECASE,
)
# In a field, `every earnings season` is an event as well.
_OCCASION = pattern(r"(?P<event>(?:every|each)\s+[^.;\r\n]+)", IGNORECASE)
# `*Review monthly. Track capex guidance.*`
_PROSE = pattern(
    r"[ \t>]*+(?:[-*+][ \t]++)?+(?:\[![^\[\]\r\n]{1,40}\][+-]?[ \t]*+)?+"
    r"(?P<mark>[*_]{0,3}+)(?:[^\w\s!-~]{1,8}+[ \t]*+)?+(?P<again>[*_]{0,3}+)"
    r"(?:(?:to be |next )?re(?:view|visit)(?:ed|ing|s)?\b|"
    rf"(?P<adverb>{_ADVERB})\s+review\b)[ \t:]*(?P<rest>[^\r\n]*)",
    IGNORECASE,
)
_FILLER = pattern(
    r"(?:\s*+(?:this|the|it|thesis|note|again|cadence|frequency|at least|on|a|basis)"
    r"\b)*+[\s:*_]*+",
    IGNORECASE,
)


_RHYTHM_END = pattern(
    r"\s*(?:$|[^\w\s\[]|(?:after|and|at|before|by|for|from|if|or|on|since|starting|then"
    r"|to|unless|until|when|with|while)\b)",
    IGNORECASE,
)


class Cadence(Record, frozen=True):
    """How often a thesis wants a review; at an event, no day can be told."""

    text: str
    days: int = 0
    months: int = 0

    @property
    def has_period(self) -> bool:
        """Whether the rhythm is a stretch of the calendar."""
        return bool(self.days or self.months)

    def after(self, day: date) -> date | None:
        """One period after a day, by calendar: a month after 31 January is 28 February.

        Nothing where the rhythm has no period, or the calendar ends.
        """
        if not self.has_period:
            return None
        try:
            return add_months(day, self.months) + timedelta(self.days)
        except (OverflowError, ValueError):
            return None


def _period(count: int, unit: str, text: str) -> Cadence:
    if unit in _DAYS:
        return Cadence(text, days=count * _DAYS[unit])
    return Cadence(text, months=count * _MONTHS[unit])


def _cadence(found: Match[str]) -> Cadence | None:
    words = " ".join(found[0].lower().split())
    told = found.groupdict()
    if adverb := told.get("adverb"):
        count, unit = _ADVERBS[adverb.lower()].split()
        return _period(int(count), unit, words)
    # Of `2-3 months` the longer: nothing is called late on a day when it may not be.
    number = (told.get("most") or told["count"] or "1").lower()
    times = _NUMBERS.get(number) or int(number)
    unit = told["unit"].lower()
    return _period(times, _SHORT.get(unit, unit), words) if times else None


def _event(text: str, form: Pattern[str] = _EVENT) -> Cadence | None:
    event = form.match(text)
    return Cadence(event["event"].strip(" *_")) if event else None


def parse_cadence(text: str) -> Cadence | None:
    """Read a rhythm from a field's value: `monthly`, `every 2 weeks`, `at IPO`."""
    bare = text.strip(" *_.")
    found = (
        _RHYTHM.search(text)
        or _BARE_PERIOD.fullmatch(bare)
        or _SHORT_PERIOD.fullmatch(bare)
    )
    if found is not None:
        return _cadence(found)
    return _event(bare) or _event(bare, _OCCASION)


def prose_cadence(line: str) -> Cadence | None:
    """Read a rhythm from prose: `*Review monthly. Track capex guidance.*`.

    An event makes a rhythm only where the line is set apart by emphasis, and so
    does what the review is called: `*Monthly review.*`.
    """
    found = _PROSE.match(line)
    if found is None:
        return None
    mark, again, adverb, rest = found.groups()
    is_apart = bool(mark or again)
    if adverb:
        return parse_cadence(adverb) if is_apart else None
    filler = _FILLER.match(rest)
    rhythm = _RHYTHM.match(rest, filler.end() if filler else 0)
    if rhythm is not None:
        # `Review the monthly data` is work to do.
        return _cadence(rhythm) if _RHYTHM_END.match(rest, rhythm.end()) else None
    return _event(rest) if is_apart else None
