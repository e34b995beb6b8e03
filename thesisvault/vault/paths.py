"""Finding a note by its name without looking at any note: for commands in a hurry."""

import os
from collections.abc import Iterator
from pathlib import Path

from thesisvault.files import fold
from thesisvault.note.inline import find_wikilinks
from thesisvault.vault.config import Config
from thesisvault.vault.lookup import Entry, NoNoteError, find_note
from thesisvault.vault.walk import is_hidden, walk


class _LinkedError(Exception):
    """Something in the vault is a link, which takes more care."""


def _listed(root: str) -> Iterator[tuple[str, list[str]]]:
    """The folders with a `/` at the end, and the names of their files."""
    folders = [""]
    while folders:
        prefix = folders.pop()
        names = []
        with os.scandir(f"{root}{os.sep}{prefix}") as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    names.append(entry.name)
                elif entry.name[0] != ".":
                    if entry.is_symlink():
                        raise _LinkedError
                    folders.append(f"{prefix}{entry.name}/")
        yield prefix, names


def _paths(root: str, part: str) -> Iterator[str]:
    """The paths of notes that have a part in them, as folded."""
    for prefix, names in _listed(root):
        # Most folders hold nothing of the sort, which is seen at once.
        if part in fold(prefix):
            near = names
        elif part in fold("\n".join(names)):
            near = [name for name in names if part in fold(name)]
        else:
            continue
        for name in near:
            if name[0] != "." and name[-3:].lower() == ".md":
                yield prefix + name


def note_paths(root: Path, part: str = "") -> list[str]:
    """The paths of all notes, the same that a walk finds.

    Args:
        part: What they must have in them, compared as folded.

    Raises:
        UnreadableFolderError: If the vault's own folder cannot be read.
    """
    try:
        paths = sorted(_paths(os.fspath(root), part))
        "".join(paths).encode()
    # A link, a folder that may not be read, or a name that is no text.
    except (_LinkedError, OSError, UnicodeEncodeError):
        notes = (file.path for file in walk(root) if file.is_note)
        return [path for path in notes if part in fold(path)]
    return paths


def _ending(wanted: str) -> str:
    """What the paths of all notes that may be meant have in them."""
    links = find_wikilinks(wanted, 0)
    name = fold(links[0].name if links else wanted.strip()).replace("\\", "/")
    return name.rstrip("/").rpartition("/")[2].removesuffix(".md")


def find_path(wanted: str, root: Path, config: Config) -> str:
    """Find the note that is meant by a name, a path, or a part of one.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
        UnreadableFolderError: If the vault's own folder cannot be read.
    """
    near = note_paths(root, _ending(wanted))
    if not near:
        raise NoNoteError(wanted, ())
    return find_note(wanted, [Entry(path, is_hidden(path, config)) for path in near])
