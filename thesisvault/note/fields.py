"""Fields in the body of a note: bold lines, plain lines, Dataview's.

Lines may stand inside list items, quotes and callouts.
"""

from collections.abc import Collection, Iterator
from re import Match
from re import compile as pattern

from thesisvault.note.model import Field, FieldStyle
from thesisvault.note.words import normal_key
from thesisvault.text import Span

# Keys that make a field of a plain line, above the first second-level heading.
# `thesis/vocabulary.py` and `vault.toml` add theirs.
PLAIN_KEYS = frozenset({
    "aliases", "author", "created", "date", "published", "source", "status", "tags",
    "title", "type", "url",
})  # fmt: skip

_PREFIX = r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*"
_BOLD_KEY = r"(?P<key>[^{mark}:|\[\]\n]{{1,80}})"
_BOLD = tuple(
    pattern(
        f"{_PREFIX}{mark * 2}{_BOLD_KEY.format(mark=mark)}"
        rf"(?::[ \t]*{mark * 2}|{mark * 2}[ \t]*:(?!:))[ \t]*(?P<value>[^\n]*)"
    )
    for mark in (r"\*", "_")
)
# One line may hold several: `**Status**: Active | **Conviction**: High`.
_NEXT_BOLD = pattern(
    r"(?:[ \t]*[|·•;,][ \t]*|[ \t]{2,})(?=\*\*[^*:|\[\]\n]+(?::\*\*|\*\*:))"
)
_PLAIN = pattern(
    rf"{_PREFIX}(?P<key>[^\W\d_][\w \t-]{{0,30}}?)[ \t]*:(?!:)[ \t]+(?P<value>[^\n]+)"
)
_DATAVIEW_KEY = r"[^\W_][^\n:*_\[\](){}|]{0,40}?"
_DATAVIEW_LINE = pattern(
    rf"{_PREFIX}(?P<mark>[*_]{{0,2}})(?P<key>{_DATAVIEW_KEY})(?P=mark)"
    r"[ \t]*::[ \t]*(?P<value>[^\n]*)"
)
_DATAVIEW_SQUARE = pattern(
    rf"(?<!\[)\[(?P<key>{_DATAVIEW_KEY})::[ \t]*"
    r"(?P<value>(?:[^\[\]\n]|\[\[[^\[\]\n]*\]\])*)\]"
)
_DATAVIEW_ROUND = pattern(
    rf"\((?P<key>{_DATAVIEW_KEY})::[ \t]*(?P<value>(?:[^()\n]|\([^()\n]*\))*)\)"
)


def _field(source: str, style: FieldStyle, found: Match[str], end: int) -> Field:
    """Make a field of a match whose value ends at an offset."""
    start = found.start("value")
    value = source[start:end].rstrip()
    value_span = Span(start, start + len(value))
    first = found.start("key") - (2 if style == "bold" else 0)
    span = Span(first, max(found.start("value"), value_span.end))
    return Field(found["key"].strip(), value, style, span, value_span)


def _lines_with(visible: str, span: Span, marks: Collection[str]) -> list[int]:
    """Where the lines of a span begin that hold one of some marks."""
    starts = []
    for mark in marks:
        at = visible.find(mark, span.start, span.end)
        while at >= 0:
            starts.append(visible.rfind("\n", 0, at) + 1)
            at = visible.find("\n", at, span.end)
            at = visible.find(mark, at, span.end) if at >= 0 else at
    return sorted(set(starts)) if len(starts) > 1 else starts


def _bold_fields(source: str, visible: str, body: Span) -> Iterator[Field]:
    for mark, bold in zip(("**", "__"), _BOLD, strict=True):
        for line in _lines_with(visible, body, (f"{mark}:", f":{mark}")):
            found = bold.match(visible, line)
            while found is not None:
                start, end = found.span("value")
                following = None
                if "**" in found["value"]:
                    following = _NEXT_BOLD.search(visible, start, end)
                yield _field(
                    source, "bold", found, following.start() if following else end
                )
                found = following and bold.match(visible, following.end())


def _plain_fields(
    source: str, visible: str, head: Span, keys: Collection[str]
) -> Iterator[Field]:
    for line in _lines_with(visible, head, (": ",)):
        found = _PLAIN.match(visible, line, head.end)
        if found and normal_key(found["key"]) in keys:
            yield _field(source, "plain", found, found.end())


def _dataview_fields(source: str, visible: str, body: Span) -> Iterator[Field]:
    for line in _lines_with(visible, body, ("::",)):
        end = visible.find("\n", line)
        end = len(visible) if end < 0 else end
        whole = _DATAVIEW_LINE.match(visible, line, end)
        if whole is not None:
            yield _field(source, "dataview", whole, end)
            continue
        for shape in (_DATAVIEW_SQUARE, _DATAVIEW_ROUND):
            for found in shape.finditer(visible, line, end):
                yield _field(source, "dataview", found, found.end("value"))


def read_fields(
    source: str, visible: str, head: Span, keys: Collection[str]
) -> list[Field]:
    """Read the fields of a note's body, in order.

    Args:
        head: The body as far as the first second-level heading.
        keys: The keys that make a field of a plain line.
    """
    body = Span(head.start, len(visible))
    fields = [
        *_bold_fields(source, visible, body),
        *_plain_fields(source, visible, head, keys),
        *_dataview_fields(source, visible, body),
    ]
    return sorted(fields, key=_start) if len(fields) > 1 else fields


def _start(field: Field) -> int:
    return field.span.start
