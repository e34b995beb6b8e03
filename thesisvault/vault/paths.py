"""Finding a note by its name without looking at any note: for commands in a hurry."""

import os
from collections.abc import Iterator
from pathlib import Path

from thesisvault.files import fold
from thesisvault.note.inline import find_wikilinks
from thesisvault.vault.config import Config
from thesisvault.vault.lookup import Entry, find_note
from thesisvault.vault.walk import is_hidden, walk


class _LinkedError(Exception):
    """Something in the vault is a link, which takes more care."""


def _paths(root: str) -> Iterator[str]:
    folders = [""]
    while folders:
        prefix = folders.pop()
        with os.scandir(f"{root}{os.sep}{prefix}") as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_symlink():
                    raise _LinkedError
                if entry.is_dir():
                    folders.append(f"{prefix}{name}/")
                elif name[-3:].lower() == ".md":
                    yield prefix + name


def note_paths(root: Path) -> list[str]:
    """The paths of all notes, the same that a walk finds.

    Raises:
        UnreadableFolderError: If the vault's own folder cannot be read.
    """
    try:
        paths = sorted(_paths(os.fspath(root)))
        "".join(paths).encode()
    # A link, a folder that may not be read, or a name that is no text.
    except (_LinkedError, OSError, UnicodeEncodeError):
        return [file.path for file in walk(root) if file.is_note]
    return paths


def _ending(wanted: str) -> str:
    """What the paths of all notes that may be meant have in them."""
    links = find_wikilinks(wanted, 0)
    name = fold(links[0].name if links else wanted.strip()).replace("\\", "/")
    return name.rstrip("/").rpartition("/")[2].removesuffix(".md")


def find_among(wanted: str, paths: list[str], config: Config) -> str:
    """Find the note that is meant by a name, a path, or a part of one.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    ending = _ending(wanted)
    near = [path for path in paths if ending in fold(path)] or paths
    return find_note(wanted, [Entry(path, is_hidden(path, config)) for path in near])
