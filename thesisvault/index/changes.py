"""Taking up in an index what changed in the vault."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from thesisvault.files import read_bytes
from thesisvault.index.fill import TABLES, Job, add_notes, digest
from thesisvault.index.manifest import Changes
from thesisvault.vault.resolve import Resolver
from thesisvault.vault.target import path_key

_FACTS = tuple(table for table in TABLES if table != "notes")


def changed_unseen(
    connection: sqlite3.Connection, root: Path, paths: Sequence[str]
) -> list[str]:
    """Those of some notes whose bytes are no longer those that were read."""
    if not paths:
        return []
    known = dict(connection.execute("select path, digest from notes"))
    return [
        path
        for path in paths
        if (data := read_bytes(root / path)) is None or digest(data) != known.get(path)
    ]


def _drop(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    rows = [(key,) for key in ids]
    for table in _FACTS:
        connection.executemany(f"delete from {table} where note = ?", rows)  # noqa: S608 - names are ours
    connection.executemany("delete from notes where id = ?", rows)


def _change_attachments(connection: sqlite3.Connection, changes: Changes) -> None:
    connection.executemany(
        "delete from attachments where path = ?",
        [(path,) for path in changes.attachments_removed],
    )
    connection.executemany(
        "insert into attachments values (?, ?)",
        [(path, path_key(path)) for path in changes.attachments_added],
    )


def _resolve_again(
    connection: sqlite3.Connection, resolver: Resolver, job: Job, paths: Iterable[str]
) -> None:
    """Resolve the links that files which came or went may concern."""
    for key in sorted({path_key(path) for path in paths}):
        links = connection.execute(
            "select l.note, l.n, l.target, notes.path, l.form from links l"
            " join notes on notes.id = l.note where l.key = ?",
            (key,),
        ).fetchall()
        for note, n, target, source, form in links:
            found = resolver.resolve(target, source, form)
            connection.execute(
                "update links set path = ?, to_note = ?, rule = ?, is_ambiguous = ?"
                " where note = ? and n = ?",
                (
                    found.path,
                    job.ids.get(found.path or ""),
                    found.rule,
                    found.is_ambiguous,
                    note,
                    n,
                ),
            )
        positions = connection.execute(
            "select p.note, p.n, p.target, notes.path, p.form from positions p"
            " join notes on notes.id = p.note where p.key = ?",
            (key,),
        ).fetchall()
        for note, n, target, source, form in positions:
            path = resolver.resolve(target, source, form).path
            connection.execute(
                "update positions set path = ?, to_note = ? where note = ? and n = ?",
                (path, job.ids.get(path or ""), note, n),
            )


def apply_changes(connection: sqlite3.Connection, job: Job, changes: Changes) -> None:
    """Bring an index up to date, within the transaction that is open."""
    ids = dict(connection.execute("select path, id from notes"))
    _drop(connection, [ids.pop(path) for path in changes.removed])
    _drop(connection, [ids[path] for path in changes.changed])
    free = max(ids.values(), default=0) + 1
    ids |= {path: free + index for index, path in enumerate(changes.added)}
    _change_attachments(connection, changes)
    job = Job(job.root, job.config, ids, job.attachments, job.check)
    resolver = job.resolver()
    add_notes(connection, job, resolver, (*changes.changed, *changes.added))
    moved = (
        *changes.added,
        *changes.removed,
        *changes.attachments_added,
        *changes.attachments_removed,
    )
    if moved:
        _resolve_again(connection, resolver, job, moved)
