"""TV006: a template's blank that was never filled."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.pattern import pattern
from thesisvault.text import Span

# `{{date}}`, `<% tp.date.now() %>`
_COMMAND = pattern(r"\{\{\s*(?:title|date|time)\b[^{}\n]*\}\}|<%[^%\n]*%>")
# `[one sentence]`, only where a template has a value; `[12]` is a reference.
_BLANK = pattern(
    r"\[(?<!\[\[)(?!(?:[ xX^!]|\d{4}-\d\d(?:-\d\d)?|\d{1,3}(?:, ?\d{1,3})*)\])"
    r"[^\[\]\n|#^]{2,80}\](?![\[(:\]])"
)


def _blanks(reading: Reading) -> Iterator[Span]:
    note = reading.note
    for field in note.fields:
        if field.style != "frontmatter" and _BLANK.fullmatch(field.value.strip(" *_")):
            yield field.value_span
    for item in note.items:
        if _BLANK.fullmatch(item.text.strip(" *_")):
            yield item.text_span
    for table in note.tables:
        for row in table.rows:
            if "[" in row.text:
                yield from (
                    cell.span
                    for cell in row.cells
                    if _BLANK.fullmatch(cell.text.strip(" *_"))
                )


def _commands(reading: Reading) -> Iterator[Span]:
    """Commands that are all of a field, a heading, an item or a line.

    Elsewhere someone may write about them.
    """
    note, source = reading.note, reading.note.source
    # First one character, which is found faster than two.
    if not (("{" in source and "{{" in source) or ("<" in source and "<%" in source)):
        return
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
    may_be_blank = reading.thesis is not None and _BLANK.search(source)
    spans = list(_blanks(reading)) if may_be_blank else []
    blanks = sorted((*spans, *_commands(reading)))
    if blanks:
        first = blanks[0].of(source)
        message = f"{first} is the template's blank: fill it, or delete it"
        if len(blanks) > 1:
            message = (
                f"{first} and {len(blanks) - 1} more of the template's blanks are left:"
                " fill them, or delete them"
            )
        yield Problem(blanks[0], message)
