"""Writing pictures to files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thesisvault.errors import VaultError
from thesisvault.files import UnwritableFileError, reason

_Command = TypeVar("_Command", bound=Callable[..., Any])


class NoPictureError(VaultError):
    """A file is named that would be no picture."""

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


def write_page(path: Path, text: str, *endings: str) -> None:
    """Write a file that may be made anew at any time, over what it was before.

    Raises:
        NoPictureError: If its name has another ending: it could be a note.
        UnwritableFileError: If it cannot be written.
    """
    if path.suffix.lower() not in endings:
        raise NoPictureError(path, " or ".join(endings))
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise UnwritableFileError(path, reason(error)) from error
    click.echo(f"wrote {path}", err=True)


def write_svg(path: Path, svg: str) -> None:
    """Write a picture as a file of its own.

    Raises:
        NoPictureError: If its name has another ending: it could be a note.
        UnwritableFileError: If it cannot be written.
    """
    from thesisvault.render.plot import alone

    write_page(path, alone(svg), ".svg")
