"""What commands print: harmless text, tables that fit, JSON and CSV."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from re import Match
from typing import Any, Literal

import click

from thesisvault.pattern import pattern
from thesisvault.text import Record

# Control characters could steer the terminal, and bidirectional marks reorder it.
_HARMFUL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _harmless(found: Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def safe(text: str) -> str:
    """Text from a note, with what could steer a terminal shown and not obeyed."""
    return _HARMFUL.sub(_harmless, text)


def safe_html(html: str) -> str:
    """The same for a page, which is printed, too, where no file is named."""
    from html import escape

    return _HARMFUL.sub(lambda found: escape(_harmless(found)), html)


def one_line(text: str) -> str:
    """Text from a note as a single harmless line."""
    return safe(" ".join(text.split()))


def is_terminal() -> bool:
    """Whether a person watches the output."""
    return sys.stdout.isatty()


def width() -> int | None:
    """The columns to fit, or nothing where lines may be as long as they are."""
    if is_terminal() or os.environ.get("COLUMNS"):
        # Imported here and below: who prints a line need not wait for it.
        from shutil import get_terminal_size

        return get_terminal_size().columns
    return None


def style(text: str, **styles: Any) -> str:
    """Colour a text; where nobody watches, the colour is stripped when printed."""
    return click.style(text, **styles)


def say(text: str = "") -> None:
    """Print a line."""
    click.echo(text)


class Column(Record, frozen=True):
    """A column of a table; a flexible one gives way where the line is too long."""

    title: str
    justify: Literal["left", "right"] = "left"
    is_flexible: bool = False
    colour: str | None = None


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their titles, wrapped only where the width is limited."""
    cells = [
        ["" if value is None else one_line(str(value)) for value in row] for row in rows
    ]
    limit = width()
    if limit is None:
        _print_aligned(columns, cells)
    else:
        _print_fitted(columns, cells, limit)


def _print_aligned(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Rows for other programs: one line each, however long."""
    from rich.cells import cell_len

    lines = [[column.title for column in columns], *rows]
    widths = [
        max(cell_len(cell) for cell in column) for column in zip(*lines, strict=True)
    ]
    for cells in lines:
        padded = [
            " " * (size - cell_len(cell)) + cell
            if column.justify == "right"
            else cell + " " * (size - cell_len(cell))
            for cell, size, column in zip(cells, widths, columns, strict=True)
        ]
        say("  ".join(padded).rstrip())


def _print_fitted(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], limit: int
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.title,
            justify=column.justify,
            no_wrap=not column.is_flexible,
            overflow="fold" if column.is_flexible else "ellipsis",
            style=column.colour,
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(
        width=limit, color_system="auto" if is_terminal() else None, highlight=False
    )
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().split("\n")[:-1]:
        say(line.rstrip())


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def print_json(value: object) -> None:
    """Print a value as JSON, dates in ISO form."""
    from json import dumps

    say(dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_csv(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV, with a line of titles."""
    from csv import writer
    from io import StringIO

    text = StringIO()
    lines = writer(text, lineterminator="\n")
    lines.writerow(titles)
    lines.writerows(rows)
    click.echo(text.getvalue(), nl=False)
