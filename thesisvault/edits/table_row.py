"""A new row of a table, written as its neighbours are."""

from collections import Counter
from collections.abc import Iterable, Sequence

from thesisvault.edits.lines import insert_above, insert_below, line_prefix
from thesisvault.note.tables import Row, Table
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Lines, Record

# What would make something else than a row of a line that it begins.
_RISKY_START = pattern(r"[-+*#>=~`:<]|\d{1,9}[.)]")
# A log may be long, and its first rows of another time.
_NEIGHBOURS = 12


class _Habit(Record, frozen=True):
    """How the rows of a table are written; `widths` where its columns are aligned."""

    left: int
    right: int
    widths: tuple[int, ...]
    has_first_pipe: bool
    has_last_pipe: bool


def _pieces(row: Row) -> list[str]:
    """What stands between the pipes of a row, padding included."""
    at = int(row.text.startswith("|"))
    pieces = []
    for cell in row.cells:
        pipe = row.text.find("|", cell.span.end - row.span.start)
        end = len(row.text) if pipe < 0 else pipe
        pieces.append(row.text[at:end])
        at = end + 1
    return pieces


def _has_first_pipe(row: Row) -> bool:
    return row.text.startswith("|")


def _has_last_pipe(row: Row) -> bool:
    return row.text.endswith("|") and not row.text.endswith("\\|")


def _usual(counts: Iterable[int]) -> int:
    return next((count for count, _ in Counter(counts).most_common(1)), 1)


def _left(row: Row) -> list[int]:
    """The spaces behind each pipe before a text."""
    pieces = _pieces(row)[0 if _has_first_pipe(row) else 1 :]
    return [len(each) - len(each.lstrip()) for each in pieces if each.strip()]


def _right(row: Row) -> list[int]:
    """The spaces before each pipe behind a text."""
    pieces = _pieces(row)
    if not _has_last_pipe(row):
        pieces.pop()
    return [len(each) - len(each.rstrip()) for each in pieces if each.strip()]


def _widths(rows: Iterable[Sequence[str]], columns: int) -> tuple[int, ...]:
    """The widths of the columns, if each has but one."""
    found = {tuple(map(len, pieces)) for pieces in rows}
    widths = found.pop()
    return widths if not found and len(widths) == columns else ()


def _habit(table: Table, source: str, index: int) -> _Habit:
    near = table.rows[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS]
    whole = [row for row in near if len(row.cells) == row.columns]
    rows = whole or [table.header]
    dashes = table.delimiter.of(source).strip("|").split("|")
    aligned = [_pieces(table.header), dashes, *map(_pieces, rows)]
    return _Habit(
        _usual(count for row in rows for count in _left(row)),
        _usual(min(count, 1) for row in rows for count in _right(row)),
        _widths(aligned, table.header.columns),
        _has_first_pipe(rows[0]),
        _has_last_pipe(rows[0]),
    )


def _piece(text: str, habit: _Habit, index: int) -> str:
    # Without a space, a backslash would escape the pipe behind it.
    right = max(habit.right, int(text.endswith("\\")))
    piece = " " * habit.left + text + " " * right if text else " " * min(right, 1)
    return piece.ljust(habit.widths[index]) if habit.widths else piece


def _written(cells: Sequence[str], habit: _Habit) -> str:
    pieces = [_piece(text, habit, index) for index, text in enumerate(cells)]
    first, last = cells[0], cells[-1]
    is_risky = _RISKY_START.match(first) is not None
    has_first = habit.has_first_pipe or not first or is_risky
    has_last = habit.has_last_pipe or not last
    row = "|".join(pieces)
    return f"{'|' if has_first else ''}{row}{'|' if has_last else ''}".strip()


def add_row(source: str, table: Table, index: int, cells: Sequence[str]) -> Edit:
    """Insert a row above the one of an index, or below them all.

    Args:
        cells: One text a column, with its pipes escaped.
    """
    lines = Lines(source)
    row = _written(cells, _habit(table, source, index))
    if index < len(table.rows):
        start = table.rows[index].span.start
        return insert_above(lines, start, line_prefix(lines, start) + row)
    # The header may stand behind a bullet; the line of dashes never does.
    last = table.rows[-1].span if table.rows else table.delimiter
    return insert_below(lines, last.end, line_prefix(lines, last.start) + row)
