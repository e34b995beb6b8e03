"""The only writer of notes.

A file is replaced, never written into: its new bytes go into a hidden file beside it,
which then takes its place in one step. So at each moment, and wherever the machine
stops, a note is whole, the old one or the new.
"""

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import UnwritableFileError, fold, read_bytes, reason
from thesisvault.text import Record
from thesisvault.writing.places import Place, real_path


class ChangedOnDiskError(VaultError):
    """A file is no longer what was read."""

    def __init__(self, name: str, what: str = "changed") -> None:
        super().__init__(
            f'"{name}" {what} while it was being edited; nothing was written: '
            f"look at it, then try again"
        )


class TakenError(VaultError):
    """Something lies already where a file is to be."""

    def __init__(self, name: str) -> None:
        super().__init__(f'"{name}" exists already; choose another name')


class Change(Record, frozen=True):
    """A file's bytes before and after; nothing where there is no file."""

    place: Place
    before: bytes | None
    after: bytes | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.place, self.after, self.before)


class Move(Record, frozen=True):
    """A file or folder that gets another path: in the vault, and on the disk."""

    name: str
    new_name: str
    old: Path
    new: Path

    @property
    def inverse(self) -> "Move":
        """The move that takes this one back."""
        return Move(self.new_name, self.name, self.new, self.old)


class Plan(Record, frozen=True):
    """What is to be done as a whole: folders made, files changed, then some moved."""

    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be done."""
        return not self.changes and not self.moves

    @property
    def names(self) -> tuple[str, ...]:
        """The files concerned, as paths in the vault."""
        changed = [change.place.name for change in self.changes]
        return tuple(dict.fromkeys([*changed, *(move.name for move in self.moves)]))


# Hidden, so that neither Obsidian nor we take them for notes.
_PREFIX = ".thesisvault-"


def write_new(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file that is not there yet, and flush it to the disk.

    Raises:
        OSError: If it is there, or cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _keep_attributes(source: Path, target: Path) -> None:
    """Give a file the owner, mode and extended attributes of another."""
    found = source.stat()
    if hasattr(os, "chown"):
        # Where that is not permitted, it stays with whoever writes.
        with suppress(OSError):
            os.chown(target, -1, found.st_gid)
        with suppress(OSError):
            os.chown(target, found.st_uid, -1)
    target.chmod(stat.S_IMODE(found.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(source):
                os.setxattr(target, name, os.getxattr(source, name))


def _put_in_place(fresh: Path, path: Path, name: str) -> None:
    """Give a file its name, never taking that of another."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError as error:
        raise TakenError(name) from error
    except OSError:
        # This disk knows no second names; the moment between is short.
        if os.path.lexists(path):
            raise TakenError(name) from None
        fresh.rename(path)
        return
    try:
        fresh.unlink()
    except OSError:
        path.unlink()
        raise


class _Step:
    """A part of a plan on its way; each phase is over for all before the next."""

    is_done = False

    def prepare(self) -> None:
        """Do what no one will notice."""

    def check(self) -> None:
        """See that all is still as it was read."""

    def commit(self) -> None:
        """Do it."""

    def roll_back(self) -> None:
        """Take it back, as far as it was done."""

    def clean(self) -> None:
        """Remove what is left over."""


class _Replacement(_Step):
    """New bytes: beside the file first, then in its place."""

    def __init__(self, change: Change, stem: str) -> None:
        self.change = change
        self.name = change.place.name
        self.path = change.place.real
        self.fresh = self.path.with_name(f"{stem}.new")
        # A second name of the old file takes no space: with it, the file can be put
        # back on a full disk, and what somebody still wrote into it is not lost.
        self.old = self.path.with_name(f"{stem}.old")

    def prepare(self) -> None:
        if self.change.after is None:
            return
        if self.change.before is None:
            write_new(self.fresh, self.change.after, 0o666)
        else:
            write_new(self.fresh, self.change.after)
            _keep_attributes(self.path, self.fresh)

    def check(self) -> None:
        place = self.change.place
        if real_path(place.path, self.name) != self.path:
            raise ChangedOnDiskError(self.name, "became another file")
        now = read_bytes(self.path)
        if now == self.change.before:
            return
        if self.change.before is None:
            raise TakenError(self.name)
        raise ChangedOnDiskError(self.name, "was deleted" if now is None else "changed")

    def commit(self) -> None:
        if self.change.before is None:
            _put_in_place(self.fresh, self.path, self.name)
            self.is_done = True
            return
        with suppress(OSError):  # some disks know no second names
            self.old.hardlink_to(self.path)
        self.check()
        self.is_done = True
        if self.change.after is None:
            self.path.unlink()
        else:
            self.fresh.replace(self.path)
        if not self._is_old_known():
            raise ChangedOnDiskError(self.name)

    def _is_old_known(self) -> bool:
        """Whether nobody wrote into the old file at the last moment."""
        return read_bytes(self.old) in (None, self.change.before)

    def roll_back(self) -> None:
        # Where somebody has changed the new file since, it stays.
        if not self.is_done or read_bytes(self.path) != self.change.after:
            return
        if self.change.before is None:
            self.path.unlink()
        elif self.old.exists():
            self.old.replace(self.path)
        else:
            write_new(self.fresh, self.change.before)
            if self.change.after is not None:
                _keep_attributes(self.path, self.fresh)
            self.fresh.replace(self.path)

    def clean(self) -> None:
        with suppress(OSError):
            self.fresh.unlink(missing_ok=True)
            # What lies nowhere else stays, hidden as it is.
            if self._is_old_known() or self.old.samefile(self.path):
                self.old.unlink(missing_ok=True)


class _Relocation(_Step):
    """A move."""

    def __init__(self, move: Move) -> None:
        self.move = move

    def check(self) -> None:
        old, new = self.move.old, self.move.new
        if not os.path.lexists(old):
            raise ChangedOnDiskError(self.move.name, "was deleted")
        if os.path.lexists(new) and not self._is_respelled():
            raise TakenError(self.move.new_name)

    def _is_respelled(self) -> bool:
        """Whether the new path is the old one to a disk that knows no case."""
        old, new = self.move.old, self.move.new
        is_same_name = fold(old.name) == fold(new.name)
        return old.parent == new.parent and is_same_name and old.samefile(new)

    def commit(self) -> None:
        self.check()
        old, new = self.move.old, self.move.new
        if old.is_file() and not os.path.lexists(new):
            _put_in_place(old, new, self.move.new_name)
        else:
            old.rename(new)
        self.is_done = True

    def roll_back(self) -> None:
        if self.is_done and not os.path.lexists(self.move.old):
            self.move.new.rename(self.move.old)


class _NewFolder(_Step):
    """A folder that is to be made."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare(self) -> None:
        self.path.mkdir()
        self.is_done = True

    def roll_back(self) -> None:
        if self.is_done:
            self.path.rmdir()


def _steps(plan: Plan, mark: str) -> list[_Step]:
    replacements = [
        _Replacement(change, f"{_PREFIX}{mark}-{number}")
        for number, change in enumerate(plan.changes)
    ]
    return [*map(_NewFolder, plan.folders), *replacements]


def _do_all(steps: Sequence[_Step], moves: Sequence[_Step]) -> None:
    for step in (*steps, *moves):
        step.prepare()
    for step in (*steps, *moves):
        step.check()
    for step in steps:
        step.commit()
    # What lies beside files is not to move with their folder.
    for step in steps if moves else ():
        step.clean()
    for step in moves:
        step.commit()


def _undo_all(steps: Iterable[_Step]) -> None:
    for step in steps:
        with suppress(OSError):
            step.roll_back()
        step.clean()


def write_plan(plan: Plan, mark: str) -> None:
    """Do all of a plan, or nothing.

    Args:
        mark: Goes into the names of files that lie beside others meanwhile; no other
            writer may use it at any time.

    Raises:
        ChangedOnDiskError: If a file is no longer what was read.
        TakenError: If there is a file where a new one is to be.
        UnwritableFileError: If the system refuses.
    """
    steps, moves = _steps(plan, mark), [_Relocation(move) for move in plan.moves]
    is_done = False
    try:
        _do_all(steps, moves)
        is_done = True
    except OSError as error:
        names = Path(", ".join(plan.names))
        raise UnwritableFileError(names, reason(error)) from error
    finally:
        if not is_done:
            _undo_all(reversed([*steps, *moves]))
        for step in steps:
            step.clean()
    for folder in _folders(plan):
        flush_folder(folder)


def _folders(plan: Plan) -> list[Path]:
    """The folders in which a plan changes something."""
    folders = {change.place.real.parent for change in plan.changes}
    for move in plan.moves:
        folders |= {move.old.parent, move.new.parent}
    return sorted(folders)


def clean_up(plan: Plan, mark: str) -> None:
    """Remove what a writer left beside files when it was stopped."""
    for step in _steps(plan, mark):
        step.clean()
