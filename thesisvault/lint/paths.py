"""Which notes are meant by the paths that a person gives.

A path is looked up from where the person is, and else from the vault's own folder.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

    def readings(self, given: str) -> list[str]:
        """The paths in the vault that may be meant, the likeliest first."""
        path, root = os.fspath(self.folder / given), os.fspath(self.root.absolute())
        # As it is written, and then as it is on the disk: either may be a link.
        readings = [
            os.path.relpath(os.path.normpath(path), root),
            os.path.relpath(os.path.realpath(path), os.path.realpath(root)),
        ]
        if not Path(given).is_absolute():
            readings.append(os.path.normpath(given))
        inside = [reading.replace(os.sep, "/") for reading in readings]
        return [each for each in inside if each.split("/")[0] != ".."]


class _Tree:
    """The notes and folders of a vault, found as their names compare."""

    def __init__(self, notes: Sequence[Known]) -> None:
        self._notes = notes
        # What fits, and whether there is anything at it that is not hidden.
        self._patterns: dict[str, dict[str, bool]] = {".": {}}
        for note in notes:
            for key, pattern in _places(note.path):
                found = self._patterns.setdefault(key, {})
                found[pattern] = found.get(pattern, False) or not note.is_hidden

    def find(self, reading: str) -> Mapping[str, bool]:
        """What fits the note or the folder at a path."""
        key = fold(reading)
        return self._patterns.get(key) or self._patterns.get(f"{key}{_ENDING}") or {}

    def near(self, given: str) -> str | None:
        """The path of a note or folder that a person may have meant."""
        known = {}
        for note in self._notes:
            if note.is_hidden:
                continue
            folder, _, name = note.path.rpartition("/")
            for each in (name.removesuffix(_ENDING), name, note.path):
                known[fold(each)] = note.path
            known[fold(folder)] = folder
        # Imported here: who makes no mistake need not wait for it.
        from difflib import get_close_matches

        near = get_close_matches(fold(given), filter(None, known), 1)
        return known[near[0]] if near else None


def _places(path: str) -> Iterator[tuple[str, str]]:
    """Under what a note is found, itself or by its folders, and what fits that."""
    yield fold(path), escape(path)
    parts = path.split("/")
    for size in range(1, len(parts)):
        # Names may compare as equal and yet be written in several ways.
        folder = "/".join(parts[:size])
        yield fold(folder), f"{escape(folder)}/*"
    yield ".", "*"


def _patterns(given: str, vantage: Vantage, tree: _Tree) -> Iterable[str]:
    readings = vantage.readings(given) if given else []
    for reading in readings:
        found = tree.find(reading)
        if found and not any(found.values()):
            raise PassedOverError(given)
        if found:
            return found
    if given and not readings:
        raise OutsideError(given, vantage.root)
    raise NoNotesError(given, tree.near(given))


def find_patterns(
    given: Iterable[str], vantage: Vantage, notes: Sequence[Known]
) -> tuple[str, ...]:
    """Patterns that fit the notes at some paths, and no others.

    Raises:
        NoNotesError: If there is no note at one of them.
        OutsideError: If one leads out of the vault.
        PassedOverError: If reports pass over all notes at one.
    """
    tree = _Tree(notes)
    patterns = {pattern for each in given for pattern in _patterns(each, vantage, tree)}
    return tuple(sorted(patterns))
