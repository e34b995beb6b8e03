"""Writing pictures and pages to files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from thesisvault.errors import VaultError
from thesisvault.files import UnwritableFileError, create_file, reason

_Command = TypeVar("_Command", bound=Callable[..., Any])


class WrongEndingError(VaultError):
    """A file's name says that it is of another kind."""

    def __init__(self, path: Path, ending: str) -> None:
        super().__init__(f'"{path}" does not end in {ending}; nothing was written')


def svg_option(command: _Command) -> _Command:
    """Add `--svg FILE`, which comes as `svg`."""
    option = click.option(
        "--svg",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Write it as a picture, too.",
    )
    return option(command)


def _check_ending(path: Path, endings: Sequence[str]) -> None:
    if path.suffix.lower() not in endings:
        raise WrongEndingError(path, " or ".join(endings))


def write_page(path: Path, text: str, *endings: str) -> None:
    """Write a file that may be made anew at any time, over what it was before.

    Raises:
        WrongEndingError: If its name has another ending: it could be a note.
        UnwritableFileError: If it cannot be written.
    """
    _check_ending(path, endings)
    try:
        path.write_bytes(text.encode(errors="replace"))
    except OSError as error:
        raise UnwritableFileError(path, reason(error)) from error
    click.echo(f"wrote {path}", err=True)


def write_new(path: Path, text: str, *endings: str) -> None:
    """Write a new file, of a kind that notes are of: none is ever written over.

    Raises:
        WrongEndingError: If its name has another ending.
        UnwritableFileError: If there is such a file, or it cannot be written.
    """
    _check_ending(path, endings)
    create_file(path, text.encode(errors="replace"))
    click.echo(f"wrote {path}", err=True)


def write_svg(path: Path, svg: str) -> None:
    """Write a picture as a file of its own.

    Raises:
        WrongEndingError: If its name has another ending: it could be a note.
        UnwritableFileError: If it cannot be written.
    """
    from thesisvault.render.plot import alone

    write_page(path, alone(svg), ".svg")
