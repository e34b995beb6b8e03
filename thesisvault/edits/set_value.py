"""Setting values of a model: what stands in the cells of its rows."""

from collections.abc import Iterator, Mapping

from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.proof import reread
from thesisvault.edits.wording import for_cell, one_line
from thesisvault.models.changes import check_text
from thesisvault.models.lookup import named_value
from thesisvault.models.read import read_model
from thesisvault.note.model import Note
from thesisvault.note.tables import Row, Table
from thesisvault.text import Edit, Span
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading


def _row_at(note: Note, offset: int) -> tuple[Table, Row]:
    return next(
        (table, row)
        for table in note.tables
        for row in table.rows
        if row.span.holds(offset)
    )


def _is_aligned(table: Table) -> bool:
    """Whether the rows of a table are written with columns of one width."""
    return len({len(row.text) for row in (table.header, *table.rows)}) == 1


def _edit(note: Note, span: Span, text: str) -> Edit:
    """Put a text into a cell; where columns are aligned they stay so, if it fits."""
    table, row = _row_at(note, span.start)
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


def _edits(reading: Reading, texts: Mapping[str, str]) -> Iterator[Edit]:
    model = read_model(reading.note, reading.path)
    for name, text in texts.items():
        named_value(model, name)
        variable = model.variable(name)
        if variable is not None and variable.cells["value"].text != text:
            check_text(variable, text)
            yield _edit(reading.note, variable.span, text)


def _prove(before: Reading, edit: Edit, config: Config) -> Reading:
    """A note with one edit made, if that changes one row and nothing else.

    Raises:
        SideEffectError: If something else is changed.
    """
    after = reread(before, [edit], config)
    _, row = _row_at(before.note, edit.span.start)
    growth = len(after.note.source) - len(before.note.source)
    stretch = Span(row.span.start, row.span.end + growth)
    check_facts(before, after, (row.span, stretch))
    return after


def set_values(
    reading: Reading, texts: Mapping[str, str], config: Config
) -> tuple[Edit, ...]:
    """Write other values into rows of a model, as figures or formulas.

    Args:
        texts: By the names of values; what a row says already is no edit.

    Raises:
        UnknownValueError: If the model has no such row.
        UnusableValueError: If a text is neither a figure nor a formula.
        SideEffectError: If it cannot be done without changing anything else.
    """
    wanted = {name: for_cell(one_line(text, "value")) for name, text in texts.items()}
    edits = tuple(_edits(reading, wanted))
    after = reading
    # From the last to the first, so that the spans of those to come are right.
    for edit in sorted(edits, reverse=True):
        after = _prove(after, edit, config)
    model = read_model(after.note, after.path)
    for name, text in wanted.items():
        variable = model.variable(name)
        if variable is None or variable.cells["value"].text != text:
            raise SideEffectError(reading.name, ["values"])
    return edits
