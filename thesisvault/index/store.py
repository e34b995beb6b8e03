"""The index: opened as the vault is now, trusted, refreshed, or made anew.

It may be deleted, damaged, replaced or locked at any moment, and the answer must
still be right: where nothing can be kept on disk, it is made in memory.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from thesisvault.errors import VaultError
from thesisvault.files import Source, read_source
from thesisvault.index.garbage import without_collecting
from thesisvault.index.home import Home, connect
from thesisvault.index.look import Look, look_at
from thesisvault.index.order import Order

__all__ = ["Index", "Order", "UnansweredError", "open_index"]


class UnansweredError(VaultError):
    """The index cannot answer a query."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(
            f"the index does not answer ({error}): make it anew with "
            f'"vault index --rebuild"'
        )


class Index:
    """An open index: it answers for the vault as it was when it was opened.

    Its tables and views are told in `schema.sql`. Nothing can be written to it, and
    it is to be closed, or used in a `with` statement. `connection` is for what goes
    beyond rows, such as the names of columns; `path` is where the database lies,
    or nothing where it lives in memory.
    """

    def __init__(
        self, connection: sqlite3.Connection, order: Order, path: Path | None
    ) -> None:
        self.connection = connection
        self.root = order.root
        self.config = order.config
        self.path = path
        self._order = order

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

    def again(self) -> "Index":
        """The same index for a forked process, while this one holds it open.

        Raises:
            UnansweredError: If it lives in memory, or is gone.
        """
        try:
            connection = connect(self.path or Path(), "ro")
        except sqlite3.Error as error:
            raise UnansweredError(error) from error
        return Index(connection, self._order, self.path)

    def source(self, path: str) -> Source:
        """The text of a note: the index keeps none.

        Raises:
            UnreadableFileError: If the file is not there or may not be read.
        """
        return read_source(self.root / path)

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


def _open_current(order: Order, home: Home) -> Index | Look | None:
    """The index on disk, if it is current; else what is to be taken up, if it is."""
    kept = home.open()
    if kept is None:
        return None
    try:
        look = look_at(order, kept)
    except BaseException:
        kept.close()
        raise
    if not look.is_current:
        kept.close()
        return look
    if look.is_proved or home.has_leavings(kept.path):
        home.tidy(kept.path, look.now.since)
    return Index(kept.connection, order, kept.path)


def _open_on_disk(order: Order, home: Home) -> Index:
    """The index on disk: as it is, refreshed, or made anew."""
    seen = None if order.is_rebuild else _open_current(order, home)
    if isinstance(seen, Index):
        return seen
    from thesisvault.index.renewal import rebuild, refresh

    with home.locked():
        # Another process may have done it all while this one was waiting.
        if not order.is_rebuild and home.stamp != (seen.stamp if seen else b""):
            seen = _open_current(order, home)
            if isinstance(seen, Index):
                return seen
        if seen is None or not refresh(order, home, seen):
            rebuild(order, home)
        kept = home.open()
    if kept is None:
        raise FileNotFoundError(home.folder)
    return Index(kept.connection, order, kept.path)


def _open_in_memory(order: Order) -> Index:
    from thesisvault.index.renewal import build

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        build(connection, order)
        connection.execute("pragma query_only = on")
    except BaseException:
        connection.close()
        raise
    return Index(connection, order, None)


def open_index(order: Order) -> Index:
    """Open the index of a vault, as the vault is now.

    Raises:
        UnreadableFolderError: If the vault's folder cannot be read.
    """
    with without_collecting():
        home = order.home
        if home is not None:
            with suppress(OSError, sqlite3.Error):
                return _open_on_disk(order, Home(home))
        return _open_in_memory(order)
