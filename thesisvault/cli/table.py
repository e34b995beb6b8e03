"""Tables that fit the terminal, printed as quickly as their rows can be read.

Rich lays out a table of ten thousand rows in ten seconds; this takes a fraction of one.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from thesisvault.cli.console import Column, one_line, say, style, width
from thesisvault.cli.layout import breadth, pad, wrap

_GAP = "  "
_NARROWEST = 8


def _sizes(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths of columns; flexible ones give way, the widest first."""
    titles = [column.title for column in columns]
    natural = [max(map(breadth, cells)) for cells in zip(titles, *rows, strict=True)]
    limit = width()
    if limit is None:
        return natural
    cap = limit

    def fitted() -> list[int]:
        return [
            min(size, cap) if column.is_flexible else size
            for column, size in zip(columns, natural, strict=True)
        ]

    while sum(fitted()) + len(_GAP) * (len(columns) - 1) > limit and cap > _NARROWEST:
        cap -= 1
    return fitted()


def _lines(
    columns: Sequence[Column], cells: Sequence[str], sizes: Sequence[int]
) -> Iterable[str]:
    """A row as lines, more than one where a cell has to be wrapped."""
    wrapped = [
        wrap(cell, size) if column.is_flexible else [cell]
        for column, cell, size in zip(columns, cells, sizes, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = [
            pad(part, size, is_right=column.justify == "right")
            for column, part, size in zip(columns, parts, sizes, strict=True)
        ]
        yield _GAP.join(padded).rstrip()


def print_rows(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their titles, wrapped only where the width is limited."""
    cells = [
        ["" if value is None else one_line(str(value)) for value in row] for row in rows
    ]
    sizes = _sizes(columns, cells)
    for line in _lines(columns, [column.title for column in columns], sizes):
        say(style(line, bold=True))
    for row in cells:
        for line in _lines(columns, row, sizes):
            say(line)
