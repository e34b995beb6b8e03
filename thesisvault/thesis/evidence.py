"""Evidence: dated rows and bullets under the headings that name a log."""

from collections.abc import Iterator, Mapping
from re import compile as pattern

from thesisvault.note.dates import find_window, parse_window
from thesisvault.note.model import Item, Note
from thesisvault.note.tables import Row, Table
from thesisvault.note.words import is_placeholder, plain
from thesisvault.text import Span
from thesisvault.thesis.model import Evidence
from thesisvault.thesis.outline import Outline
from thesisvault.thesis.tables import find_columns, text_at
from thesisvault.thesis.vocabulary import Vocabulary

_KINDS = ("date", "observation", "source", "implication", "side")
# - **2026-05-12**: text      - 2026-05-12 — text      - (May 2026) text
_AFTER_DATE = pattern(
    r"[*_)=]*(?::|[ \t]+[—–|-](?=[\s*_])|[*_)=]+(?=\s))[*_)=:]*\s*(?:[—–|-]\s+)?"
)
_ISO_DATE = pattern(r"\d{4}-\d\d(?:-\d\d)?(?=\s)\s+(?:[—–|-]\s+)?")
_LONGEST_DATE = 40


def log_columns(table: Table, vocabulary: Vocabulary) -> dict[str, int] | None:
    """The columns of an evidence log, or nothing where no column holds dates."""
    columns = find_columns(table, _KINDS, vocabulary)
    if "date" not in columns:
        index = _dated_column(table)
        if index is None:
            return None
        columns = {kind: at for kind, at in columns.items() if at != index}
        columns["date"] = index
    if "observation" not in columns:
        free = [
            index
            for index in range(len(table.header.cells))
            if index not in columns.values()
        ]
        if not free:
            return None
        columns["observation"] = free[0]
    return columns


def _dated_column(table: Table) -> int | None:
    """The first column in which most rows have a date, whatever its header says."""
    for index in range(min(3, len(table.header.cells))):
        dated = sum(
            len(cells) > index and parse_window(cells[index].text) is not None
            for cells in (row.cells for row in table.rows)
        )
        if dated * 2 > len(table.rows):
            return index
    return None


def _from_row(row: Row, columns: Mapping[str, int]) -> Evidence | None:
    cells = row.cells
    if not row.text.strip("| \t"):
        return None
    index = columns["date"]
    if index < len(cells):
        written, span = cells[index].text, cells[index].span
    else:
        written, span = "", Span(row.span.end, row.span.end)
    if is_placeholder(written):
        return None
    when = find_window(written)
    return Evidence(
        plain(written),
        when,
        text_at(cells, columns, "observation") or "",
        text_at(cells, columns, "implication"),
        text_at(cells, columns, "source"),
        text_at(cells, columns, "side"),
        row.span,
        span,
        "row",
    )


def _date_and_text(text: str) -> tuple[str, str] | None:
    """Cut a bullet after the date that it begins with."""
    if iso := _ISO_DATE.match(text):
        return iso[0][:10].strip(), text[iso.end() :]
    for found in _AFTER_DATE.finditer(text, 0, _LONGEST_DATE):
        written = text[: found.start()].strip("*_(=~ ")
        if parse_window(written):
            return written, text[found.end() :]
    return None


def _from_bullet(item: Item, source: str) -> Evidence | None:
    cut = _date_and_text(item.text)
    if cut is None or not cut[1].strip():
        return None
    date, text = cut
    start = source.index(date, item.text_span.start)
    span = Span(start, start + len(date))
    when = parse_window(date)
    return Evidence(
        date, when, text.strip(), None, None, None, item.text_span, span, "bullet"
    )


def read_evidence(
    note: Note, outline: Outline, vocabulary: Vocabulary
) -> Iterator[Evidence]:
    """Read the evidence of a note, tables first."""
    for table in note.tables:
        place = outline.at(table.span.start)
        if place is None or place.part != "evidence":
            continue
        columns = log_columns(table, vocabulary)
        for row in table.rows if columns else ():
            evidence = _from_row(row, columns or {})
            if evidence is not None:
                yield evidence
    for item in note.items:
        place = outline.at(item.span.start)
        if place and place.part == "evidence" and item.mark is None:
            evidence = _from_bullet(item, note.source)
            if evidence is not None:
                yield evidence
