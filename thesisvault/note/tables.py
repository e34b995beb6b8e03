"""Tables, cut into cells as Obsidian users write them.

In GFM every pipe that is not escaped ends a cell, also in `[[A|B]]`. Many notes
hold such links all the same, so where a row has the wrong number of cells by
that rule and the right one without it, the link is one cell.
"""

from collections.abc import Iterable
from re import MULTILINE, Match
from typing import Final

from thesisvault.note.spans import make_span
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

# The line under the header. It has a pipe: a lone `---` underlines a heading.
_DELIMITER: Final = pattern(
    r"[ \t>]*+(?=[-: \t]*\|)(\|?[ \t]*+:?-++:?[ \t]*+"
    r"(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?)$",
    MULTILINE,
)
_QUOTE_MARKS: Final = pattern(r"[ \t]*>[ \t>]*")
_WIKILINK: Final = pattern(r"\[\[[^\[\]\n]*\]\]")


class Cell(Record, frozen=True):
    """A table cell, without the padding around its text."""

    text: str
    span: Span


class Row(Record, frozen=True):
    """A line of a table with `columns` columns; a ragged one has other cells.

    Cells are cut when they are asked for: most are never looked at.
    """

    text: str
    span: Span
    columns: int

    @property
    def bounds(self) -> list[tuple[int, int]]:
        """Where in `text` those of the cells begin and end, from left to right."""
        text = self.text
        at = int(text.startswith("|"))
        bounds = []
        for piece in _pieces(text, self.columns):
            bare = piece.strip()
            left = at + (piece.find(bare[0]) if bare else min(1, len(piece)))
            bounds.append((left, left + len(bare)))
            at += len(piece) + 1
        return bounds

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, from left to right."""
        text, start = self.text, self.span.start
        return tuple(
            [
                Cell(text[left:right], make_span(start + left, start + right))
                for left, right in self.bounds
            ]
        )

    @property
    def texts(self) -> list[str]:
        """The texts of the cells, in a fifth of the time."""
        line = self.text
        pieces = _cut(line)
        if "\\" in line or (len(pieces) != self.columns and "[[" in line):
            return [cell.text for cell in self.cells]
        return [piece.strip() for piece in pieces]

    def span_of(self, index: int, text: str) -> Span:
        """The span of one of the cells, whose text is known."""
        if index or not text:
            return self.cells[index].span
        start = self.span.start + self.text.find(text)
        return make_span(start, start + len(text))


class Table(Record, frozen=True):
    """A table: header, the line of dashes under it, rows."""

    header: Row
    delimiter: Span
    rows: tuple[Row, ...]
    span: Span


def _cut(line: str) -> list[str]:
    """Cut a line at its pipes; those around it are none of its cells'."""
    pieces = line.split("|")
    first, last = 0 if pieces[0] else 1, len(pieces)
    if last - first > 1 and not pieces[-1]:
        last -= 1
    return pieces[first:last]


def _pieces(text: str, columns: int) -> list[str]:
    """A row's mask, cut at the pipes that end a cell."""
    line = text.replace("\\|", "xx") if "\\" in text else text
    pieces = _cut(line)
    if len(pieces) != columns and "[[" in line:
        whole = _cut(_WIKILINK.sub(_without_pipes, line))
        if len(whole) == columns:
            return whole
    return pieces


def _without_pipes(link: Match[str]) -> str:
    return link[0].replace("|", "x")


def _rows(
    text: str, start: int, end: int, columns: int, *, is_quoted: bool
) -> list[Row]:
    """The lines of a stretch of text, without indentation and quote marks."""
    rows: list[Row] = []
    while start <= end:
        left, line_end = start, text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        start = line_end + 1
        if is_quoted:
            marks = _QUOTE_MARKS.match(text, left, line_end)
            # A line without its `>` may go on with a paragraph, not a table.
            if marks is None:
                break
            left = marks.end()
        line = text[left:line_end]
        bare = line.strip()
        if bare and line[0] != bare[0]:
            left += line.find(bare[0])
        rows.append(Row(bare, make_span(left, left + len(bare)), columns))
    return rows


def _fits(header: Row) -> bool:
    """Whether a header has as many cells as the dashes below it."""
    line = header.text
    if "|" not in line:
        return False
    outer = line.startswith("|") + line.endswith("|")
    return line.count("|") + 1 - outer == header.columns or (
        len(header.cells) == header.columns
    )


def _table(text: str, leaf: tuple[int, int, bool]) -> Table | None:
    """The table in a stretch of inline text: its first dashes under a header."""
    start, end, _ = leaf
    line = text.find("\n", start, end) + 1
    while line:
        found = _DELIMITER.match(text, line, end)
        table = _table_around(text, leaf, found) if found else None
        if table is not None:
            return table
        line = text.find("\n", line, end) + 1
    return None


def _table_around(
    text: str, leaf: tuple[int, int, bool], found: Match[str]
) -> Table | None:
    start, end, is_quoted = leaf
    line, line_end = found.span()
    left = found.start(1)
    dashes = text[left:line_end]
    if is_quoted and ">" not in text[line:left]:
        # The line goes on with a paragraph in the quote, but not with a table.
        return None
    columns = dashes.strip("| \t").count("|") + 1
    above = text.rfind("\n", start, line - 1) + 1
    has_marks = is_quoted and above > 0
    header = _rows(text, above or start, line - 1, columns, is_quoted=has_marks)
    if not header or not _fits(header[0]):
        return None
    delimiter = make_span(left, left + len(dashes.rstrip()))
    rows = _rows(text, line_end + 1, end, columns, is_quoted=is_quoted)
    last = rows[-1].span if rows else delimiter
    span = make_span(header[0].span.start, last.end)
    return Table(header[0], delimiter, tuple(rows), span)


def read_tables(text: str, leaves: Iterable[tuple[int, int, bool]]) -> list[Table]:
    """Read the tables among a note's stretches of inline text."""
    if "|" not in text:
        return []
    tables = [_table(text, leaf) for leaf in leaves]
    return [table for table in tables if table is not None]
