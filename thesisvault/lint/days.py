"""Notes of days, weeks and months: who writes them asks for no links to them."""

from thesisvault.pattern import pattern

# As names compare: `2026-05-12`, `2026-w20`, `may 12th, 2026`, `2026-05-12 tuesday`
_DAY = pattern(
    r"(?=.*\d)(?:[\s,._-]|\d+(?:st|nd|rd|th)?|[whq]\d|\b(?:"
    r"jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r")[a-z]*\b)+"
)


def is_day(key: str) -> bool:
    """Whether a name, as it compares, is no more than a date."""
    return _DAY.fullmatch(key) is not None
