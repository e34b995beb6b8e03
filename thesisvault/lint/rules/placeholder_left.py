"""TV006: a template's blank that was never filled."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.note.model import Note
from thesisvault.note.tables import Row, Table
from thesisvault.pattern import pattern
from thesisvault.text import Span

# `{{date}}`, `<% tp.date.now() %>`
_COMMAND = pattern(r"\{\{\s*(?:title|date|time)\b[^{}\n]*\}\}|<%[^%\n]*%>")
# `[one sentence]`, only where a template has a value; `[12]` is a reference. That it
# is no `[[link]]` is asked first, as most are.
_BLANK = pattern(
    r"\[(?!\[)(?<!\[\[)"
    r"(?!(?:[ xX^!]|\d{4}-\d\d(?:-\d\d)?|\d{1,3}(?:, ?\d{1,3})*)\])"
    r"[^\[\]\n|#^]{2,80}\](?![\[(:\]])"
)


def _is_blank(text: str) -> bool:
    return _BLANK.fullmatch(text.strip(" *_")) is not None


def _rows_at(tables: Iterable[Table], offsets: Sequence[int]) -> Iterator[Row]:
    """The rows of tables that hold one of some offsets, which are in order."""
    for table in tables:
        left = bisect_left(offsets, table.span.start)
        near = offsets[left : bisect_left(offsets, table.span.end)]
        if near:
            yield from (row for row in table.rows if any(map(row.span.holds, near)))


def _blanks(note: Note) -> Iterator[Span]:
    """Blanks that are all of a field, an item or a cell."""
    starts = [found.start() for found in _BLANK.finditer(note.source)]
    if not starts:
        return
    for field in note.fields:
        if field.style != "frontmatter" and _is_blank(field.value):
            yield field.value_span
    for item in note.items:
        if _is_blank(item.text):
            yield item.text_span
    # A row's cells are cut for this alone, so only where there may be one.
    for row in _rows_at(note.tables, starts):
        yield from (cell.span for cell in row.cells if _is_blank(cell.text))


def _commands(reading: Reading) -> Iterator[Span]:
    """Commands that are all of a field, a heading, an item or a line.

    Elsewhere someone may write about them.
    """
    note, source = reading.note, reading.note.source
    values = {field.value_span.start for field in note.fields}
    values |= {heading.text_span.start for heading in note.headings}
    values |= {item.text_span.start for item in note.items}
    for found in _COMMAND.finditer(source):
        start, end = found.span()
        before = source[max(source.rfind("\n", 0, start), 0) : start]
        is_first = start in values or not before.strip(" \t\r\n\"'")
        is_last = source[end : end + 2].strip(" \t\"'")[:1] in ("", "\r", "\n")
        is_code = any(span.holds(start) for span in note.opaque)
        if is_first and is_last and not is_code:
            yield Span(start, end)


@note_rule("TV006", "placeholder-left")
def placeholder_left(reading: Reading) -> Iterator[Problem]:
    """A blank of the template is still in the note.

    It reads as if something were said there, and nothing is: a thesis with a blank
    for its invalidator has none.

    There is no fix: fill the blank, or delete its line.
    """
    source = reading.note.source
    blanks = list(_blanks(reading.note)) if reading.thesis else []
    # First one character, which is found faster than two.
    if ("{" in source and "{{" in source) or ("<" in source and "<%" in source):
        blanks += _commands(reading)
    if blanks:
        blanks.sort()
        first = blanks[0].of(source)
        message = f"{first} is the template's blank: fill it, or delete it"
        if len(blanks) > 1:
            message = (
                f"{first} and {len(blanks) - 1} more of the template's blanks are left:"
                " fill them, or delete them"
            )
        yield Problem(blanks[0], message)
