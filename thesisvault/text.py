"""Text, places in it, and changes to it; nothing here knows Markdown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct, json
from msgspec import field as field  # noqa: PLC0414 - so that others may import it

from thesisvault.errors import VaultError
from thesisvault.pattern import pattern

_Item = TypeVar("_Item")


# Frozen structs are made in a fifth of a frozen dataclass's time, and a vault
# has a million of them. Records hold no cycles, so the collector may pass them
# by. (Subclasses say `frozen` and `order` again for the type checker alone.)
class Record(Struct, frozen=True, gc=False):
    """A value that does not change."""


class Ordered(Record, frozen=True, order=True):
    """A value that does not change, and compares with others of its kind."""


class Span(Ordered, frozen=True, order=True):
    """A stretch of a text, in code points."""

    start: int
    end: int

    def of(self, source: str) -> str:
        """The text that this span covers."""
        return source[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies within this span."""
        return self.start <= offset < self.end


# Where a record begins, by which records are sorted and searched.
start_of = attrgetter("span.start")


_start = attrgetter("start")


def is_held(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of some spans, in their order, holds an offset."""
    at = bisect_right(spans, offset, key=_start) - 1
    return at >= 0 and spans[at].holds(offset)


class Edit(Record, frozen=True, order=True):
    """A stretch of a text, and what is to stand there instead."""

    span: Span
    text: str


class OverlappingEditsError(VaultError):
    """Two edits claim the same text."""

    def __init__(self, left: Edit, right: Edit) -> None:
        super().__init__(
            f"two edits claim the same text, at offsets "
            f"{left.span.start} and {right.span.start}"
        )


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Apply edits, leaving every character outside their spans untouched.

    Raises:
        OverlappingEditsError: If two edits claim the same text.
    """
    ordered = sorted(edits)
    for left, right in pairwise(ordered):
        if right.span.start < left.span.end or right.span == left.span:
            raise OverlappingEditsError(left, right)
    # Back to front, so that the spans still to come stay valid.
    for edit in reversed(ordered):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


class Place(Record, frozen=True, order=True):
    """A line and a column, both counted from 1."""

    line: int
    column: int


_LINE_END = pattern(r"\r\n?|\n")
# Most texts have no other end, and this is found in less time.
_LINE_FEED = pattern(r"\n")


def line_starts(source: str) -> list[int]:
    """Offsets at which lines begin; `str.splitlines` would cut at more places."""
    end = _LINE_END if "\r" in source else _LINE_FEED
    return [0, *[found.end() for found in end.finditer(source)]]


class Lines:
    """The lines of a text, to turn offsets into line and column."""

    __slots__ = ("source", "starts")

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = line_starts(source)

    def line(self, offset: int) -> int:
        """The number of the line that holds an offset, from 1."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> Place:
        """The line and column of an offset, from 1."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The span of a line, without its end."""
        start = self.starts[line - 1]
        last = line == len(self.starts)
        end = len(self.source) if last else self.starts[line]
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))


def batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Things in lists of a size; the last may be shorter."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


_ENCODER = json.Encoder()
_BATCH = 5000


def json_of(value: object) -> bytes:
    """A value or a record as JSON in one line, in UTF-8."""
    return _ENCODER.encode(value)


def json_rows(records: Iterable[object]) -> Iterator[bytes]:
    """Records as members of a JSON list, a line each, many at a time."""
    comma = b""
    for batch in batches(records, _BATCH):
        # In JSON a line end stands for itself nowhere but between members.
        lines = _ENCODER.encode_lines(batch).removesuffix(b"\n")
        yield comma + lines.replace(b"\n", b",\n")
        comma = b",\n"
