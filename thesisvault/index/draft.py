"""An index of notes as they are to be: in memory, beside the one of what is written.

So rules see what a change would do to the whole vault before a byte of it is on the
disk, or ever gets there.
"""

import sqlite3
from collections.abc import Mapping

from thesisvault.files import Source, decode
from thesisvault.index.changes import apply_changes
from thesisvault.index.manifest import Changes, decode_manifest
from thesisvault.index.order import Order
from thesisvault.index.store import Index


class Draft(Index):
    """A copy of an index, in which notes can be given other texts."""

    def __init__(self, index: Index, order: Order) -> None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        index.connection.backup(connection)
        super().__init__(connection, order, None)
        self._notes: dict[str, bytes] = {}

    def put(self, notes: Mapping[str, bytes]) -> None:
        """Read notes that are there already from other bytes than they have."""
        self._notes |= notes
        ((kept,),) = self.select("select value from meta where key = 'manifest'")
        changes = Changes(changed=tuple(notes))
        self.connection.execute("begin")
        now = decode_manifest(bytes(kept))
        apply_changes(self.connection, self._order, now, changes, notes)
        self.connection.execute("commit")

    def source(self, path: str) -> Source:
        """The text of a note, as it is to be."""
        known = self._notes.get(path)
        return super().source(path) if known is None else decode(known)
