"""Where a file that is to be changed really lies, and what it holds."""

import os
import stat
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import (
    UnreadableFileError,
    UnwritableFileError,
    decode,
    read_bytes,
    reason,
)
from thesisvault.text import Record


class NotUtf8Error(VaultError):
    """A file's bytes are no text, so no edit could keep them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'"{name}" is not UTF-8, and such files are never written to: convert it '
            f'first, for instance with "iconv -f cp1252 -t utf-8"'
        )


class LeadsElsewhereError(VaultError):
    """A link leads to a file that is not among the vault's notes."""

    def __init__(self, name: str, real: Path) -> None:
        super().__init__(
            f'"{name}" leads to "{real}", which is not in the vault; nothing was '
            f"written: change that file itself"
        )


class Place(Record, frozen=True):
    """A file of the vault: its path there, and where it really lies."""

    name: str
    path: Path
    real: Path


def real_path(path: Path, name: str) -> Path:
    """Where a path leads to, all links followed.

    Raises:
        UnreadableFileError: If its links lead in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise UnreadableFileError(Path(name), "its links lead in a circle") from error


def _is_inside(real: Path, root: Path) -> bool:
    """Whether a file lies in the vault, where notes are read."""
    home = root.resolve()
    if not real.is_relative_to(home):
        return False
    return not any(part.startswith(".") for part in real.relative_to(home).parts)


def find_place(root: Path, name: str) -> Place:
    """Find where a file of the vault really lies.

    A file or folder that is a link may lead elsewhere in the vault. What lies outside
    is read, as Obsidian does it, and never written.

    Raises:
        LeadsElsewhereError: If links lead out of the vault.
        UnreadableFileError: If its links lead in a circle.
    """
    path = root / name
    real = real_path(path, name)
    if not _is_inside(real, root):
        raise LeadsElsewhereError(name, real)
    return Place(name, path, real)


def read_for_edit(place: Place) -> bytes:
    """Read the bytes of a file that is to be changed.

    Raises:
        NotUtf8Error: If they are no text.
        UnreadableFileError: If it is no file, or may not be read.
        UnwritableFileError: If it is marked as not to be written.
    """
    name = Path(place.name)
    try:
        mode = place.real.stat().st_mode
    except OSError as error:
        raise UnreadableFileError(name, reason(error)) from error
    if not stat.S_ISREG(mode):
        raise UnreadableFileError(name, "it is no file")
    if not mode & 0o222 or not os.access(place.real, os.W_OK):
        raise UnwritableFileError(name, "it is marked as read-only")
    data = read_bytes(place.real)
    if data is None:
        raise UnreadableFileError(name, "it was deleted just now")
    if not decode(data).is_utf8:
        raise NotUtf8Error(place.name)
    return data


def new_place(root: Path, name: str) -> Place:
    """Where a new file of the vault will lie.

    Raises:
        LeadsElsewhereError: If that would be out of the vault.
        UnreadableFileError: If links lead in a circle.
    """
    path = root / name
    real = real_path(path.parent, name) / path.name
    if not _is_inside(real, root):
        raise LeadsElsewhereError(name, real)
    return Place(name, path, real)


def missing_folders(place: Place) -> tuple[Path, ...]:
    """The folders that a new file needs and that are not there, the outermost first."""
    missing: list[Path] = []
    for folder in place.real.parents:
        if folder.is_dir():
            break
        missing.insert(0, folder)
    return tuple(missing)
