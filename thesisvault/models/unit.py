"""Units: what a number counts, and how it is written."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Optional

from thesisvault.models.unit_words import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    KNOWN,
    MEASURES,
    RATIOS,
    SCALES,
)
from thesisvault.pattern import pattern
from thesisvault.text import Record

Dims = tuple[tuple[str, int], ...]
"""The things that a number counts, each with its power: `$/MWh` has three."""


class Unit(Record, frozen=True):
    """What a number counts, and what a written 1 is worth.

    `head` is the part above the line of a quotient: `$B` of `$B/year`.
    """

    dims: Dims = ()
    scale: float = 1.0
    before: str = ""
    after: str = ""
    head: Optional["Unit"] = None
    is_any: bool = False

    @property
    def text(self) -> str:
        """The unit as it is written by itself."""
        return f"{self.before}{self.after}".strip() or "a plain number"

    @property
    def is_plain(self) -> bool:
        """Whether nothing is written that would say what is counted."""
        return not self.dims and not self.before and not self.after

    @property
    def is_scale(self) -> bool:
        """Whether only a scale is written, such as `B`."""
        return not self.dims and _scale(self.after) is not None

    @property
    def is_count(self) -> bool:
        """Whether it counts one thing that is no money, such as years or users."""
        return len(self.dims) == 1 and self.dims[0] not in _MONEY

    @property
    def is_known(self) -> bool:
        """Whether what it counts is known; per what it may be counted is not asked."""
        return all(name in KNOWN or power < 0 for name, power in self.dims)


_MONEY = frozenset(
    (name, 1) for name in (*CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values())
)

PLAIN = Unit()
PERCENT = Unit(scale=0.01, after="%")
TRUTH = Unit(after="yes or no")
# A bare 0 fits every unit, so that `max(0, profit)` needs none.
ANY = Unit(is_any=True)

_SIGN = pattern(
    "|".join(
        sign.replace("$", r"\$")
        for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
    )
)
# `$B (nominal)`, `$B, of 2024`: words about a unit, and no part of it.
_REMARK = pattern(r"\s*(?:\(.*|,.*)")
_MEASURES = {word.casefold(): measure for word, measure in MEASURES.items()}
_PER = pattern(r"\s*/\s*|\s+(?:per|an?)\s+")
_YES_OR_NO = frozenset(("yes/no", "yes or no", "true/false", "true or false"))
_LONGEST = 80
_NOTHING = frozenset(("", "-", "—", "–", "n/a", "none"))


def dims_of(powers: Mapping[str, int]) -> Dims:
    """The things that a number counts, in their order."""
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _scale(word: str) -> float | None:
    return SCALES.get(word) or SCALES.get(word.casefold())


def _money(name: str, before: str, rest: str) -> Unit | None:
    scale = _scale(rest.strip())
    if scale is None and rest.strip():
        return None
    return Unit(((name, 1),), scale or 1.0, before, rest)


def _as_money(text: str) -> Unit | None:
    """Money, in a scale or not: `$B`, `$ bn`, `B$`, `USD millions`."""
    sign = _SIGN.search(text)
    if sign is not None:
        rest = text[: sign.start()].rstrip() + text[sign.end() :]
        return _money(CURRENCY_SIGNS[sign[0]], sign[0], rest)
    words = text.split(" ")
    for index, word in enumerate(words[:2]):
        name = CURRENCY_WORDS.get(word.casefold())
        if name is not None:
            rest = " ".join(words[:index] + words[index + 1 :])
            return _money(name, f"{word} ", rest)
    return None


def _as_ratio(text: str) -> Unit | None:
    # A percentage is one, whatever it is of: `% of revenue`, `% a year`.
    if text.startswith("%") and text.count("%") == 1:
        return PERCENT
    scale = RATIOS.get(text) or RATIOS.get(text.casefold())
    if scale is not None:
        return Unit(scale=scale, after=text if text in "‰x×X" else f" {text}")
    scale = _scale(text)
    return None if scale is None else Unit(scale=scale, after=text)


def _as_measure(text: str) -> Unit | None:
    worth, powers = _MEASURES.get(text.casefold(), (0.0, {}))
    return Unit(dims_of(powers), worth, after=f" {text}") if powers else None


def _as_word(text: str) -> Unit:
    """What is counted is the word itself: `M users`, `GPUs`."""
    first, _, rest = text.partition(" ")
    scale = _scale(first) if rest else None
    name = (rest if scale else text).casefold()
    if len(name) > 2:
        name = name.removesuffix("s")
    return Unit(((name, 1),), scale or 1.0, after=f" {text}")


def _single(text: str) -> Unit:
    return (
        _as_ratio(text) or _as_measure(text) or _as_money(text) or _as_word(text)
        if text
        else PLAIN
    )


def _quotient(parts: list[str]) -> Unit:
    head, *divisors = map(_single, parts)
    powers = Counter(dict(head.dims))
    scale = head.scale
    for divisor in divisors:
        powers.subtract(dict(divisor.dims))
        scale /= divisor.scale
    after = "".join(f"/{part.strip()}" for part in parts[1:])
    return Unit(dims_of(powers), scale, head.before, head.after + after, head)


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit:
    """Read a unit; a word that nobody else uses counts itself."""
    text = _REMARK.sub("", " ".join(text[:_LONGEST].split()))
    if text.casefold() in _NOTHING:
        return PLAIN
    if text.casefold() in _YES_OR_NO:
        return TRUTH
    parts = _PER.split(text)
    is_quotient = len(parts) > 1 and not text.startswith("%")
    return _quotient(parts) if is_quotient else _single(text)


def _over_the_same(head: Unit, row: Unit) -> Unit:
    """Another unit above the line of a row's quotient."""
    over = row.head.scale if row.head else 1.0
    return Unit(
        row.dims, head.scale * row.scale / over, row.before, row.after, row.head
    )


def completed(written: Unit, row: Unit) -> Unit:
    """A unit as written in a cell, with what it leaves out taken from the row's.

    `$455.3`, `455.3B` and `455.3` are the same in a row whose unit is `$B`.
    """
    if written.is_plain:
        return row
    is_head = row.head is not None and written.dims == row.head.dims
    if row.head is not None and (is_head or written.is_scale):
        return _over_the_same(completed(written, row.head), row)
    if written.is_scale and row.dims:
        return Unit(row.dims, written.scale, row.before, written.after)
    is_scaleless = written.scale == 1.0 and len(written.dims) == 1
    return row if is_scaleless and written.dims == row.dims else written
