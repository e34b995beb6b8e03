"""Taking up in an index what changed in the vault."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count

from thesisvault.index.fill import TABLES, add_notes, make_job
from thesisvault.index.manifest import Changes, Manifest
from thesisvault.index.order import Order
from thesisvault.index.places import StoredPlaces
from thesisvault.vault.target import path_key

_FACTS = tuple(table for table in TABLES if table != "notes")


def add_attachments(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Add files that are no notes."""
    connection.executemany(
        "insert into attachments values (?, ?)",
        [(path, path_key(path)) for path in paths],
    )


def _drop(connection: sqlite3.Connection, changes: Changes) -> dict[str, int]:
    """Drop what is no longer so; the ids of notes that are known by now, by path."""
    connection.executemany(
        "delete from attachments where path = ?",
        [(path,) for path in changes.attachments_removed],
    )
    query = "select id from notes where path = ?"
    ids = {
        path: key
        for path in (*changes.removed, *changes.changed)
        for (key,) in connection.execute(query, (path,))
    }
    for table in _FACTS:
        connection.executemany(
            f"delete from {table} where note = ?",  # noqa: S608 - names are ours
            [(key,) for key in ids.values()],
        )
    connection.executemany(
        "delete from notes where path = ?", [(path,) for path in changes.removed]
    )
    return ids


def _resolve_again(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Resolve the links and positions that files which came or went may concern."""
    places = StoredPlaces(connection, {})
    connection.execute("create temp table moved (key text primary key)")
    connection.executemany(
        "insert into moved values (?)", [(key,) for key in {*map(path_key, paths)}]
    )
    for table in ("links", "positions"):
        rows = connection.execute(
            "select target, notes.path, form, note, n"  # noqa: S608 - names are ours
            f" from {table} join notes on notes.id = note"
            f" where {table}.key in (select key from moved)"
        ).fetchall()
        for target, source, form, *place in rows:
            found = places.resolve(target, source, form)
            answer = [found.path, places.find_id(found.path)]
            columns = "path = ?, to_note = ?"
            if table == "links":
                answer += [found.rule, found.is_ambiguous]
                columns += ", rule = ?, is_ambiguous = ?"
            connection.execute(
                f"update {table} set {columns} where note = ? and n = ?",  # noqa: S608 - names are ours
                (*answer, *place),
            )
    connection.execute("drop table moved")


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
    known = _drop(connection, changes)
    add_attachments(connection, changes.attachments_added)
    ((last,),) = connection.execute("select coalesce(max(id), 0) from notes")
    new = count(last + 1)
    ids = {path: known.get(path) or next(new) for path in paths}
    places = StoredPlaces(connection, ids)
    job = make_job(order, ids, now.unsettled(paths), places, drafts)
    gone = add_notes(connection, job, paths, order.tell(len(paths)))
    if changes.moved:
        _resolve_again(connection, changes.moved)
    if not gone:
        return now
    dropped = Changes(removed=tuple(gone))
    return apply_changes(connection, order, now.without(gone), dropped)
