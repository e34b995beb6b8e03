"""Figures: numbers as people write them, with the digits they give them in.

`~$307.4B`, `60–80%`, `1.43x`, `1,234`, `(12.5)`, `2 years`. A figure covers what it
may be a rounding of: 28.6% all from 28.55% to 28.65%, and with a `~` as much again.
"""

from math import inf
from re import IGNORECASE, Match

from thesisvault.models.unit import PLAIN, TRUTH, Unit, completed, parse_unit
from thesisvault.models.unit_words import CURRENCY_SIGNS, CURRENCY_WORDS
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

MAX_LENGTH = 80
"""No figure is longer; what is longer is text."""

# Floats are out by this much of their size, whatever was computed.
_GRAIN = 1e-9

ABOUT = (
    r"[~≈∼]|(?:about|around|roughly|some|nearly|near|approx\.?|approximately|ca?\.)\s"
)
MONEY = "|".join(
    word.replace("$", r"\$")
    for word in sorted((*CURRENCY_SIGNS, *CURRENCY_WORDS), key=len, reverse=True)
)
DIGITS = (
    r"(?:\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?"
    r"|\.\d+"
)
_FIGURE = pattern(
    rf"\s*(?P<about>{ABOUT})?\s*(?P<open>\()?\s*"
    rf"(?P<before>[-−–+]?\s*(?:(?:{MONEY})\s*)?[-−–]?)"
    rf"(?P<digits>{DIGITS})(?![.,]?\d)(?P<after>[^()\d+\n]*)(?P<least>\+)?"
    r"(?P<close>\))?(?P<outer>[^()\d+\n]*)",
    IGNORECASE,
)
_DASH = pattern(r"\s*(?:[-−–—]|\.\.\.?|…|\bto\b)\s*")
_MINUS = frozenset("-−–")
_SEPARATORS = str.maketrans("", "", ",'’\u00a0\u2009\u202f")
_ANSWERS = {"yes": 1.0, "true": 1.0, "no": 0.0, "false": 0.0}


class Figure(Record, frozen=True):
    """A number as it is written: its ends, which differ in a range, and its grain.

    `step` is what one unit of the last digit is worth; `digits` is where the number
    stands in `text`, and empty for a range.
    """

    low: float
    high: float
    unit: Unit
    step: float
    text: str
    digits: Span = Span(0, 0)
    is_about: bool = False
    is_least: bool = False

    @property
    def number(self) -> float:
        """The number, in base units; of a range, the one in the middle."""
        return self.low if self.is_exact else (self.low + self.high) / 2

    @property
    def is_exact(self) -> bool:
        """Whether this is one number and no range."""
        return self.low == self.high

    @property
    def bounds(self) -> tuple[float, float]:
        """What the figure may be a rounding of."""
        slack = self.step if self.is_about else self.step / 2
        return self.low - slack, inf if self.is_least else self.high + slack

    def covers(self, number: float) -> bool:
        """Whether a number rounds to this figure."""
        low, high = self.bounds
        grain = _GRAIN * max(abs(self.low), abs(self.high))
        return low - grain <= number <= high + grain

    def agrees(self, other: "Figure") -> bool:
        """Whether both may be roundings of the same number.

        16.6% and 16.7% are not, although 16.65% might be either.
        """
        low, high = self.bounds
        other_low, other_high = other.bounds
        grain = _GRAIN * max(abs(self.low), abs(self.high))
        overlap = min(high, other_high) - max(low, other_low)
        return overlap > grain or self.low == other.low


def _step(digits: str) -> float:
    """What the last digit counts: 0.1 in `28.6`, 100 in `1.23e4`."""
    mantissa, _, exponent = digits.lower().partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def _is_negative(found: Match[str]) -> bool:
    return bool(found["open"]) or not _MINUS.isdisjoint(found["before"])


def _unit(found: Match[str], row: Unit) -> Unit | None:
    """The unit that is written around the digits, with what the row's adds."""
    before = found["before"].strip("-−–+ ")
    gap = " " if before[-1:].isalnum() else ""
    written = f"{before}{gap}{found['after']}{found['outer']}".strip()
    if not written:
        return row
    unit = parse_unit(written)
    return completed(unit, row) if unit.is_known or unit.dims == row.dims else None


def _single(text: str, row: Unit) -> Figure | None:
    found = _FIGURE.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    unit = _unit(found, row)
    if unit is None:
        return None
    digits = found["digits"]
    size = float(digits.translate(_SEPARATORS))
    number = (-size if _is_negative(found) else size) * unit.scale
    return Figure(
        number,
        number,
        unit,
        _step(digits) * unit.scale,
        text,
        Span(*found.span("digits")),
        found["about"] is not None,
        found["least"] is not None,
    )


def _range(text: str, row: Unit) -> Figure | None:
    """Two figures with a dash between them; the unit may stand with the right alone."""
    for dash in _DASH.finditer(text):
        high = _single(text[dash.end() :], row)
        if high is None or not text[: dash.start()].strip():
            continue
        low = _single(text[: dash.start()], high.unit)
        if low is not None and low.unit.dims == high.unit.dims:
            return Figure(
                min(low.number, high.number),
                max(low.number, high.number),
                high.unit,
                max(low.step, high.step),
                text,
                is_about=low.is_about,
            )
    return None


def parse_figure(text: str, row: Unit = PLAIN) -> Figure | None:
    """Read a text that is a figure as a whole, or nothing.

    Args:
        row: The unit of the row it stands in, for what the figure leaves out.
    """
    if len(text) > MAX_LENGTH:
        return None
    answer = _ANSWERS.get(text.casefold())
    if answer is not None:
        return Figure(answer, answer, TRUTH, 0.0, text)
    return _single(text, row) or _range(text, row)
