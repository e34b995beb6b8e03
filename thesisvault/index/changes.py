"""Taking up in an index what changed in the vault."""

import sqlite3
import sys
from collections.abc import Iterable, Mapping

from thesisvault.index.fill import TABLES, add_notes, insert, make_job
from thesisvault.index.manifest import Changes, Manifest
from thesisvault.index.order import Order
from thesisvault.index.places import StoredPlaces
from thesisvault.index.targets import Targets
from thesisvault.vault.target import path_key

_FACTS = tuple(table for table in TABLES if table not in ("notes", "targets"))


def add_attachments(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Add files that are no notes."""
    connection.executemany(
        "insert into attachments values (?, ?)",
        [(path, path_key(path)) for path in paths],
    )


def _free_ids(connection: sqlite3.Connection, table: str) -> range:
    """Ids that no row of a table has, beginning above the highest."""
    query = f"select coalesce(max(id), 0) from {table}"  # noqa: S608 - names are ours
    ((last,),) = connection.execute(query)
    return range(last + 1, sys.maxsize)


def _known(connection: sqlite3.Connection, changes: Changes) -> dict[str, int]:
    """The ids of notes that are known by now and no longer so, by path."""
    query = "select id from notes where path = ?"
    return {
        path: key
        for path in (*changes.removed, *changes.changed)
        for (key,) in connection.execute(query, (path,))
    }


def _drop(
    connection: sqlite3.Connection, changes: Changes, ids: Mapping[str, int]
) -> set[int]:
    """Drop what is no longer so; the targets to which that led."""
    connection.executemany(
        "delete from attachments where path = ?",
        [(path,) for path in changes.attachments_removed],
    )
    query = "select target from link_places where note = ?"
    targets = {
        target
        for key in ids.values()
        for (target,) in connection.execute(query, (key,))
    }
    for table in _FACTS:
        connection.executemany(
            f"delete from {table} where note = ?",  # noqa: S608 - names are ours
            [(key,) for key in ids.values()],
        )
    connection.executemany(
        "delete from notes where path = ?", [(path,) for path in changes.removed]
    )
    return targets


def _resolve_links(connection: sqlite3.Connection, places: StoredPlaces) -> set[int]:
    """Resolve the links of moved keys again; the targets to which they led."""
    rows = connection.execute(
        "select targets.id, text, form, notes.path, note, n from targets"
        " join link_places on target = targets.id join notes on notes.id = note"
        " where targets.key in (select key from moved)"
    ).fetchall()
    targets = Targets(places, _free_ids(connection, "targets"))
    for _, text, form, source, *place in rows:
        targets.enter(source)
        connection.execute(
            "update link_places set target = ? where note = ? and n = ?",
            (targets.find((text, form), source)[0], *place),
        )
    insert(connection, "targets", targets.take_rows())
    return {target for target, *_ in rows}


def _resolve_positions(connection: sqlite3.Connection, places: StoredPlaces) -> None:
    """Resolve the positions of moved keys again."""
    rows = connection.execute(
        "select target, notes.path, form, note, n"
        " from positions join notes on notes.id = note"
        " where positions.key in (select key from moved)"
    ).fetchall()
    for target, source, form, *place in rows:
        path = places.resolve(target, source, form).path
        connection.execute(
            "update positions set path = ?, to_note = ? where note = ? and n = ?",
            (path, places.find_id(path), *place),
        )


def _resolve_again(connection: sqlite3.Connection, paths: Iterable[str]) -> set[int]:
    """Resolve the links and positions that files which came or went may concern.

    The answer are the targets to which those links led.
    """
    places = StoredPlaces(connection, {})
    connection.execute("create temp table moved (key text primary key)")
    connection.executemany(
        "insert into moved values (?)", [(key,) for key in {*map(path_key, paths)}]
    )
    _resolve_positions(connection, places)
    targets = _resolve_links(connection, places)
    connection.execute("drop table moved")
    return targets


def _forget(connection: sqlite3.Connection, targets: Iterable[int]) -> None:
    """Drop those of some targets to which no link leads any more."""
    connection.executemany(
        "delete from targets where id = ?1"
        " and not exists (select 1 from link_places where target = ?1)",
        [(target,) for target in targets],
    )


def apply_changes(
    connection: sqlite3.Connection,
    order: Order,
    now: Manifest,
    changes: Changes,
    drafts: Mapping[str, bytes] = {},
) -> Manifest:
    """Bring an index up to date, within the transaction that is open.

    The answer is the manifest of what is in the index then: a note may be gone
    before it is read.

    Args:
        drafts: Bytes of notes that count instead of those on the disk, by path.
    """
    paths = (*changes.changed, *changes.added)
    known = _known(connection, changes)
    targets = _drop(connection, changes, known)
    add_attachments(connection, changes.attachments_added)
    new = iter(_free_ids(connection, "notes"))
    ids = {path: known.get(path) or next(new) for path in paths}
    places = StoredPlaces(connection, ids)
    job = make_job(order, ids, now.unsettled(paths), places, drafts)
    numbers = _free_ids(connection, "targets")
    gone = add_notes(connection, job, paths, numbers, order.tell(len(paths)))
    if changes.moved:
        targets |= _resolve_again(connection, changes.moved)
    _forget(connection, targets)
    if not gone:
        return now
    dropped = Changes(removed=tuple(gone))
    return apply_changes(connection, order, now.without(gone), dropped)
