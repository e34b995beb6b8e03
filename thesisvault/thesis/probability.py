"""Probabilities as people write them: `25%`, `~30 %`, `20–30%`, `0.25`, `1/4`."""

from collections.abc import Sequence

from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.text import Record

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?|[.]\d{1,4}"
_FORM = pattern(
    rf"(?:[~≈]|c\.|ca\.|about|around|roughly)?\s*(?P<first>{_NUMBER})\s*(?P<sign>%)?"
    rf"(?:\s*(?:[-–—]|to)\s*(?P<last>{_NUMBER})\s*(?P<last_sign>%)?)?"
    r"(?:\s*\(.*\))?"
)
_RATIO = pattern(r"(?P<part>\d{1,3})\s*(?:/|in|of)\s*(?P<whole>\d{1,3})")
_WHOLE = 100


class Probability(Record, frozen=True):
    """A probability in percent, which may be a range."""

    low: float
    high: float


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _read(text: str) -> tuple[Probability, bool] | None:
    """A probability, and whether it says that it is in percent."""
    bare = plain(text)
    if found := _RATIO.fullmatch(bare):
        part, whole = int(found["part"]), int(found["whole"])
        share = _WHOLE * part / whole if whole else -1.0
        return (Probability(share, share), True) if 0 <= share <= _WHOLE else None
    found = _FORM.fullmatch(bare)
    if found is None:
        return None
    low = _number(found["first"])
    high = _number(found["last"]) if found["last"] else low
    return Probability(low, high), bool(found["sign"] or found["last_sign"])


def read_probabilities(texts: Sequence[str | None]) -> list[Probability | None]:
    """Read the probabilities of a table, nothing for what is none.

    Where no sign says so and none is more than 1, they are parts of one.
    """
    found = [_read(text) if text else None for text in texts]
    read = [each for each in found if each]
    is_share = read and all(each.high <= 1 and not sign for each, sign in read)
    scale = _WHOLE if is_share else 1
    return [
        Probability(each[0].low * scale, each[0].high * scale) if each else None
        for each in found
    ]


def is_whole(probabilities: Sequence[Probability]) -> bool:
    """Whether probabilities can add up to 100 %, each being rounded to a whole one."""
    slack = len(probabilities) / 2
    low = sum(each.low for each in probabilities)
    high = sum(each.high for each in probabilities)
    return low - slack < _WHOLE < high + slack
