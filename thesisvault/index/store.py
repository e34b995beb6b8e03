"""The index on disk: trusted, refreshed, or made anew.

It may be deleted, damaged, replaced or locked at any moment, and the answer must
still be right. So beside the database lies a stamp: its name, and the size and times
that it had when this program last wrote it. Whoever finds another file there makes
the index anew, under a new name, so that no process ever meets another's journal.
The stamp's own time tells until when the vault's files are known.
"""

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from thesisvault.errors import VaultError
from thesisvault.index.changes import apply_changes, changed_unseen
from thesisvault.index.fill import Check, Job, Progress, fill, prepare, script
from thesisvault.index.manifest import (
    Manifest,
    code_fingerprint,
    decode_manifest,
    find_changes,
    make_manifest,
)
from thesisvault.text import Record
from thesisvault.vault.config import Config
from thesisvault.vault.walk import walk

_LOCK_SECONDS = 30
_STAMP_SECONDS = 1.0
_STAMP = "stamp"
_UNFINISHED = ".unfinished"
_UNFINISHED_SECONDS = 3600
_LEAVINGS_SECONDS = 3600
# More changed notes than this share are quicker read as a whole.
_MANY = 0.3


class Order(Record, frozen=True):
    """What to index, where to keep it, and what to check in each note."""

    root: Path
    config: Config
    # Nothing: in memory.
    folder: Path | None = None
    check: Check | None = None
    progress: Progress | None = None
    is_rebuild: bool = False

    @property
    def home(self) -> Path | None:
        """Where the database lies, in a folder for each vault."""
        if self.folder is None:
            return None
        root = self.root.resolve()
        mark = blake2b(os.fsencode(root), digest_size=6).hexdigest()
        return self.folder / f"{root.name or 'root'}-{mark}"

    def manifest(self) -> Manifest:
        """The state of the vault's files now."""
        check = (
            f"{self.check.__module__}.{self.check.__qualname__}" if self.check else ""
        )
        fingerprint = f"{self.config.fingerprint} {code_fingerprint()} {check}"
        return make_manifest(walk(self.root).files, fingerprint)

    def job(self, ids: Mapping[str, int], manifest: Manifest) -> Job:
        """What filling needs to know."""
        return Job(self.root, self.config, ids, manifest.attachments, self.check)


class UnansweredError(VaultError):
    """The index cannot answer a query."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(
            f"the index does not answer ({error}): make it anew with "
            f'"vault index --rebuild"'
        )


class Index:
    """An open index: it answers for the vault as it was when it was opened."""

    def __init__(
        self, connection: sqlite3.Connection, order: Order, path: Path | None
    ) -> None:
        self.connection = connection
        self.root = order.root
        self.config = order.config
        # Nothing where the index lives in memory.
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def select(self, query: str, *values: object) -> list[Any]:
        """The rows that answer a query, each a tuple.

        Raises:
            UnansweredError: If the database cannot answer.
        """
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise UnansweredError(error) from error

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


def _state(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _write_stamp(path: Path) -> None:
    stamp = path.with_name(_STAMP)
    new = path.with_name(f"{_STAMP}-{os.getpid()}")
    new.write_text(f"{path.name} {_state(path)}", "utf-8")
    new.replace(stamp)


def _stamped(home: Path) -> tuple[Path, bool] | None:
    """The database that the stamp names, and whether it is as it was left."""
    try:
        name, _, state = (home / _STAMP).read_text("utf-8").partition(" ")
        path = home / Path(name).name
        return path, state == _state(path)
    except (OSError, ValueError):
        return None


def _find_trusted(home: Path) -> Path | None:
    """The database, if it is as this program left it.

    Another process that has just written to it is given the time to say so.
    """
    until = time.monotonic() + _STAMP_SECONDS
    while found := _stamped(home):
        path, is_ours = found
        if is_ours:
            return path
        if time.monotonic() > until:
            break
        time.sleep(0.02)
    return None


def _connect(path: Path) -> sqlite3.Connection:
    # Not to make a file where there is none.
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_LOCK_SECONDS, isolation_level=None
    )
    # A cache need not outlive a power cut: the stamp tells that it did not.
    connection.execute("pragma synchronous = off")
    return connection


def _stored(connection: sqlite3.Connection) -> bytes:
    ((data,),) = connection.execute("select value from meta where key = 'manifest'")
    return bytes(data)


def _save_manifest(connection: sqlite3.Connection, manifest: Manifest) -> None:
    connection.execute(
        "insert or replace into meta values ('manifest', ?)", (manifest.encode(),)
    )


def _refresh(
    connection: sqlite3.Connection, order: Order, path: Path, unseen: Sequence[str]
) -> bool:
    """Take up what changed in the vault; tell whether that could be done."""
    connection.execute("begin immediate")
    # Another process may have refreshed or replaced the index just now.
    old, new = decode_manifest(_stored(connection)), order.manifest()
    changes = find_changes(old, new, unseen)
    is_much = changes.count > max(20, _MANY * len(new.notes))
    if old.fingerprint != new.fingerprint or _stamped(path.parent) != (path, True):
        return False
    if is_much:
        return False
    apply_changes(connection, order.job({}, new), changes)
    _save_manifest(connection, new)
    connection.execute("commit")
    _write_stamp(path)
    return True


def _open_stored(order: Order, home: Path) -> Index | None:
    """The index on disk, brought up to date; nothing where it has to be made anew."""
    path = None if order.is_rebuild else _find_trusted(home)
    if path is None:
        return None
    known_until = (home / _STAMP).stat().st_mtime_ns
    now = order.manifest()
    connection = _connect(path)
    try:
        is_same = _stored(connection) == now.encode()
        doubtful = now.unsettled(known_until) if is_same else ()
        unseen = changed_unseen(connection, order.root, doubtful)
        if unseen or not is_same:
            if not _refresh(connection, order, path, unseen):
                connection.close()
                return None
        elif doubtful:
            with suppress(OSError):
                _write_stamp(path)
        # From here on the answers are of one moment.
        connection.execute("begin")
        _stored(connection)
    except BaseException:
        connection.close()
        raise
    return Index(connection, order, path)


def _fill(connection: sqlite3.Connection, order: Order, scratch: Path | None) -> None:
    manifest = order.manifest()
    ids = {path: number for number, path in enumerate(manifest.notes, start=1)}
    prepare(connection)
    fill(connection, order.job(ids, manifest), scratch, order.progress)
    connection.executescript(script("indexes.sql"))
    _save_manifest(connection, manifest)


def _rebuild(order: Order, home: Path) -> Index:
    """Make the index anew, beside the old one, and let the stamp name it."""
    home.mkdir(parents=True, exist_ok=True)
    name = f"{time.time_ns():x}-{os.getpid()}"
    unfinished = home / f"{name}{_UNFINISHED}"
    path = home / f"{name}.sqlite"
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _fill(connection, order, unfinished)
        unfinished.rename(path)
        _write_stamp(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _remove_others(path)
    connection = _connect(path)
    connection.execute("begin")
    return Index(connection, order, path)


def _remove_others(path: Path) -> None:
    """Remove what other indexes left: older ones, and those of killed processes."""
    for other in path.parent.iterdir():
        with suppress(OSError):
            is_old = time.time() - other.stat().st_mtime > _UNFINISHED_SECONDS
            if other.name.startswith((path.name, _STAMP)):
                continue
            if _UNFINISHED not in other.name or is_old:
                other.unlink()


def open_index(order: Order) -> Index:
    """Open the index of a vault, as the vault is now.

    Where it cannot be kept on disk it is made in memory, at the price of the time.
    """
    home = order.home
    if home is not None:
        with suppress(OSError, sqlite3.Error):
            return _open_stored(order, home) or _rebuild(order, home)
        with suppress(OSError, sqlite3.Error):
            return _rebuild(order, home)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, order, None)
    return Index(connection, order, None)
