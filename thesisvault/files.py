"""Files: how their names compare, and what they hold."""

import os
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.pattern import pattern
from thesisvault.text import Record

# Spaces that do not break a line: Obsidian takes them for plain ones in names.
_ODD_SPACE = pattern("[\u00a0\u202f]")
# On Windows, files are changed in reading where that is not said.
_FOR_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_USUALLY_ENOUGH = 1 << 14


class UnreadableFileError(VaultError):
    """A file cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f'"{path}" cannot be read: {why}')


class Source(Record, frozen=True):
    """A file's text; where it is not UTF-8, as far as it can be read."""

    text: str
    is_utf8: bool


def reason(error: OSError) -> str:
    """Why the system refused, in lower case."""
    return (error.strerror or type(error).__name__).lower()


def _read_all(path: Path | str) -> bytes:
    # By hand: a file object asks the system three questions more of each file.
    file = os.open(path, _FOR_READING)
    try:
        data = os.read(file, _USUALLY_ENOUGH)
        while more := os.read(file, max(len(data), _USUALLY_ENOUGH)):
            data += more
        return data
    finally:
        os.close(file)


def read_bytes(path: Path | str) -> bytes | None:
    """Read a file's bytes; nothing where there is no such file, or no longer.

    Raises:
        UnreadableFileError: If the file may not be read.
    """
    try:
        return _read_all(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFileError(Path(path), reason(error)) from error


def decode(data: bytes) -> Source:
    """Make text of a file's bytes, its BOM and line ends as they are."""
    try:
        return Source(data.decode(), is_utf8=True)
    except UnicodeDecodeError:
        return Source(data.decode(errors="replace"), is_utf8=False)


def read_source(path: Path) -> Source:
    """Read a file's text, its BOM and line ends as they are.

    Raises:
        UnreadableFileError: If the file is not there or may not be read.
    """
    data = read_bytes(path)
    if data is None:
        raise UnreadableFileError(path, "there is no such file")
    return decode(data)


def fold(name: str) -> str:
    """A name or path as it compares: in lower case, composed, with plain spaces.

    Lower case and not `str.casefold`, as Obsidian does it: *Masse* and *Maße* are
    two notes.
    """
    if name.isascii():
        return name.lower()
    # Imported here: many vaults need it for no name.
    from unicodedata import normalize

    return _ODD_SPACE.sub(" ", normalize("NFC", name)).lower()


class UnwritableFileError(VaultError):
    """A file cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f'"{path}" cannot be written: {why}')


def stays_inside(root: Path, path: str) -> bool:
    """Whether a new file at a path would lie in a folder, all links followed."""
    return (root / path).parent.resolve().is_relative_to(root.resolve())


def create_file(path: Path, data: bytes) -> None:
    """Write a new file, and its folder; what is there already is never touched.

    Raises:
        UnwritableFileError: If there is a file, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # "x" follows no link, not even one that leads nowhere.
        file = path.open("xb")
    except OSError as error:
        raise UnwritableFileError(path, reason(error)) from error
    try:
        with file:
            file.write(data)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UnwritableFileError(path, reason(error)) from error
