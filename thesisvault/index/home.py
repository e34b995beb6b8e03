"""The folder of one vault's index, in which nothing is taken on trust.

Anybody may delete, damage or replace any file in it at any moment. So beside the
database lies a stamp with its name, size, times and inode, as they were when it was
last written here. A database that does not fit the stamp is not looked into.

Who writes holds the lock, which the system takes back from a killed process; the
stamp is away while the database changes, and is written last. What no stamp names is
a leaving, and goes. So a process may die at any moment, and the next finds either
what was there before or what is there after, or nothing, and makes it anew.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

_STAMP = "stamp"
_LOCK = "lock"
_ENDING = ".sqlite"
_LOCK_SECONDS = 30.0
_DAY = 24 * 60 * 60 * 1_000_000_000
_NO_LOCK = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN)


def connect(
    path: Path, mode: str, seconds: float = _LOCK_SECONDS
) -> sqlite3.Connection:
    """Open a database for reading (`ro`) or writing (`rw`), if there is one."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=seconds, isolation_level=None)


def discard(path: Path) -> None:
    """Remove whatever lies at a path, if that can be done."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            from shutil import rmtree

            rmtree(path)
        else:
            path.unlink(missing_ok=True)


class Kept:
    """A database that can be trusted, held as it is until it is closed.

    While it is held, no other process of this program writes to it. It was right
    for the vault as it was `since` some time, in nanoseconds.
    """

    def __init__(self, path: Path, stamp: bytes) -> None:
        self.path = path
        self.stamp = stamp
        self.since = int(stamp.rpartition(b" ")[2])
        self.connection = connect(path, "ro")
        try:
            self.connection.execute("begin")
            # It is held from the first row that is read.
            self.connection.execute("select count(*) from meta").fetchone()
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


def _describe(path: Path) -> bytes:
    """What a stamp says of a database."""
    found = path.stat()
    state = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return f"{path.name} {state}".encode()


class Home:
    """The folder of one vault's index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def stamp(self) -> bytes:
        """What the stamp says: of which database, and since when it was right."""
        try:
            return (self.folder / _STAMP).read_bytes()
        except OSError:
            return b""

    def _find(self, stamp: bytes) -> Path | None:
        """The database that is as a stamp says."""
        described = stamp.rpartition(b" ")[0]
        with suppress(OSError):
            for path in self.folder.iterdir() if described else ():
                if path.suffix == _ENDING and _describe(path) == described:
                    return path
        return None

    def open(self) -> Kept | None:
        """Open the database, if there is one that can be trusted."""
        stamp = self.stamp
        path = self._find(stamp)
        if path is None:
            return None
        try:
            kept = Kept(path, stamp)
        except (sqlite3.Error, ValueError):
            return None
        # It may have been written to before it was held.
        if self._find(stamp) == path:
            return kept
        kept.close()
        return None

    @contextmanager
    def locked(self, seconds: float = _LOCK_SECONDS) -> Iterator[None]:
        """Keep other processes from writing here, waiting for one that does."""
        if not self.folder.is_dir():
            discard(self.folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            lock = self._take_lock(seconds)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _NO_LOCK:
                raise
            discard(self.folder / _LOCK)
            lock = self._take_lock(seconds)
        with closing(lock):
            yield

    def _take_lock(self, seconds: float) -> sqlite3.Connection:
        # An empty database: its lock works on every system, and dies with its owner.
        path = self.folder / _LOCK
        lock = sqlite3.connect(path, timeout=seconds, isolation_level=None)
        try:
            lock.execute("begin exclusive")
        except BaseException:
            lock.close()
            raise
        return lock

    def new_path(self) -> Path:
        """A path for a new database."""
        return self.folder / f"{time.time_ns():x}-{os.getpid()}{_ENDING}"

    def retract(self) -> None:
        """Take the stamp back, before the database changes."""
        # Emptied, not removed: on Windows, somebody may be reading it.
        (self.folder / _STAMP).write_bytes(b"")

    def publish(self, path: Path, since: int) -> None:
        """Let the stamp name a database that is right since some time."""
        # A time long past: whoever writes to it leaves another, however coarse the
        # clock, and however soon.
        found = path.stat()
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns - _DAY))
        self._remove_all_but(_LOCK, path.name)
        self._write_stamp(_describe(path), since)

    def tidy(self, path: Path, since: int) -> None:
        """Note that a database was still right at some time, and remove leavings.

        Nothing of it has to be: who cannot write, or would have to wait, goes on.
        """
        with suppress(OSError, sqlite3.Error), self.locked(0):
            stamp = self.stamp
            if self._find(stamp) == path:
                self._remove_all_but(_LOCK, _STAMP, path.name)
                self._write_stamp(stamp.rpartition(b" ")[0], since)

    def has_leavings(self, path: Path) -> bool:
        """Whether killed processes have left anything beside a database."""
        with suppress(OSError):
            there = {each.name for each in self.folder.iterdir()}
            return not there <= {_STAMP, _LOCK, path.name}
        return False

    def _remove_all_but(self, *names: str) -> None:
        for path in self.folder.iterdir():
            if path.name not in names:
                discard(path)

    def _write_stamp(self, described: bytes, since: int) -> None:
        (self.folder / _STAMP).write_bytes(b"%b %d" % (described, since))
