"""What commands print: text made harmless, tables that fit, JSON and CSV."""

import os
import shutil
import sys
from re import Match
from re import compile as pattern
from typing import Literal, TypeAlias

import click

Format: TypeAlias = Literal["text", "json", "csv"]

# Control characters could steer the terminal, and bidirectional marks reorder it.
_HARMFUL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _harmless(found: Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def safe(text: str) -> str:
    """Text from a note, with what could steer a terminal shown instead of obeyed."""
    return _HARMFUL.sub(_harmless, text)


def one_line(text: str) -> str:
    """Text from a note as a single harmless line."""
    return safe(" ".join(text.split()))


def line(text: str = "") -> None:
    """Print a line."""
    click.echo(text)


def _width() -> int | None:
    """The width to fit, or nothing where lines may be as long as they are."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size().columns
    return None
