"""TV006: a template's blank that was never filled."""

from collections.abc import Iterator

from thesisvault.index.fill import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.pattern import pattern
from thesisvault.text import Span

# `{{date}}`, `<% tp.date %>`; `[one sentence]` only where a template has a value.
_COMMAND = pattern(r"\{\{\s*(?:title|date|time)\b[^{}\n]*\}\}|<%[^%\n]*%>")
_BLANK = pattern(r"\[(?![ xX^!]\])[^\[\]\n|#^]{2,80}\](?![\[(:])")


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


@note_rule("TV006", "placeholder-left")
def placeholder_left(reading: Reading) -> Iterator[Problem]:
    """A blank of the template is still in the note.

    It reads as if something were said there, and nothing is: a thesis with a blank
    for its invalidator has none.

    There is no fix: fill the blank, or delete its line.
    """
    note = reading.note
    spans = list(_blanks(reading)) if reading.thesis else []
    spans += [
        Span(*found.span())
        for found in _COMMAND.finditer(note.source)
        if not any(span.holds(found.start()) for span in note.opaque)
    ]
    for span in spans:
        yield Problem(
            span, f"the template's blank {span.of(note.source)} was not filled"
        )
