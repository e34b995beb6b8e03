"""Filling an index with several processes.

Making rows costs more than reading files. So each process fills a database of its
own, and the first takes their rows over, which SQLite does by itself. Below some
thousand notes one process is faster.
"""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path

from thesisvault.index.fill import TABLES, Job, Told, add_notes, script
from thesisvault.index.garbage import without_collecting
from thesisvault.index.home import discard
from thesisvault.processes import begin, count_cores, is_alone
from thesisvault.text import Record

# One process makes the rows of so many bytes of notes in the time that starting
# another takes.
_WORTH_A_PROCESS = 4_000_000
_MOST_PROCESSES = 8
# Notes of one folder are of one kind, and some kinds take twice the time for a byte:
# so each process is dealt so many slices of the vault.
_SLICES = 32
# Each process has so many ids for targets: more than it could write, and no two share
# any. Those of one come after those of another, since rows at the end are soon added.
_IDS = 100_000_000


class Part(Record, frozen=True):
    """What one process does: some notes, and the ids that it may give to targets."""

    paths: Sequence[str]
    numbers: range


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, in a database that may be lost on the way."""
    connection.execute("pragma page_size = 16384")
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.executescript(script("schema.sql"))


def count_processes(size: int) -> int:
    """How many processes some bytes of notes are worth."""
    return max(1, min(count_cores(), _MOST_PROCESSES, size // _WORTH_A_PROCESS))


def share(sizes: Mapping[str, int], count: int) -> list[list[str]]:
    """Deal paths out in parts of about the same size, neighbours mostly together."""
    parts: list[list[str]] = [[] for _ in range(count)]
    total = sum(sizes.values()) + len(sizes)
    # A byte for each note more, so that empty ones are shared as well.
    so_far = accumulate(size + 1 for size in sizes.values())
    slices = count * _SLICES
    for path, end in zip(sizes, so_far, strict=True):
        turn, number = divmod((end - 1) * slices // total, count)
        # There and back again: nobody always gets the last of a turn.
        parts[number if turn % 2 else count - 1 - number].append(path)
    return parts


def _stop_if_alone(_: int) -> None:
    if is_alone():
        raise SystemExit(1)


def _add(
    connection: sqlite3.Connection, job: Job, part: Part, told: Told | None
) -> None:
    connection.execute("begin")
    add_notes(connection, job, part.paths, part.numbers, told)
    connection.execute("commit")


def _fill_part(job: Job, part: Part, database: str) -> None:
    """What another process does: fill a database with the rows of some notes."""
    try:
        with (
            without_collecting(),
            closing(sqlite3.connect(database, isolation_level=None)) as connection,
        ):
            prepare(connection)
            _add(connection, job, part, _stop_if_alone)
            connection.execute("insert into meta values ('is whole', 1)")
    except (OSError, sqlite3.Error):
        # The first process will find out what is the matter.
        raise SystemExit(1) from None


class _Helper:
    """A process that fills a database with the rows of some notes."""

    def __init__(self, job: Job, part: Part, database: str) -> None:
        self.part = part
        self._database = database
        self._process = begin(partial(_fill_part, job, part, database))

    def take_over(self, connection: sqlite3.Connection) -> bool:
        """Copy all its rows, when it is done; tell whether it did what it should."""
        if not self._process.wait():
            return False
        # As bytes, since a path may be what is no text.
        connection.execute("attach ? as part", (os.fsencode(self._database),))
        query = "select value from part.meta where key = 'is whole'"
        is_whole = connection.execute(query).fetchall() == [(1,)]
        if is_whole:
            connection.execute("begin")
            for table in TABLES:
                connection.execute(
                    f"insert into main.{table} select * from part.{table}"  # noqa: S608 - names are ours
                )
            connection.execute("commit")
        connection.execute("detach part")
        return is_whole

    def end(self) -> None:
        """End it, and remove what it has made."""
        self._process.end()
        discard(Path(self._database))


def fill(
    connection: sqlite3.Connection,
    job: Job,
    sizes: Mapping[str, int],
    *,
    scratch: Path | None = None,
    told: Told | None = None,
    count: int | None = None,
) -> None:
    """Fill a database with the rows of notes.

    Args:
        sizes: The notes' sizes in bytes, by path.
        scratch: What the names of other processes' databases begin with; without
            it, this process does it all.
        count: How many processes to use, where that is not to be guessed.
    """
    if count is None:
        count = count_processes(sum(sizes.values())) if scratch else 1
    own, *others = [
        Part(paths, range(number * _IDS + 1, (number + 1) * _IDS))
        for number, paths in enumerate(share(sizes, count))
    ]
    helpers: list[_Helper] = []
    try:
        for number, part in enumerate(others):
            helpers.append(_Helper(job, part, f"{scratch}-{number}"))
        _add(connection, job, own, told and (lambda done: told(done * count)))
        for helper in helpers:
            if not helper.take_over(connection):
                _add(connection, job, helper.part, None)
    finally:
        for helper in helpers:
            helper.end()
