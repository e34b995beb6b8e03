"""Filling an index: notes are read, and their rows written, by several processes.

Rows are many, and making them costs more than reading files. So each process
writes a database of its own, and the first takes their rows over, which SQLite
does by itself. Below some thousand notes one process is faster.
"""

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from thesisvault.files import decode, read_bytes
from thesisvault.findings import Finding
from thesisvault.index.rows import Row, RowsByTable, Subject
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Record
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.model import Thesis
from thesisvault.thesis.read import read_thesis
from thesisvault.vault.config import Config
from thesisvault.vault.resolve import Resolver
from thesisvault.vault.target import path_key
from thesisvault.vault.walk import is_hidden

Check = Callable[["Reading"], Sequence[Finding]]
Progress = Callable[[int], None]

TABLES = (
    "notes", "theses", "fields", "headings", "blocks", "tags", "links", "tasks",
    "claims", "evidence", "positions", "scenarios", "risks", "watch", "findings",
    "ignores",
)  # fmt: skip
_BATCH = 400
# Rows of these notes are made in one process in the time that starting another takes.
_WORTH_A_PROCESS = 1500


class Reading(Record, frozen=True):
    """A note as it was read: what rules about one note are given."""

    path: str
    name: str
    kind: str
    is_utf8: bool
    note: Note
    thesis: Thesis | None
    config: Config


class Job(Record, frozen=True):
    """What filling needs to know, apart from which notes."""

    root: Path
    config: Config
    # Ids by path, of all notes: links lead to any of them.
    ids: Mapping[str, int]
    attachments: Sequence[str]
    check: Check | None

    def resolver(self) -> Resolver:
        """A resolver over all files."""
        return Resolver([*self.ids, *self.attachments])


def script(name: str) -> str:
    """One of the SQL scripts beside this module."""
    return Path(__file__).with_name(name).read_text("utf-8")


def digest(data: bytes) -> bytes:
    """A fingerprint of a file's bytes."""
    return blake2b(data, digest_size=12).digest()


def read_note(job: Job, path: str) -> tuple[Reading, bytes] | None:
    """Read a note, and the digest of its bytes; nothing where the file is gone."""
    data = read_bytes(job.root / path)
    if data is None:
        return None
    source = decode(data)
    name = path[path.rfind("/") + 1 :].rpartition(".")[0]
    vocabulary = job.config.vocabulary
    note = parse_note(source.text, vocabulary.plain_keys)
    kind = kind_of(note, path, job.config.kinds)
    thesis = read_thesis(note, name, vocabulary) if kind == "thesis" else None
    reading = Reading(path, name, kind, source.is_utf8, note, thesis, job.config)
    return reading, digest(data)


def _note_row(job: Job, reading: Reading, fingerprint: bytes) -> Row:
    return (
        job.ids[reading.path],
        reading.path,
        reading.name,
        path_key(reading.path),
        reading.kind,
        is_hidden(reading.path, job.config),
        reading.is_utf8,
        fingerprint,
    )


def insert_rows(
    connection: sqlite3.Connection, tables: Mapping[str, list[Row]]
) -> None:
    """Insert rows, by table."""
    for table, rows in tables.items():
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - names are ours


def add_notes(
    connection: sqlite3.Connection,
    job: Job,
    resolver: Resolver,
    paths: Iterable[str],
    progress: Progress | None = None,
) -> None:
    """Read notes and insert their rows."""
    rows = RowsByTable(resolver.resolve, job.ids)
    for count, path in enumerate(paths, start=1):
        read = read_note(job, path)
        if read is not None:
            reading, fingerprint = read
            findings = job.check(reading) if job.check else ()
            rows.tables.setdefault("notes", []).append(
                _note_row(job, reading, fingerprint)
            )
            rows.add(
                Subject(job.ids[path], path, reading.note, reading.thesis, findings)
            )
        if count % _BATCH == 0:
            insert_rows(connection, rows.tables)
            rows.tables.clear()
            if progress:
                progress(_BATCH)
    insert_rows(connection, rows.tables)


def _fill_part(
    job: Job, resolver: Resolver, paths: Sequence[str], database: str
) -> None:
    """What another process does: fill a database with the rows of some notes."""
    gc.disable()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        prepare(connection)
        connection.execute("begin")
        add_notes(connection, job, resolver, paths)
        connection.execute("commit")


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, in a database that may be lost on the way."""
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.executescript(script("schema.sql"))


def _start_part(
    job: Job, resolver: Resolver, paths: Sequence[str], database: str
) -> BaseProcess:
    arguments = (job, resolver, paths, database)
    # Where a process can be forked, it shares what is in memory already.
    method = "fork" if sys.platform == "linux" else "spawn"
    process: BaseProcess = getattr(get_context(method), "Process")(  # noqa: B009
        target=_fill_part, args=arguments
    )
    process.start()
    return process


def _processes(count: int) -> int:
    """How many processes some notes are worth."""
    usable = getattr(os, "sched_getaffinity", None)
    cores = len(usable(0)) if usable else os.cpu_count() or 1
    return max(1, min(cores, 8, count // _WORTH_A_PROCESS))


def fill(
    connection: sqlite3.Connection,
    job: Job,
    scratch: Path | None,
    progress: Progress | None = None,
) -> None:
    """Fill an empty database with all notes.

    Args:
        scratch: A folder for the databases of other processes, which ends with no
            more than it had; without one, a single process does it all.
    """
    connection.executemany(
        "insert into attachments values (?, ?)",
        [(path, path_key(path)) for path in job.attachments],
    )
    resolver = job.resolver()
    paths = list(job.ids)
    count = _processes(len(paths)) if scratch else 1
    # Neighbours together, so that rows come in their notes' order.
    size = -(-len(paths) // count) or 1
    parts = [paths[at : at + size] for at in range(0, len(paths), size)] or [[]]
    helpers = [
        (_start_part(job, resolver, part, database), database, part)
        for index, part in enumerate(parts[1:])
        for database in (str(scratch) + f"-{os.getpid()}-{index}",)
    ]
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        connection.execute("begin")
        add_notes(
            connection,
            job,
            resolver,
            parts[0],
            progress and (lambda done: progress(done * count)),
        )
        connection.execute("commit")
        for process, database, part in helpers:
            process.join()
            if process.exitcode == 0:
                _take_over(connection, database)
            else:
                add_notes(connection, job, resolver, part)
    finally:
        if was_collecting:
            gc.enable()
        for process, database, _ in helpers:
            process.kill()
            process.join()
            Path(database).unlink(missing_ok=True)


def _take_over(connection: sqlite3.Connection, database: str) -> None:
    """Copy all rows of another process's database."""
    connection.execute("attach ? as part", (database,))
    connection.execute("begin")
    for table in TABLES:
        connection.execute(f"insert into main.{table} select * from part.{table}")  # noqa: S608 - names are ours
    connection.execute("commit")
    connection.execute("detach part")
