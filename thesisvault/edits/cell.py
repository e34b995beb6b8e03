"""Writing into a cell of a table, its columns aligned as they were."""

from thesisvault.note.model import Note
from thesisvault.note.tables import Row, Table
from thesisvault.text import Edit, Span


def row_at(note: Note, offset: int) -> tuple[Table, Row]:
    """The table and the row that hold an offset."""
    return next(
        (table, row)
        for table in note.tables
        for row in table.rows
        if row.span.holds(offset)
    )


def _is_aligned(table: Table) -> bool:
    """Whether the rows of a table are written with columns of one width."""
    return len({len(row.text) for row in (table.header, *table.rows)}) == 1


def set_cell(note: Note, span: Span, text: str) -> Edit:
    """Put a text into a cell; where columns are aligned they stay so, if it fits."""
    table, row = row_at(note, span.start)
    if span.start == span.end and note.source[span.end : span.end + 1] == "|":
        text += " "
    if not _is_aligned(table):
        return Edit(span, text)
    rest = note.source[span.end : row.span.end]
    spaces = len(rest) - len(rest.lstrip(" "))
    # One space stays before the pipe.
    growth = len(text) - (span.end - span.start)
    taken = min(max(growth, 0), max(spaces - 1, 0))
    return Edit(Span(span.start, span.end + taken), text + " " * max(-growth, 0))
