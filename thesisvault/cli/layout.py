"""Lines that fit the terminal, made without waiting for rich."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import zip_longest
from typing import Any

from thesisvault.cli.console import say, style, width
from thesisvault.text import Record

_BARS = "▁▂▃▄▅▆▇█"
# For output that knows no such characters.
_ASCII_BARS = "_.-:=+*#"


def breadth(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf")
        else 2 if east_asian_width(char) in ("W", "F")
        else 1
        for char in text
    )  # fmt: skip


def _head(text: str, size: int) -> str:
    """As much of a text as fits."""
    used = 0
    for index, char in enumerate(text):
        used += breadth(char)
        if used > size:
            return text[:index]
    return text


def clip(text: str, size: int) -> str:
    """A text cut to a number of columns; three dots tell that it was."""
    return text if breadth(text) <= size else f"{_head(text, size - 1)}…"


def pad(text: str, size: int, *, is_right: bool = False) -> str:
    """A text with spaces up to a number of columns."""
    space = " " * (size - breadth(text))
    return space + text if is_right else text + space


def _pieces(word: str, size: int) -> Iterator[str]:
    """A word in pieces that fit."""
    while breadth(word) > size:
        # A character that is wider than a line stands in one all the same.
        piece = _head(word, size) or word[0]
        yield piece
        word = word[len(piece) :]
    yield word


def wrap(text: str, size: int | None) -> list[str]:
    """A text as lines of at most a number of columns, or as one."""
    if size is None or breadth(text) <= size:
        return [text]
    lines: list[list[str]] = [[]]
    used = -1
    for word in text.split():
        for piece in _pieces(word, size):
            wide = breadth(piece)
            if used >= 0 and used + 1 + wide > size:
                lines.append([])
                used = -1
            lines[-1].append(piece)
            used += 1 + wide
    return [" ".join(pieces) for pieces in lines]


def room(indent: int, least: int = 24) -> int | None:
    """The columns that are left beside an indent."""
    limit = width()
    return None if limit is None else max(limit - indent, least)


def fitted(text: str, indent: int = 0, first: str = "", **styles: Any) -> Iterator[str]:
    """A text in lines that fit, below each other at an indent.

    Args:
        first: What stands in the indent of the first line, as wide as that or less.
    """
    margin = pad(first, indent)
    for line in wrap(text, room(indent)):
        yield f"{margin}{style(line, **styles) if styles else line}".rstrip()
        margin = " " * indent


def say_lines(lines: Iterable[str]) -> None:
    """Print many lines at once, which is quicker than one after the other."""
    text = "\n".join(lines)
    if text:
        say(text)


def say_wrapped(text: str, indent: int = 0, first: str = "", **styles: Any) -> None:
    """Print a text in lines that fit."""
    say_lines(fitted(text, indent, first, **styles))


def align(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Short cells as lines with columns as wide as their widest.

    Args:
        right: The numbers of the columns that hold figures.
    """
    rows = list(rows)
    columns = zip_longest(*rows, fillvalue="")
    sizes = [max(map(breadth, column)) for column in columns]
    for row in rows:
        cells = [
            pad(cell, size, is_right=index in right)
            for index, (cell, size) in enumerate(zip(row, sizes, strict=False))
        ]
        yield "  ".join(cells).rstrip()


def can_print(text: str) -> bool:
    """Whether the output knows the characters of a text."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def sparkline(values: Sequence[int], highest: int | None = None) -> str:
    """Numbers as a line of little bars; the lowest bar stands for nothing."""
    bars = _BARS if can_print(_BARS) else _ASCII_BARS
    top = highest or max(values, default=0) or 1
    # Whatever is more than nothing is seen to be more.
    return "".join(bars[-(-value * (len(bars) - 1) // top)] for value in values)


def trend(values: Sequence[float]) -> str:
    """Numbers as a line of little bars, the lowest of them the lowest bar."""
    low, high = min(values), max(values)
    steps = len(_BARS) - 1
    return sparkline(
        [round(steps * (value - low) / (high - low or 1)) for value in values], steps
    )


def bar(value: int, highest: int, size: int) -> str:
    """A number as a bar, the highest being of a number of columns."""
    mark = _BARS[-1] if can_print(_BARS) else _ASCII_BARS[-1]
    return mark * -(-value * size // (highest or 1))


def as_json(value: object) -> Any:
    """A record as what JSON knows, its fields by name."""
    if isinstance(value, Record):
        fields = value.__struct_fields__
        return {name: as_json(getattr(value, name)) for name in fields}
    if isinstance(value, (tuple, list)):
        return [as_json(each) for each in value]
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
