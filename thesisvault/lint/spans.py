"""Finding the span that holds a place, among spans that do not overlap."""

from bisect import bisect_right
from collections.abc import Sequence

from thesisvault.text import Span


def _start(span: Span) -> int:
    return span.start


def is_held(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of some spans, in their order, holds an offset."""
    at = bisect_right(spans, offset, key=_start) - 1
    return at >= 0 and spans[at].holds(offset)
