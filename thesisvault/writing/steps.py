"""The parts of a plan, each on its way through the same phases."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import fold, read_bytes
from thesisvault.writing.places import real_path
from thesisvault.writing.plan import Change, Move
from thesisvault.writing.renaming import exchange, rename_new


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


def write_new(
    path: Path, data: bytes, mode: int = 0o600, *, is_flushed: bool = True
) -> None:
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
        if is_flushed:
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
        if not rename_new(fresh, path):
            _link_in_place(fresh, path)
    except FileExistsError as error:
        raise TakenError(name) from error


def _link_in_place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        # This disk knows no second names; the moment between is short.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        fresh.rename(path)
        return
    try:
        fresh.unlink()
    except OSError:
        path.unlink()
        raise


class Step:
    """A part of a plan on its way; each phase is over for all before the next."""

    is_done = False

    def prepare(self) -> None:
        """Do what no one will notice."""

    def check(self) -> None:
        """See that all is still as it was read."""

    def commit(self) -> None:
        """Do it."""

    def verify(self) -> None:
        """See that nobody else wrote at the same moment."""

    def roll_back(self) -> None:
        """Take it back, as far as it was done."""

    def clean(self) -> None:
        """Remove what is left over."""


class Replacement(Step):
    """New bytes: beside the file first, then in its place.

    The old file stays beside the new one until the end. So it can be put back on a
    full disk, and what an editor wrote into it at the last moment is not lost.
    """

    def __init__(self, change: Change, stem: str) -> None:
        self.change = change
        self.name = change.place.name
        self.path = change.place.real
        self.fresh = self.path.with_name(f"{stem}.new")
        self.old = self.path.with_name(f"{stem}.old")

    def prepare(self) -> None:
        """Write the new bytes into a hidden file."""
        self.check()
        if self.change.after is None:
            return
        if self.change.before is None:
            write_new(self.fresh, self.change.after, 0o666)
        else:
            write_new(self.fresh, self.change.after)
            _keep_attributes(self.path, self.fresh)

    def check(self) -> None:
        """See that the file holds what was read, and lies where it lay."""
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
        """Create, remove or replace the file."""
        if self.change.before is None:
            _put_in_place(self.fresh, self.path, self.name)
            self.is_done = True
        elif self.change.after is None:
            self.check()
            self.path.rename(self.old)
            self.is_done = True
            self.verify()
        else:
            self._replace(self.change.before)
            self.verify()

    def _replace(self, before: bytes) -> None:
        self.check()
        try:
            is_swapped = exchange(self.fresh, self.path)
        except FileNotFoundError as error:
            raise ChangedOnDiskError(self.name, "was deleted") from error
        if not is_swapped:
            self._replace_blindly()
        elif self.fresh.is_symlink() or read_bytes(self.fresh) != before:
            # An editor was quicker: what it wrote goes back to its place.
            exchange(self.fresh, self.path)
            raise ChangedOnDiskError(self.name)
        else:
            self.fresh.rename(self.old)
            self.is_done = True

    def _replace_blindly(self) -> None:
        """Replace the file where the system cannot swap two."""
        with suppress(OSError):  # some disks know no second names
            self.old.hardlink_to(self.path)
        self.check()
        self.is_done = True
        self.fresh.replace(self.path)

    def verify(self) -> None:
        """See that nobody has written into the old file."""
        if self.change.before is not None and not self._is_known(self.old):
            raise ChangedOnDiskError(self.name)

    def _is_known(self, path: Path) -> bool:
        """Whether a file beside the note holds nothing but what the journal has."""
        data, after = read_bytes(path), self.change.after
        if data is None or data in (self.change.before, after):
            return True
        # Whoever was stopped in the middle of writing the new file left a part of it.
        return path == self.fresh and after is not None and after.startswith(data)

    def roll_back(self) -> None:
        """Put the old file back, unless somebody has changed the new one since."""
        if not self.is_done or read_bytes(self.path) != self.change.after:
            return
        if self.change.before is None:
            self.path.unlink()
        elif self.old.exists():
            self._put_back()
        else:
            write_new(self.fresh, self.change.before)
            if self.change.after is not None:
                _keep_attributes(self.path, self.fresh)
            self.fresh.replace(self.path)

    def _put_back(self) -> None:
        if self.change.after is None:
            _put_in_place(self.old, self.path, self.name)
        elif not exchange(self.old, self.path):
            self.old.replace(self.path)

    def clean(self) -> None:
        """Remove the hidden files; what lies nowhere else stays, hidden as it is."""
        for path in (self.fresh, self.old):
            with suppress(OSError):
                if self._is_known(path) or path.samefile(self.path):
                    path.unlink(missing_ok=True)


class Relocation(Step):
    """A move."""

    def __init__(self, move: Move) -> None:
        self.move = move

    def check(self) -> None:
        """See that it is there, and that nothing has its new name."""
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
        """Move it."""
        self.check()
        old, new = self.move.old, self.move.new
        if os.path.lexists(new) or old.is_dir():
            # A folder never takes the place of a file, or of what is not empty.
            old.rename(new)
        else:
            _put_in_place(old, new, self.move.new_name)
        self.is_done = True

    def roll_back(self) -> None:
        """Move it back."""
        if self.is_done and not os.path.lexists(self.move.old):
            self.move.new.rename(self.move.old)


class NewFolder(Step):
    """A folder that is to be made."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare(self) -> None:
        """Make it."""
        self.path.mkdir()
        self.is_done = True

    def roll_back(self) -> None:
        """Remove it."""
        if self.is_done:
            self.path.rmdir()
