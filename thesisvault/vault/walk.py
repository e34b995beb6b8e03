"""The files of a vault, as they lie on the disk."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import reason
from thesisvault.text import Record
from thesisvault.vault.config import Config
from thesisvault.vault.ignore import hiding


class UnreadableFolderError(VaultError):
    """The vault's own folder cannot be read."""

    def __init__(self, root: Path, error: OSError) -> None:
        super().__init__(f'the folder "{root}" cannot be read: {reason(error)}')


class File(Record, frozen=True):
    """A file of the vault; of one that is no note, only the path is known."""

    path: str
    is_note: bool
    size: int = 0
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0


class Skipped(Record, frozen=True):
    """What could not be looked at, and why."""

    path: str
    reason: str


class Walk(Record, frozen=True):
    """The files of a vault, sorted by path, and what could not be looked at."""

    files: tuple[File, ...]
    skipped: tuple[Skipped, ...]

    def __iter__(self) -> Iterator[File]:
        return iter(self.files)


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads elsewhere; on Windows, folders may do so in two ways."""
    if sys.platform == "win32":  # pragma: no cover - tests run elsewhere
        tag = entry.stat(follow_symlinks=False).st_reparse_tag
        if tag == stat.IO_REPARSE_TAG_MOUNT_POINT:
            return True
    return entry.is_symlink()


def _is_utf8(name: str) -> bool:
    """Whether a name's bytes are text: others come with surrogates in it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _overlap(one: str, other: str) -> bool:
    """Whether a folder holds another, or is the same."""
    left, right = (f"{each.rstrip(os.sep)}{os.sep}" for each in (one, other))
    return left.startswith(right) or right.startswith(left)


class _Walker:
    def __init__(self, root: str) -> None:
        self.root = root
        self.files: list[File] = []
        self.skipped: list[Skipped] = []
        # Folders still to be looked at, with a `/` at the end, and links to folders.
        self.folders = [""]
        self.links: list[str] = []

    def walk(self) -> None:
        """Look at the vault's own folders, then at those that links lead to."""
        self.walk_folders()
        seen = [os.path.realpath(self.root)]
        while self.links:
            path = min(self.links)
            self.links.remove(path)
            real = os.path.realpath(self.absolute(path))
            # As in Obsidian: no folder is seen twice, and so no link leads in circles.
            if not any(_overlap(real, other) for other in seen):
                seen.append(real)
                self.folders = [f"{path}/"]
                self.walk_folders()

    def absolute(self, path: str) -> str:
        return f"{self.root}{os.sep}{path}"

    def walk_folders(self) -> None:
        while self.folders:
            prefix = self.folders.pop()
            try:
                with os.scandir(self.absolute(prefix)) as entries:
                    self.look_at(entries, prefix)
            except OSError as error:
                if not prefix:
                    raise UnreadableFolderError(Path(self.root), error) from error
                self.skip(prefix[:-1], reason(error))

    def look_at(self, entries: Iterable[os.DirEntry[str]], prefix: str) -> None:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            path = f"{prefix}{name}"
            try:
                if name.isascii() or _is_utf8(name):
                    self.add(entry, path)
                else:
                    self.skip(path, "its name is not UTF-8")
            except FileNotFoundError:
                pass  # gone since the folder was read
            except OSError as error:
                self.skip(path, reason(error))

    def add(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.is_dir():
            if _is_link(entry):
                self.links.append(path)
            else:
                self.folders.append(f"{path}/")
        elif entry.is_file():
            is_note = path[-3:].lower() == ".md"
            self.files.append(_note(entry, path) if is_note else File(path, is_note))

    def skip(self, path: str, why: str) -> None:
        printable = os.fsencode(path).decode(errors="backslashreplace")
        self.skipped.append(Skipped(printable, why))


def _note(entry: os.DirEntry[str], path: str) -> File:
    found = entry.stat()
    return File(
        path,
        is_note=True,
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        ctime_ns=found.st_ctime_ns,
        inode=found.st_ino,
    )


_by_path = attrgetter("path")


def walk(root: Path) -> Walk:
    """Find all files of a vault, but for those that Obsidian does not read either.

    Raises:
        UnreadableFolderError: If the vault's own folder cannot be read.
    """
    walker = _Walker(os.fspath(root))
    walker.walk()
    return Walk(
        tuple(sorted(walker.files, key=_by_path)),
        tuple(sorted(walker.skipped, key=_by_path)),
    )


def is_hidden(path: str, config: Config) -> bool:
    """Whether reports pass over a note: it is ignored, or a template."""
    return hiding(config.ignore, config.templates).hides(path)
