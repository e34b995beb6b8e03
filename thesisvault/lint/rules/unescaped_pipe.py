"""TV106: a label's pipe that a table takes for its own."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.text import Edit, Span, is_held


@note_rule("TV106", "unescaped-pipe")
def unescaped_pipe(reading: Reading) -> Iterator[Problem]:
    r"""A link's label is not escaped in a table.

    The pipe in `[[Name|label]]` ends the cell: the link is cut in two, and the row
    has a cell too many.

    The fix writes `[[Name\|label]]`. It is safe.
    """
    note = reading.note
    tables = [table.span for table in note.tables]
    for link in note.links if tables else ():
        is_bare = link.label is not None and not link.is_escaped
        if is_bare and link.form == "wikilink" and is_held(tables, link.span.start):
            at = note.source.index("|", link.target_span.end)
            edit = Edit(Span(at, at), "\\")
            yield Problem(
                link.span,
                f"the pipe of {link.span.of(note.source)} ends the table's cell:"
                " put a backslash before it",
                Fix("Escape the pipe", (edit,), Safety.SAFE),
            )
