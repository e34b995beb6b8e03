"""A note as it was read: what rules about one note are given.

It stands by itself, as what looks at rules need not load what reads notes.
"""

from thesisvault.note.model import Note
from thesisvault.text import Record
from thesisvault.thesis.model import Thesis
from thesisvault.vault.config import Config


class Reading(Record, frozen=True):
    """A note as it was read.

    Of one that may not be read nothing is known, and it counts as no UTF-8.
    """

    path: str
    name: str
    kind: str
    is_utf8: bool
    note: Note
    thesis: Thesis | None
    config: Config
