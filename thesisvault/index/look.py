"""A look at the vault as it is now, beside what is kept of it."""

from pathlib import Path

from thesisvault.files import UnreadableFileError, read_bytes
from thesisvault.index.home import Kept
from thesisvault.index.manifest import GRAIN, Manifest, digest
from thesisvault.index.order import Order
from thesisvault.text import Record


class Look(Record, frozen=True):
    """What was seen of a vault.

    Args:
        path: Where the database lies beside which it was seen.
        stamp: What the stamp says of it.
        kept: The manifest in that database, as bytes.
        unseen: Notes that changed without a trace in their size and times.
        is_proved: Whether bytes were compared, which need not be done again.
    """

    path: Path
    stamp: bytes
    kept: bytes
    now: Manifest
    unseen: frozenset[str]
    is_proved: bool

    @property
    def is_current(self) -> bool:
        """Whether all is in the database already."""
        return not self.unseen and self.kept == self.now.encode()


def _has_changed(order: Order, path: str, known: bytes) -> bool:
    try:
        data = read_bytes(order.root / path)
    except UnreadableFileError:
        return True
    return data is None or digest(data) != known


def look_at(order: Order, kept: Kept) -> Look:
    """Look at the vault that an order is about, beside a database."""
    ((manifest,),) = kept.connection.execute(
        "select value from meta where key = 'manifest'"
    )
    doubtful = kept.connection.execute(
        "select path, digest from unsettled join notes on notes.id = unsettled.note"
        " where changed > ?",
        (kept.since - GRAIN,),
    ).fetchall()
    now = order.manifest()
    unseen = frozenset(
        path for path, known in doubtful if _has_changed(order, path, known)
    )
    return Look(kept.path, kept.stamp, bytes(manifest), now, unseen, bool(doubtful))
