"""What links lead to, and the ids of notes."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Protocol

from thesisvault.note.model import LinkForm
from thesisvault.vault.resolve import Answers, Resolution, Resolver
from thesisvault.vault.target import link_key


class Places(Protocol):
    """What links lead to, and the ids of notes."""

    def resolve(self, target: str, source: str, form: LinkForm) -> Resolution:
        """Find what a link in a note leads to."""

    def answers(self, target: str, form: LinkForm) -> Answers:
        """Find what links with a target lead to, from wherever they stand."""

    def find_id(self, path: str | None) -> int | None:
        """The id of the note at a path; nothing where there is none."""


class AllPlaces:
    """All files of a vault, known beforehand."""

    def __init__(self, ids: Mapping[str, int], attachments: Iterable[str]) -> None:
        self._ids = ids
        resolver = Resolver([*ids, *attachments])
        self.resolve, self.answers = resolver.resolve, resolver.answers

    def find_id(self, path: str | None) -> int | None:
        """The id of the note at a path."""
        return None if path is None else self._ids.get(path)


class StoredPlaces:
    """The files that an index knows, looked up as they are needed.

    A link can only lead to files of its own key, so they alone are asked for. Notes
    that are being added have their ids in `new` before they have rows.
    """

    def __init__(self, connection: sqlite3.Connection, new: Mapping[str, int]) -> None:
        self._connection = connection
        self._new = new
        self._resolvers: dict[str, Resolver] = {}

    def _resolver(self, key: str) -> Resolver:
        resolver = self._resolvers.get(key)
        if resolver is None:
            paths = self._connection.execute(
                "select path from notes where key = ?1 union all"
                " select path from attachments where key = ?1",
                (key,),
            )
            resolver = self._resolvers[key] = Resolver(path for (path,) in paths)
        return resolver

    def resolve(self, target: str, source: str, form: LinkForm) -> Resolution:
        """Find what a link in a note leads to."""
        return self._resolver(link_key(target, form)).resolve(target, source, form)

    def answers(self, target: str, form: LinkForm) -> Answers:
        """Find what links with a target lead to, from wherever they stand."""
        return self._resolver(link_key(target, form)).answers(target, form)

    def find_id(self, path: str | None) -> int | None:
        """The id of the note at a path."""
        if path is None:
            return None
        query = "select id from notes where path = ?"
        rows = self._connection.execute(query, (path,)).fetchall()
        return rows[0][0] if rows else self._new.get(path)
