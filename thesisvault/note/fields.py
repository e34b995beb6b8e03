"""Fields in the body of a note: bold lines, plain lines, Dataview's.

Lines may stand inside list items, quotes and callouts.
"""

from collections.abc import Collection, Iterator
from itertools import zip_longest
from re import Match
from typing import Final

from thesisvault.note.model import Field, FieldStyle
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Span, start_of

# Keys that make a field of a plain line, above the first second-level heading. Those
# of a thesis are all here, so that a note need not be known for one to be read.
PLAIN_KEYS = frozenset({
    "added on", "aliases", "author", "by", "cadence", "confidence", "confidence level",
    "conviction", "conviction level", "created", "created date", "created on",
    "creation date", "current status", "date", "date added", "date created", "deadline",
    "direction", "expiry", "horizon", "inception", "initiated", "last checked",
    "last review", "last review date", "last reviewed", "last reviewed on",
    "last validated", "next review", "next review date", "opened", "probability",
    "published", "review", "review by", "review cadence", "review date", "review due",
    "review every", "review frequency", "review interval", "review period",
    "review rhythm", "review schedule", "reviewed", "reviewed on", "side", "source",
    "stage", "stance", "start date", "started", "state", "status", "tags",
    "target date", "thesis created", "thesis established", "thesis reviewed",
    "thesis status", "time frame", "time horizon", "timeframe", "title", "type", "url",
})  # fmt: skip

# Bullets, quotes, a callout's type; then what is no word, such as an emoji.
_PREFIX: Final = (
    r"(?:[ \t]*+(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*+[ \t]*+"
    r"(?:\[![^\[\]\n]{1,40}\][+-]?[ \t]++)?(?:[^\w\s!-~]{1,8}[ \t]*+)?"
)
_BOLD_KEY: Final = r"(?P<key>[^{mark}:|\[\]\n]{{1,80}})"
_BOLD: Final = {
    mark: pattern(
        f"{_PREFIX}{form * 2}{_BOLD_KEY.format(mark=form)}"
        rf"(?::[ \t]*{form * 2}|{form * 2}[ \t]*:(?!:))[ \t]*+(?P<value>)"
    )
    for mark, form in (("**", r"\*"), ("__", "_"))
}
# One line may hold several: `**Status**: Active | **Conviction**: High`.
_NEXT_BOLD: Final = pattern(
    r"(?:[|·•;,][ \t]*+|(?<![ \t])[ \t]++)"
    r"(?=\*\*(?P<key>[^*:|\[\]\n]{1,80})(?::\*\*|\*\*[ \t]*:))"
)
_PLAIN: Final = pattern(
    rf"{_PREFIX}(?P<mark>[*_]{{0,3}})(?P<key>[^\W\d_][\w \t-]{{0,30}}?)"
    r"(?P<closed>(?P=mark))?[ \t]*:(?!:)(?(closed)|(?P<late>(?P=mark))?)"
    r"[ \t]++(?P<value>)"
)
_NEXT_PLAIN: Final = pattern(r"[|·•;,][ \t]*+(?=[*_]{0,3}[^\W\d_][\w \t-]{0,30}:[ \t])")
_BLOCK_NAME: Final = pattern(r"[A-Za-z0-9-]++")
_DATAVIEW_KEY: Final = r"[^\W_][^\n:*_\[\](){}|]{0,40}?"
_DATAVIEW_LINE: Final = pattern(
    rf"{_PREFIX}(?P<mark>[*_]{{0,2}})(?P<key>{_DATAVIEW_KEY})(?P=mark)"
    r"[ \t]*::[ \t]*(?P<value>[^\n]*)"
)
_DATAVIEW_SQUARE: Final = pattern(
    rf"(?<!\[)\[(?P<key>{_DATAVIEW_KEY})::[ \t]*"
    r"(?P<value>(?:[^\[\]\n]|\[\[[^\[\]\n]*\]\])*)\]"
)
_DATAVIEW_ROUND: Final = pattern(
    rf"\((?P<key>{_DATAVIEW_KEY})::[ \t]*(?P<value>(?:[^()\n]|\([^()\n]*\))*)\)"
)

# What stands around the colons of other fields than plain ones.
_BESIDE: Final = frozenset(":*_")
_BEFORE: Final = frozenset("*_ ")


def _field(source: str, style: FieldStyle, found: Match[str], end: int) -> Field:
    """Make a field of a match whose value ends at an offset."""
    start = found.start("value")
    value = source[start:end].rstrip()
    before, caret, name = value.rpartition("^")
    if caret and before[-1:] in ("", " ", "\t") and _BLOCK_NAME.fullmatch(name):
        # It names the line for links, and says nothing of the field.
        value = before.rstrip()
    first = found.start("key") - (2 if style == "bold" else 0)
    stop = start + len(value)
    span, value_span = Span(first, stop), Span(start, stop)
    return Field(found["key"].strip(), value, style, span, value_span)


def _ends_bold_key(visible: str, at: int) -> bool:
    """Whether a colon ends a bold key, and is the last one on its line."""
    # Between three marks, a key is plain.
    if visible[at - 2 : at] != "**" or visible[at - 3 : at - 2] in "*_":
        return False
    following = visible.find(":", at + 1)
    return following < 0 or visible.find("\n", at, following) >= 0


class _Lines:
    """Where the lines begin that may hold fields of each style.

    Every field has a colon, and what stands around it tells which style it may be of.
    Going from colon to colon is faster than looking for all the marks, one by one.
    """

    def __init__(self, visible: str, head: Span) -> None:
        self.bold: dict[str, list[int]] = {"**": [], "__": []}
        self.plain: list[int] = []
        self.dataview: list[int] = []
        self._visible = visible
        # The line of the last colon that was looked at, and that colon.
        self._line = self._seen = start = head.start
        head_end = head.end
        at = visible.find(":", start)
        while at >= 0:
            after = visible[at + 1 : at + 2]
            # Most stand in prose, or in a time.
            if after in _BESIDE or visible[at - 1 : at] in _BEFORE:
                self._add_marked(at, head_end)
            elif after == " " and at < head_end:
                self._add(self.plain, at)
            at = visible.find(":", at + 1)

    def _add_marked(self, at: int, head_end: int) -> None:
        visible = self._visible
        after = visible[at + 1 : at + 3]
        if at < head_end and (
            after in ("* ", "_ ")
            or (after[:1] == " " and not _ends_bold_key(visible, at))
        ):
            self._add(self.plain, at)
        if after[:1] == ":":
            self._add(self.dataview, at)
        key_end = at - 1 if visible[at - 1 : at] == " " else at
        for mark in (visible[key_end - 2 : key_end], after):
            if mark in self.bold:
                self._add(self.bold[mark], at)

    def _add(self, lines: list[int], at: int) -> None:
        line_end = self._visible.rfind("\n", self._seen, at)
        if line_end >= 0:
            self._line = line_end + 1
        self._seen = at
        if not lines or lines[-1] < self._line:
            lines.append(self._line)


def _line_end(visible: str, start: int) -> int:
    end = visible.find("\n", start)
    return len(visible) if end < 0 else end


def _next_bold(
    visible: str, start: int, end: int, keys: Collection[str]
) -> Match[str] | None:
    """Where on a line another bold key begins; behind a lone space, a known one."""
    for found in _NEXT_BOLD.finditer(visible, start, end):
        if found[0] != " " or normal_key(found["key"]) in keys:
            return found
    return None


def _bold_fields(
    source: str, visible: str, lines: _Lines, keys: Collection[str]
) -> list[Field]:
    fields = []
    for mark, bold in _BOLD.items():
        for line in lines.bold[mark]:
            found = bold.match(visible, line)
            end = _line_end(visible, line) if found else line
            while found is not None:
                following = None
                if visible.find("**", found.end(), end) >= 0:
                    following = _next_bold(visible, found.end(), end, keys)
                stop = following.start() if following else end
                fields.append(_field(source, "bold", found, stop))
                found = following and bold.match(visible, following.end())
    return fields


def _plain_fields(
    source: str, visible: str, lines: _Lines, keys: Collection[str]
) -> list[Field]:
    fields: list[Field] = []
    for line in lines.plain:
        found = _PLAIN.match(visible, line)
        if found is not None:
            found, end = _unmarked(visible, found)
            fields += _plain_line(source, visible, found, end, keys)
    return fields


def _unmarked(visible: str, found: Match[str]) -> tuple[Match[str], int]:
    """A line's first plain key, and where the line ends; without marks around both."""
    mark, end = found["mark"], _line_end(visible, found.end())
    if mark and not (found["closed"] or found["late"]):
        last = visible.find(mark, found.end(), end)
        if last >= 0 and not visible[last + len(mark) : end].strip():
            return _PLAIN.match(visible, found.end("mark"), last) or found, last
    return found, end


def _plain_line(
    source: str, visible: str, first: Match[str], end: int, keys: Collection[str]
) -> Iterator[Field]:
    """The fields of a line: `Status: Active | Created: 2026-02-01` has two."""
    known = [(first.end(), first)] if normal_key(first["key"]) in keys else []
    if not known and visible.find("|", first.end(), end) < 0:
        return
    for cut in _NEXT_PLAIN.finditer(visible, first.end(), end):
        found = _PLAIN.match(visible, cut.end(), end)
        # A comma alone may stand in prose.
        if found and normal_key(found["key"]) in keys and (known or cut[0][0] != ","):
            known.append((cut.start(), found))
    for (_, found), following in zip_longest(known, known[1:]):
        stop = following[0] if following else end
        field = _plain_field(source, visible, found, stop)
        if field is not None:
            yield field


def _plain_field(
    source: str, visible: str, found: Match[str], end: int
) -> Field | None:
    """Make a field of a plain key; marks may stand around it, or the whole of it."""
    mark = found["mark"]
    if mark and not (found["closed"] or found["late"]):
        end = found.end() + len(visible[found.end() : end].rstrip())
        if not visible.endswith(mark, found.end(), end):
            return None
        end -= len(mark)
    elif mark in ("**", "__"):
        return None
    return _field(source, "plain", found, end)


def _dataview_fields(source: str, visible: str, lines: _Lines) -> list[Field]:
    fields = []
    for line in lines.dataview:
        end = _line_end(visible, line)
        whole = _DATAVIEW_LINE.match(visible, line, end)
        if whole is not None:
            fields.append(_field(source, "dataview", whole, end))
            continue
        fields += [
            _field(source, "dataview", found, found.end("value"))
            for shape in (_DATAVIEW_SQUARE, _DATAVIEW_ROUND)
            for found in shape.finditer(visible, line, end)
        ]
    return fields


def read_fields(
    source: str, visible: str, head: Span, keys: Collection[str]
) -> list[Field]:
    """Read the fields of a note's body, in order.

    Args:
        head: The body as far as the first second-level heading.
        keys: The keys that make a field of a plain line.
    """
    lines = _Lines(visible, head)
    fields = [
        *_bold_fields(source, visible, lines, keys),
        *_plain_fields(source, visible, lines, keys),
        *_dataview_fields(source, visible, lines),
    ]
    return sorted(fields, key=start_of) if len(fields) > 1 else fields
