"""Making an index: anew, or by taking up what changed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

from thesisvault.index.changes import add_attachments, apply_changes
from thesisvault.index.fill import make_job, script
from thesisvault.index.home import Home, connect, discard
from thesisvault.index.look import Look
from thesisvault.index.manifest import Changes, Manifest, decode_manifest
from thesisvault.index.order import Order
from thesisvault.index.outset import set_out
from thesisvault.index.places import AllPlaces
from thesisvault.index.share import fill, prepare

# More changed notes than this share of all are quicker read as a whole.
_MANY = 0.3
_FEW = 20
# For so long a reader is waited for before a copy is made.
_READERS_SECONDS = 0.5


def _save(connection: sqlite3.Connection, manifest: Manifest) -> None:
    connection.execute(
        "insert or replace into meta values ('manifest', ?)", (manifest.encode(),)
    )


def _without_gone(
    connection: sqlite3.Connection, order: Order, manifest: Manifest
) -> Manifest:
    """Drop the notes that were gone before they were read."""
    read = {path for (path,) in connection.execute("select path from notes")}
    gone = tuple(path for path in manifest.notes if path not in read)
    dropped = Changes(removed=gone)
    return apply_changes(connection, order, manifest.without(gone), dropped)


def _sort(connection: sqlite3.Connection, soon: Callable[[], object] | None) -> None:
    """Make the indexes, which SQLite does by itself, and something else meanwhile."""
    beside = Thread(target=soon)
    if soon is not None:
        # Where there is no thread to be had, it is loaded when it is needed.
        with suppress(RuntimeError):
            beside.start()
    try:
        connection.executescript(script("indexes.sql"))
    finally:
        if beside.ident is not None:
            beside.join()


def build(
    connection: sqlite3.Connection, order: Order, scratch: Path | None = None
) -> Manifest:
    """Fill a new database with all there is.

    Args:
        scratch: What the names of other processes' databases begin with; without
            it, this process does it all.
    """
    manifest = set_out(order)
    ids = {path: number for number, path in enumerate(manifest.notes, start=1)}
    places = AllPlaces(ids, manifest.attachments)
    job = make_job(order, ids, manifest.unsettled(ids), places)
    prepare(connection)
    add_attachments(connection, manifest.attachments)
    sizes = {path: state[0] for path, state in manifest.notes.items()}
    fill(connection, job, sizes, scratch=scratch, told=order.tell(len(ids)))
    _sort(connection, order.soon)
    ((count,),) = connection.execute("select count(*) from notes")
    if count < len(ids):
        manifest = _without_gone(connection, order, manifest)
    _save(connection, manifest)
    return manifest


def rebuild(order: Order, home: Home) -> None:
    """Make the index anew, beside the old one, and publish it."""
    path = home.new_path()
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            manifest = build(connection, order, path)
        home.publish(path, manifest.since)
    except BaseException:
        discard(path)
        raise


def _update(path: Path, order: Order, home: Home, look: Look, changes: Changes) -> None:
    with closing(connect(path, "rw", _READERS_SECONDS)) as connection:
        # Who is killed on the way leaves no stamp, and so nothing to roll back.
        connection.execute("pragma journal_mode = memory")
        connection.execute("pragma synchronous = off")
        connection.execute("pragma secure_delete = off")
        connection.execute("begin exclusive")
        home.retract()
        _save(connection, apply_changes(connection, order, look.now, changes))
        connection.execute("commit")
    home.publish(path, look.now.since)


def _update_copy(order: Order, home: Home, look: Look, changes: Changes) -> None:
    from shutil import copyfile

    path = home.new_path()
    try:
        copyfile(look.path, path)
        _update(path, order, home, look, changes)
    except BaseException:
        discard(path)
        raise


def _update_either(order: Order, home: Home, look: Look, changes: Changes) -> None:
    """Update the database, or a copy where somebody reads on and on."""
    try:
        _update(look.path, order, home, look, changes)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        _update_copy(order, home, look, changes)


def refresh(order: Order, home: Home, look: Look) -> bool:
    """Take up what changed; tell whether that could be done."""
    old = decode_manifest(look.kept)
    changes = look.now.changes_since(old, look.unseen)
    is_much = changes.count > max(_FEW, _MANY * len(look.now.notes))
    if is_much or old.fingerprint != look.now.fingerprint:
        return False
    with suppress(OSError, sqlite3.Error):
        _update_either(order, home, look, changes)
        return True
    return False
