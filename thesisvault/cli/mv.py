"""`vault mv`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import carry_out, diff_option, find_path
from thesisvault.cli.session import Session
from thesisvault.edits.names import check_name, parts_of
from thesisvault.edits.rename import (
    Renaming,
    adopted,
    may_be_concerned,
    moves_of,
    relink,
)
from thesisvault.errors import VaultError
from thesisvault.files import decode, fold, read_bytes
from thesisvault.note.parse import parse_note
from thesisvault.text import Record, apply_edits
from thesisvault.vault.reading import name_of
from thesisvault.vault.walk import walk
from thesisvault.writing.journal import Read
from thesisvault.writing.places import missing_folders, new_place
from thesisvault.writing.plan import Change, Move, Plan
from thesisvault.writing.steps import TakenError


class IsAFolderError(VaultError):
    """A new name is that of a folder, which may mean two things."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'"{name}" is a folder: give "{name}/" to move into it, or another name'
        )


class IsALinkError(VaultError):
    """What is to be moved is a link in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f'"{path}" is a link to another file or folder; move it by hand'
        )


class IntoItselfError(VaultError):
    """A folder is to be moved into itself."""

    def __init__(self, path: str) -> None:
        super().__init__(f'"{path}" cannot be moved into itself; name another place')


class UnseenError(VaultError):
    """A part of the vault cannot be read, and it may link to what is renamed."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f'"{path}" cannot be read ({why}), and may link to what is renamed; '
            f"nothing was written: make it readable first"
        )


class _Errand(Record, frozen=True):
    """What is to be moved where, as paths in the vault, with the ending of notes."""

    old: str
    new: str


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """The folders that files lie in, by how they compare."""
    folders = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            folders[fold(folder)] = folder
    return folders


def _checked(path: str, folders: Mapping[str, str]) -> str:
    """A new path, in folders that are there spelled as they are."""
    home = ""
    for part in parts_of(path):
        deeper = f"{home}/{part}" if home else part
        known = folders.get(fold(deeper)) if deeper != path else None
        if known is None:
            check_name(part)
        home = known or deeper
    return home


def _target(old: str, new: str, folders: Mapping[str, str]) -> str:
    """The new path, without the ending of notes.

    A name alone stays in its folder; `b/` keeps the name; `./b` is at the top.
    """
    home, _, name = old.rpartition("/")
    if not new:
        # Perhaps a variable of a shell that is not set.
        check_name(new)
    bare = new.removeprefix("./")
    if bare.endswith("/") or not bare:
        folder = bare.rstrip("/")
        return _checked(f"{folder}/{name}" if folder else name, folders)
    is_name = "/" not in new
    if is_name and fold(bare) in folders and fold(bare) != fold(old):
        raise IsAFolderError(bare)
    return _checked(f"{home}/{bare}" if home and is_name else bare, folders)


def _errand(session: Session, old: str, new: str, paths: Sequence[str]) -> _Errand:
    """What is meant: a note, or the folder of just that path."""
    folders = _folders(paths)
    folder = folders.get(fold(old.removeprefix("./").rstrip("/")))
    notes = {fold(name_of(path)) for path in paths if path.lower().endswith(".md")}
    if folder is None or (not old.endswith("/") and fold(old) in notes):
        path = find_path(session, old)
        bare, ending = path[:-3], path[-3:]
        return _Errand(path, _target(bare, new.removesuffix(".md"), folders) + ending)
    errand = _Errand(folder, _target(folder, new, folders))
    if errand.new.startswith(f"{errand.old}/"):
        raise IntoItselfError(errand.old)
    return errand


def _all_paths(root: Path) -> list[str]:
    """The paths of all files, none of which may be out of sight.

    Raises:
        UnseenError: If something cannot be looked at.
    """
    found = walk(root)
    for skipped in found.skipped:
        # Obsidian does not see such names either.
        if "UTF-8" not in skipped.reason:
            raise UnseenError(skipped.path, skipped.reason)
    return [file.path for file in found]


def _check_moved(root: Path, errand: _Errand, renaming: Renaming) -> None:
    """See that a link of the file system does not go, and nothing is in the way.

    Raises:
        IsALinkError: If there is such a link.
        TakenError: If there is a file already where one is to go.
    """
    for path in (errand.old, *renaming.moved):
        if (root / path).is_symlink():
            raise IsALinkError(path)
    staying = {fold(path) for path in renaming.paths if path not in renaming.moved}
    for path in renaming.moved.values():
        if fold(path) in staying:
            raise TakenError(path)


class _Tally:
    """How many links were rewritten, in how many notes, and how many came alive."""

    def __init__(self) -> None:
        self.links = self.notes = self.adopted = 0

    def __str__(self) -> str:
        links = f"{self.links} link{'' if self.links == 1 else 's'}"
        notes = f"{self.notes} note{'' if self.notes == 1 else 's'}"
        told = (
            f"{links} in {notes} rewritten" if self.links else "no link had to change"
        )
        if self.adopted:
            told += f"; {self.adopted} that led nowhere lead there now"
        return told


def _relinked(
    renaming: Renaming, path: str, root: Path, read: Read, tally: _Tally
) -> Change | None:
    """A note with its links rewritten, where that is needed."""
    source = decode(read_bytes(root / path) or b"")
    if path not in renaming.moved and not may_be_concerned(source.text, renaming.keys):
        return None
    note = parse_note(source.text)
    tally.adopted += adopted(path, note, renaming)
    if not relink(path, note, renaming):
        return None
    # Only now: it refuses what may not be written.
    found = read(path)
    text = (found.before or b"").decode()
    edits = relink(path, parse_note(text), renaming)
    tally.links += len(edits)
    tally.notes += 1
    return Change(found.place, found.before, apply_edits(text, edits).encode())


def _plan(session: Session, errand: _Errand, read: Read, tally: _Tally) -> Plan:
    root = session.root
    paths = _all_paths(root)
    renaming = Renaming(tuple(paths), moves_of(errand.old, errand.new, paths))
    _check_moved(root, errand, renaming)
    notes = (path for path in paths if path.lower().endswith(".md"))
    changes = (_relinked(renaming, path, root, read, tally) for path in notes)
    place = new_place(root, errand.new)
    old = new_place(root, errand.old)
    return Plan(
        tuple(change for change in changes if change),
        (Move(errand.old, errand.new, old.real, place.real),),
        missing_folders(place),
    )


@click.command()
@click.argument("old")
@click.argument("new")
@diff_option
@click.pass_obj
def mv(session: Session, *, old: str, new: str, diff: bool) -> None:
    """Rename or move the note or folder OLD, and rewrite every link to it.

    NEW is a name, which stays in its folder, or a path from the vault's top: "b/Name",
    "b/" to keep the name, "./Name" for the top itself. Links keep their labels,
    headings and form.
    """
    errand = _errand(session, old, new, _all_paths(session.root))
    if errand.old == errand.new:
        say(f"{one_line(errand.old)} is called so already; nothing was written")
        return
    tallies: list[_Tally] = []

    def make(read: Read) -> Plan:
        tallies.append(_Tally())
        return _plan(session, errand, read, tallies[-1])

    carry_out(session, errand.old, make, diff=diff, to=errand.new)
    if not diff:
        say(one_line(f"{errand.old} is now {errand.new}; {tallies[-1]}"))
