"""Queries that a person writes: they read the index, and can change nothing."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from thesisvault.index.advice import NoQueryError, Tables, advise
from thesisvault.index.store import Index
from thesisvault.text import Record

Value = str | int | float | bytes | None

# How many of SQLite's steps lie between two looks at whether Ctrl-C was pressed.
_STEPS = 20_000
_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
# Pragmas that tell of tables; others may change something.
_PRAGMAS = frozenset(
    {
        "collation_list", "compile_options", "function_list", "index_info",
        "index_list", "index_xinfo", "table_info", "table_list", "table_xinfo",
    }
)  # fmt: skip


class Answer(Record, frozen=True):
    """What a query found: the names of its columns, no two the same, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def _authorize(
    action: int,
    first: str | None,
    second: str | None,
    _database: str | None,
    _trigger: str | None,
) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        is_allowed = (first or "").lower() in _PRAGMAS
    elif action == sqlite3.SQLITE_UPDATE:
        # SQLite's own way of making `json_each` and its like known; that this
        # table is not really changed, `query_only` sees to.
        is_allowed = first == "sqlite_master"
    else:
        is_allowed = action in _ALLOWED and second != "load_extension"
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY


def _go_on() -> int:
    """Let the query go on; but when Python is called, it sees to its signals."""
    return 0


def _as_text(data: bytes) -> str:
    return data.decode(errors="replace")


@contextmanager
def _reading(connection: sqlite3.Connection) -> Iterator[None]:
    """A time in which a connection only reads, and in which it can be stopped."""
    connection.execute("pragma query_only = on")
    connection.set_authorizer(_authorize)
    connection.set_progress_handler(_go_on, _STEPS)
    connection.text_factory = _as_text
    try:
        yield
    finally:
        connection.text_factory = str
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)
        connection.execute("pragma query_only = off")


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """Names of columns; a second `name` is `name_2`."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield f"{name}_{seen[name]}" if seen[name] > 1 else name


def _tables(index: Index) -> Tables:
    """The columns of all tables and views."""
    rows = index.select(
        "select tables.name, columns.name"
        " from sqlite_master as tables, pragma_table_info(tables.name) as columns"
        " where tables.type in ('table', 'view') order by tables.name, columns.cid"
    )
    tables: dict[str, list[str]] = {}
    for table, column in rows:
        tables.setdefault(table, []).append(column)
    return tables


def _fetch(connection: sqlite3.Connection, query: str) -> Answer | None:
    """What a query finds; nothing where there is no query."""
    with _reading(connection):
        cursor = connection.execute(query)
        rows = tuple(cursor.fetchall())
    if cursor.description is None:
        return None
    return Answer(tuple(_distinct(column[0] for column in cursor.description)), rows)


def answer_query(index: Index, query: str) -> Answer:
    """Answer a query that only reads.

    Raises:
        BadQueryError: If it wants to write, or cannot be understood.
        KeyboardInterrupt: If it was stopped.
        NoQueryError: If there is none.
    """
    try:
        answer = _fetch(index.connection, query)
    except sqlite3.Error as error:
        # Nobody but the person at the keyboard interrupts.
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise advise(str(error), query, _tables(index)) from error
    if answer is None:
        raise NoQueryError
    return answer
