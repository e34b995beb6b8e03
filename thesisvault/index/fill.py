"""Filling an index: notes are read, and their rows inserted."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from operator import iconcat
from pathlib import Path

from thesisvault.files import Source, UnreadableFileError, decode, read_bytes
from thesisvault.index.manifest import digest
from thesisvault.index.order import Check, Order
from thesisvault.index.places import Places
from thesisvault.index.reading import Reading
from thesisvault.index.rows import make_rows
from thesisvault.index.subject import Row, Subject
from thesisvault.index.targets import Targets
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Record, batches, line_starts
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.read import read_thesis
from thesisvault.vault.config import Config
from thesisvault.vault.target import path_key
from thesisvault.vault.walk import is_hidden

# Tables with a row or more for each note.
TABLES = (
    "notes", "theses", "fields", "aliases", "headings", "blocks", "tags",
    "link_places", "targets", "tasks", "claims", "evidence", "positions", "scenarios",
    "risks", "watch", "findings", "ignores", "unsettled",
)  # fmt: skip
# So few that their rows are still at hand for the processor.
_BATCH = 50
# Rows that one statement inserts: a hundred take half as long as one by one.
_AT_ONCE = 50

# The texts and bytes of notes, by path.
Read = Mapping[str, tuple[Source, bytes]]
# Told how many notes have been read.
Told = Callable[[int], None]


class Job(Record, frozen=True):
    """What reading notes takes.

    Args:
        ids: The ids of the notes to read, by path.
        unsettled: When notes changed that may yet change without a trace.
        drafts: Bytes of notes that count instead of those on the disk, by path.
    """

    root: Path
    config: Config
    check: Check | None
    ids: Mapping[str, int]
    unsettled: Mapping[str, int]
    places: Places
    drafts: Mapping[str, bytes] = {}


def make_job(
    order: Order,
    ids: Mapping[str, int],
    unsettled: Mapping[str, int],
    places: Places,
    drafts: Mapping[str, bytes] = {},
) -> Job:
    """What an order asks for, as it is done."""
    return Job(order.root, order.config, order.check, ids, unsettled, places, drafts)


def script(name: str) -> str:
    """One of the SQL scripts beside this module."""
    return Path(__file__).with_name(name).read_text("utf-8")


def _read(job: Job, path: str) -> tuple[Source, bytes] | None:
    """A note's text and bytes; nothing where it is gone."""
    if path in job.drafts:
        return decode(job.drafts[path]), job.drafts[path]
    try:
        data = read_bytes(f"{job.root}{os.sep}{path}")
    except UnreadableFileError:
        return Source("", is_utf8=False), b""
    return None if data is None else (decode(data), data)


def _make_reading(job: Job, path: str, note: Note, *, is_utf8: bool) -> Reading:
    name = path[path.rfind("/") + 1 :].rpartition(".")[0]
    kind = kind_of(note, path, job.config.kinds)
    is_thesis = kind == "thesis"
    thesis = read_thesis(note, name, job.config.vocabulary) if is_thesis else None
    return Reading(path, name, kind, is_utf8, note, thesis, job.config)


def _make_readings(job: Job, read: Read) -> list[Reading]:
    keys = job.config.vocabulary.plain_keys
    notes = [parse_note(source.text, keys) for source, _ in read.values()]
    return [
        _make_reading(job, path, note, is_utf8=source.is_utf8)
        for (path, (source, _)), note in zip(read.items(), notes, strict=True)
    ]


def _note_row(key: int, reading: Reading) -> Row:
    return (
        key,
        reading.path,
        reading.name,
        path_key(reading.path),
        reading.kind,
        int(is_hidden(reading.path, reading.config)),
        int(reading.is_utf8),
    )


def _subject(job: Job, reading: Reading) -> Subject:
    return Subject(
        job.ids[reading.path],
        reading.path,
        reading.note,
        line_starts(reading.note.source),
        reading.thesis,
        job.check(reading) if job.check else (),
    )


def _make_rows(job: Job, read: Read, targets: Targets) -> Mapping[str, Sequence[Row]]:
    """The rows of notes that have been read, by table.

    One thing is done to all of them before the next, so that the processor does not
    have to change its tools for each.
    """
    readings = _make_readings(job, read)
    subjects = [_subject(job, reading) for reading in readings]
    unsettled = [
        (job.ids[path], job.unsettled[path], digest(data))
        for path, (_, data) in read.items()
        if path in job.unsettled
    ]
    notes = [_note_row(job.ids[each.path], each) for each in readings]
    return {"notes": notes, "unsettled": unsettled, **make_rows(subjects, targets)}


@cache
def _inserting(table: str, width: int, count: int) -> str:
    """The statement that inserts so many rows of a width."""
    one = f"({','.join('?' * width)})"
    return f"insert or replace into {table} values {','.join([one] * count)}"  # noqa: S608 - names are ours


def insert(
    connection: sqlite3.Connection, table: str, rows: Sequence[Row], at_once: int = 1
) -> list[Row]:
    """Insert rows into a table, so many with a statement; those left over."""
    whole = len(rows) - len(rows) % at_once
    for start in range(0, whole, at_once):
        # One row behind the other, a row at a time: value by value takes twice as long.
        values: list[object] = reduce(iconcat, rows[start : start + at_once], [])
        connection.execute(_inserting(table, len(rows[0]), at_once), values)
    return [*rows[whole:]]


def add_notes(
    connection: sqlite3.Connection,
    job: Job,
    paths: Iterable[str],
    numbers: Iterable[int],
    told: Told | None = None,
) -> list[str]:
    """Read notes and insert their rows; tell which are gone by now.

    Args:
        numbers: The ids that rows of targets may have.
    """
    targets, gone, count = Targets(job.places, numbers), list[str](), 0
    waiting: dict[str, Sequence[Row]] = {}
    for batch in batches(paths, _BATCH):
        read = {path: found for path in batch if (found := _read(job, path))}
        gone += [path for path in batch if path not in read]
        for table, rows in _make_rows(job, read, targets).items():
            rest = (*waiting.get(table, ()), *rows)
            waiting[table] = insert(connection, table, rest, _AT_ONCE)
        count += len(batch)
        if told is not None and len(batch) == _BATCH:
            told(count)
    for table, left in waiting.items():
        insert(connection, table, left)
    return gone
