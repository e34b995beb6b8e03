"""The evidence logs of a thesis: each table, and each list, by itself."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from thesisvault.index.reading import Reading
from thesisvault.note.tables import Cell, Table
from thesisvault.text import Record, Span
from thesisvault.thesis.model import Evidence, Thesis


class Entry(Record, frozen=True):
    """A row of a table, read as evidence, with its cells."""

    evidence: Evidence
    cells: tuple[Cell, ...]


class Log(Record, frozen=True):
    """A table of evidence, and which of its columns is which."""

    table: Table
    columns: Mapping[str, int]
    entries: tuple[Entry, ...]

    def header(self, kind: str) -> str:
        """What the column of a kind is called."""
        return self.table.header.cells[self.columns[kind]].text

    def cell(self, entry: Entry, kind: str) -> str:
        """The text in the column of a kind, empty where the row has none."""
        index = self.columns[kind]
        return entry.cells[index].text if index < len(entry.cells) else ""


def table_logs(reading: Reading, thesis: Thesis) -> Iterator[Log]:
    """Find the tables that the evidence of a thesis stands in."""
    from thesisvault.thesis.evidence import log_columns

    rows = {each.span.start: each for each in thesis.evidence if each.form == "row"}
    for table in reading.note.tables if rows else ():
        entries = tuple(
            Entry(rows[row.span.start], row.cells)
            for row in table.rows
            if row.span.start in rows
        )
        if entries:
            columns = log_columns(table, reading.config.vocabulary) or {}
            yield Log(table, columns, entries)


def _is_one_table(evidence: Sequence[Evidence], tables: Sequence[int]) -> bool:
    """Whether all evidence stands in one table: it is read table by table."""
    if not evidence or evidence[-1].form != "row":
        return False
    first, last = evidence[0].span.start, evidence[-1].span.start
    return bisect_right(tables, first) == bisect_right(tables, last)


def logs_of(reading: Reading, thesis: Thesis) -> Iterator[list[Evidence]]:
    """The evidence of a thesis, by the table or the section that it stands in."""
    tables = [table.span.start for table in reading.note.tables]
    if _is_one_table(thesis.evidence, tables):
        yield list(thesis.evidence)
        return
    headings = [heading.span.start for heading in reading.note.headings]
    logs: dict[tuple[str, int], list[Evidence]] = {}
    for evidence in thesis.evidence:
        starts = tables if evidence.form == "row" else headings
        number = bisect_right(starts, evidence.span.start)
        logs.setdefault((evidence.form, number), []).append(evidence)
    yield from logs.values()


def written_span(evidence: Evidence) -> Span:
    """Where a date is written, or the row where there is none."""
    return evidence.date_span if evidence.date else evidence.span
