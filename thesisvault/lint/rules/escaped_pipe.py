"""TV107: an escaped pipe where there is no table."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.text import Edit, Span, is_held


@note_rule("TV107", "escaped-pipe")
def escaped_pipe(reading: Reading) -> Iterator[Problem]:
    r"""A link's label is escaped outside of a table.

    Only in a table does the pipe need its backslash. Elsewhere Obsidian takes it for
    a part of the name, and `[[Name\|label]]` leads to a note called `Name\`.

    The fix takes the backslash away. It is safe.
    """
    note = reading.note
    escaped = [link for link in note.links if link.is_escaped]
    tables = [table.span for table in note.tables if escaped]
    for link in escaped:
        # A comment may hold a table, and is not read for one.
        if not (
            is_held(tables, link.span.start) or is_held(note.comments, link.span.start)
        ):
            at = note.source.index("\\|", link.target_span.end)
            edit = Edit(Span(at, at + 1), "")
            yield Problem(
                link.span,
                f"{link.span.of(note.source)} stands in no table: write a bare pipe",
                Fix("Take the backslash away", (edit,), Safety.SAFE),
            )
