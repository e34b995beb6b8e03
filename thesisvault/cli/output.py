"""Where a command writes what other programs read: to a file, or to where it prints."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeVar

import click

from thesisvault.errors import VaultError
from thesisvault.files import UnwritableFileError, reason

_Command = TypeVar("_Command", bound=Callable[..., Any])


class NoteInTheWayError(VaultError):
    """An export was to be written over a note."""

    def __init__(self, path: Path) -> None:
        super().__init__(f'"{path}" is a note, and is not written over; name another')


def output_option(command: _Command) -> _Command:
    """Add `-o FILE`, which comes as `target`."""
    option = click.option(
        "-o",
        "--output",
        "target",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to a file, instead of printing.",
    )
    return option(command)


def write_output(chunks: Iterable[bytes], target: Path | None) -> None:
    """Print bytes, or write them to a file: all of them, or none.

    Raises:
        NoteInTheWayError: If the file is a note.
        UnwritableFileError: If it cannot be written.
    """
    if target is None or str(target) == "-":
        _print(chunks)
        return
    if target.suffix.lower() == ".md" and target.exists():
        raise NoteInTheWayError(target)
    try:
        _replace(chunks, target)
    except OSError as error:
        raise UnwritableFileError(target, reason(error)) from error


def _print(chunks: Iterable[bytes]) -> None:
    # Bytes: what other programs read is UTF-8 however the terminal is set up.
    output = sys.stdout.buffer
    try:
        for chunk in chunks:
            output.write(chunk)
        output.flush()
    except BrokenPipeError:
        # Nobody reads on, as in `… | head`.
        raise
    except OSError as error:
        # What is left in between would be tried again when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        raise UnwritableFileError(Path("-"), reason(error)) from error


def _replace(chunks: Iterable[bytes], target: Path) -> None:
    """Write beside the file first, so that what is there stays until all is written."""
    if target.exists() and not target.is_file():
        # A pipe or a device takes what comes.
        with target.open("wb") as file:
            file.writelines(chunks)
        return
    goal = target.resolve()
    number, name = mkstemp(prefix=".vault-", dir=goal.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(chunks)
        Path(name).chmod(goal.stat().st_mode if goal.exists() else 0o644)
        Path(name).replace(goal)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
