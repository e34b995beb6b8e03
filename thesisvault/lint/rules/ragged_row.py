"""TV206: a row of evidence with more or fewer cells than there are headers."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.logs import Entry, Log, table_logs
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import counted, quoted, shortened
from thesisvault.note.tables import Row
from thesisvault.text import Span
from thesisvault.thesis.model import Thesis


def _problem(entry: Entry, log: Log) -> Problem | None:
    cells, columns = entry.cells, log.table.header.columns
    lost = [cell for cell in cells[columns:] if cell.text]
    count = f"{counted(len(cells), 'cell')} for {columns} headers"
    if lost:
        text = quoted(shortened(lost[0].text, 30))
        return Problem(
            Span(lost[0].span.start, lost[-1].span.end),
            f"{count}: {text} is not shown; put a backslash before a pipe that is text",
        )
    # Where the last cells are empty, they need not be written.
    if len(cells) <= log.columns["observation"]:
        return Problem(entry.evidence.span, f"{count}: a pipe is missing in this row")
    return None


def _is_ragged(row: Row) -> bool:
    # The pipes of most add up, and those are not looked at closer.
    text = row.text
    pipes = text.count("|")
    if "\\" in text:
        pipes -= text.count("\\|")
    outer = (text[:1] == "|") + (text[-1:] == "|")
    return pipes + 1 - outer != row.columns != len(row.cells)


@thesis_rule("TV206", "ragged-row", severity=Severity.ERROR)
def ragged_row(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    r"""A row of evidence has more or fewer cells than its table.

    Obsidian drops the cells that are too many, and what stands in them; where one is
    missing, the date and what happened are one cell. Mostly a pipe in the text was
    taken for the end of a cell.

    There is no fix: write `\|` for a pipe that is meant as text.
    """
    starts = {each.span.start for each in thesis.evidence if each.form == "row"}
    rows = (row for table in reading.note.tables if starts for row in table.rows)
    if not any(row.span.start in starts and _is_ragged(row) for row in rows):
        return
    for log in table_logs(reading, thesis):
        for entry in log.entries:
            problem = _problem(entry, log)
            if problem is not None:
                yield problem
