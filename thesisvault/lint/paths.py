"""Which notes are meant by the paths that a person gives.

A path is looked up from where the person is, and else from the vault's own folder.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from glob import escape
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.text import Record

_ENDING = ".md"


class Known(Record, frozen=True):
    """A note of the vault, and whether reports pass it over."""

    path: str
    is_hidden: bool


class NoNotesError(VaultError):
    """A path leads to no note."""

    def __init__(self, given: str, near: str | None) -> None:
        hint = "give a note or a folder, from here or from the vault's own folder"
        if near is not None:
            hint = f'did you mean "{near}"?'
        super().__init__(f'there is no note at "{given}"; {hint}')


class OutsideError(VaultError):
    """A path leads out of the vault."""

    def __init__(self, given: str, root: Path) -> None:
        super().__init__(
            f'"{given}" is not in the vault "{root}"; name its vault with "-C DIR"'
        )


class PassedOverError(VaultError):
    """All notes at a path are hidden."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f'lint passes over all notes at "{given}", as they are ignored or'
            f' templates; "vault config ignore templates" says why'
        )


class Vantage(Record, frozen=True):
    """Where a person stands, and the vault's own folder."""

    folder: Path
    root: Path

    def _inside(self, path: str, root: str) -> str | None:
        """A path as the vault has it; nothing where it leads out."""
        inside = os.path.relpath(path, root).replace(os.sep, "/")
        return None if inside.split("/")[0] == ".." else inside

    def readings(self, given: str) -> Iterator[str]:
        """The paths in the vault that may be meant, the likeliest first."""
        path, root = os.fspath(self.folder / given), os.fspath(self.root.absolute())
        # As it is written, and then as it is on the disk: either may be a link.
        for inside in (
            self._inside(os.path.normpath(path), root),
            self._inside(os.path.realpath(path), os.path.realpath(root)),
            None if Path(given).is_absolute() else os.path.normpath(given),
        ):
            if inside is not None:
                yield inside
                yield f"{inside}{_ENDING}"


def _pattern(path: str, reading: str) -> str | None:
    """What fits a note, or all of its folder; nothing where it is not meant."""
    if reading == ".":
        return "*"
    wanted = fold(reading)
    if fold(path) == wanted:
        return escape(path)
    if fold(path).startswith(f"{wanted}/"):
        # Names may compare as equal and yet be written in several ways.
        return escape("/".join(path.split("/")[: wanted.count("/") + 1])) + "/*"
    return None


def _near(given: str, notes: Iterable[Known]) -> str | None:
    """The path of a note or folder that a person may have meant."""
    known = {}
    for note in notes:
        folder, _, name = note.path.rpartition("/")
        for each in (name.removesuffix(_ENDING), name, folder, note.path):
            known[fold(each)] = folder if each == folder else note.path
    near = get_close_matches(fold(given), filter(None, known), 1)
    return known[near[0]] if near else None


def _patterns(given: str, vantage: Vantage, notes: Sequence[Known]) -> set[str]:
    for reading in vantage.readings(given):
        found = {
            pattern: note.is_hidden
            for note in sorted(notes, key=lambda each: not each.is_hidden)
            if (pattern := _pattern(note.path, reading))
        }
        if found and all(found.values()):
            raise PassedOverError(given)
        if found:
            return set(found)
    if vantage.root.is_dir() and not any(
        reading for reading in vantage.readings(given)
    ):
        raise OutsideError(given, vantage.root)
    raise NoNotesError(given, _near(given, notes))


def find_patterns(
    given: Iterable[str], vantage: Vantage, notes: Sequence[Known]
) -> tuple[str, ...]:
    """Patterns that fit the notes at some paths, and no others.

    Raises:
        NoNotesError: If there is no note at one of them.
        OutsideError: If one leads out of the vault.
        PassedOverError: If reports pass over all notes at one.
    """
    patterns: set[str] = set()
    for each in given:
        patterns |= _patterns(each, vantage, notes)
    return tuple(sorted(patterns))
