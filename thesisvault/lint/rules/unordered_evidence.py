"""TV203: a log of evidence with a row out of its order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.logs import logs_of
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import quoted
from thesisvault.note.dates import Window
from thesisvault.text import Edit
from thesisvault.thesis.model import Evidence, Thesis

Order = Literal["newest first", "oldest first"]

# How many neighbours must stand in order for one, and for each of several, that do not.
_ENOUGH_FOR_ONE = 4
_ENOUGH_FOR_EACH = 8


def _is_before(left: Window, right: Window) -> bool:
    """Whether a date is earlier for sure: `2026-02` is neither, beside a day in it."""
    return left.end < right.start


def _is_kept(by: int, against: int) -> bool:
    """Whether an order is one that few neighbours break."""
    enough = _ENOUGH_FOR_ONE if against == 1 else _ENOUGH_FOR_EACH * against
    return by >= max(enough, 1)


def _order(windows: Sequence[Window]) -> Order | None:
    """The order that a log keeps but for few rows; nothing where it keeps none."""
    pairs = list(pairwise(windows))
    rising = sum(_is_before(left, right) for left, right in pairs)
    falling = sum(_is_before(right, left) for left, right in pairs)
    if _is_kept(falling, rising):
        return "newest first"
    return "oldest first" if _is_kept(rising, falling) else None


def _strays(windows: Sequence[Window]) -> Iterator[int]:
    """The rows that stand above an earlier one's place, in a log of rising dates."""
    for at, (left, right) in enumerate(pairwise(windows)):
        if not _is_before(right, left):
            continue
        # Either the upper is too late for its place, or the lower too early.
        above = windows[at - 1] if at else None
        is_upper = above is None or not _is_before(right, above)
        yield at if is_upper else at + 1


def _sort_key(evidence: Evidence) -> tuple[str, str]:
    when = evidence.when
    return (when.start.isoformat(), when.end.isoformat()) if when else ("", "")


def _sorted(log: Sequence[Evidence], order: Order, source: str) -> Fix | None:
    """Put the rows of a table in order; those of one day stay as they are."""
    if any(each.when is None or each.form != "row" for each in log):
        return None
    wanted = sorted(log, key=_sort_key, reverse=order == "newest first")
    edits = tuple(
        Edit(place.span, row.span.of(source))
        for place, row in zip(log, wanted, strict=True)
        if place is not row and place.span.of(source) != row.span.of(source)
    )
    return Fix(f"Sort the rows, {order}", edits, Safety.UNSAFE)


def _find_strays(log: Sequence[Evidence], order: Order) -> list[Evidence]:
    """The evidence that is out of a log's order, from top to bottom."""
    rising = list(log if order == "oldest first" else reversed(log))
    places = set(_strays([each.when for each in rising if each.when]))
    return sorted((rising[at] for at in places), key=lambda each: each.span)


@thesis_rule("TV203", "unordered-evidence")
def unordered_evidence(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A row of evidence stands out of its log's own order.

    Whoever looks for what is new looks at one end of the log, and a row in its middle
    is passed over. A log that keeps no order is left alone, as is one of a single day.

    The fix sorts the rows in the order that most of them keep; rows of one day stay
    as they are. It is unsafe, as the rows may tell a story in their own order.
    """
    for log in logs_of(reading, thesis):
        dated = [each for each in log if each.when]
        order = _order([each.when for each in dated if each.when])
        strays = _find_strays(dated, order) if order else []
        if order and strays:
            more = f" (and {len(strays) - 1} more)" if len(strays) > 1 else ""
            yield Problem(
                strays[0].date_span,
                f"{quoted(strays[0].date)}{more} is out of order in a log that runs"
                f" {order}: move the row",
                _sorted(log, order, reading.note.source),
            )
