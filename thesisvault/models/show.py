"""Numbers as text, in a unit and with digits that say something."""

from math import floor, log10
from re import IGNORECASE

from thesisvault.models.figure import MONEY, Figure
from thesisvault.models.quantity import Quantity
from thesisvault.models.unit import TRUTH, Unit
from thesisvault.pattern import pattern

_HUGE = 1e15
_MOST = 15

_SEPARATOR = pattern(r"[^\d.]")
_NO_SIGN = str.maketrans("", "", "-−–(")
_MONEY_AT_END = pattern(rf"(?:{MONEY})\s*\Z", IGNORECASE)


def _most_decimals(size: float) -> int:
    """Two decimals; fewer for large numbers, and three digits for small ones."""
    if size >= 10_000:
        return 0
    if size >= 1_000:
        return 1
    return 2 if size >= 1 else min(2 - floor(log10(size)), _MOST)


def _decimals(size: float) -> int:
    """As many as are needed: a number that ends early is not filled with zeros."""
    most = _most_decimals(size) if size > 10**-_MOST else 0
    grain = size * 1e-12
    return next(
        (each for each in range(most) if abs(round(size, each) - size) <= grain), most
    )


def _digits(size: float, least: int) -> str:
    decimals = max(_decimals(size), least)
    return f"{size:.2e}" if size >= _HUGE else f"{size:,.{decimals}f}"


def show_number(number: float, unit: Unit, least: int = 0) -> str:
    """A number in a unit: `$364.24B`, `28.60%`, `-1.43x`, `2 years`.

    Args:
        least: How many decimals there must be, to see a difference.
    """
    if unit == TRUTH:
        return "yes" if number else "no"
    written = number / unit.scale
    minus = "-" if written < 0 else ""
    return f"{minus}{unit.before}{_digits(abs(written), least)}{unit.after}"


def show(quantity: Quantity) -> str:
    """A quantity in its own unit."""
    return show_number(quantity.number, quantity.unit)


def _rounded(number: float, unit: Unit, least: int) -> float:
    """A number as it is shown, in base units again."""
    written = number / unit.scale
    return round(written, max(_decimals(abs(written)), least)) * unit.scale


def show_beside(number: float, figure: Figure) -> str:
    """A number in a figure's unit, with digits that show how the figure is wrong."""
    unit = figure.unit
    enough = (
        least
        for least in range(_MOST)
        if not figure.covers(_rounded(number, unit, least))
    )
    return show_number(number, unit, next(enough, 0))


def show_apart(left: float, right: float, unit: Unit) -> tuple[str, str]:
    """Two numbers in a unit, with digits enough to tell one from the other."""
    enough = (
        least
        for least in range(_MOST)
        if _rounded(left, unit, least) != _rounded(right, unit, least)
    )
    least = next(enough, 0)
    return show_number(left, unit, least), show_number(right, unit, least)


def _without_sign(before: str, after: str) -> tuple[str, str]:
    return before.translate(_NO_SIGN), after.replace(")", "", 1)


def _with_sign(before: str, after: str) -> tuple[str, str]:
    """Put a minus before the figure, and before the sign of its currency."""
    money = _MONEY_AT_END.search(before)
    cut = money.start() if money else len(before)
    return f"{before[:cut]}-{before[cut:]}", after


def restate(figure: Figure, number: float) -> str | None:
    """A figure's text with another number in it, in the same unit and style.

    Nothing for a range, as nobody knows how wide the new one should be.
    """
    old = figure.digits.of(figure.text)
    if not old or "e" in old.lower():
        return None
    decimals = len(old.partition(".")[2])
    new = f"{abs(number / figure.unit.scale):,.{decimals}f}"
    mark = _SEPARATOR.search(old)
    ends = figure.text[: figure.digits.start], figure.text[figure.digits.end :]
    is_negative = number < 0 and new.strip("0.,") != ""
    if is_negative != (figure.number < 0):
        ends = _with_sign(*ends) if is_negative else _without_sign(*ends)
    return f"{ends[0]}{new.replace(',', mark[0] if mark else '')}{ends[1]}"
