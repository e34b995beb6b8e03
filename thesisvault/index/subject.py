"""What rows of the index are made of."""

from collections.abc import Sequence

from thesisvault.findings import Finding
from thesisvault.note.model import Note
from thesisvault.text import Record
from thesisvault.thesis.model import Thesis

Row = tuple[object, ...]


class Subject(Record, frozen=True):
    """A note with all that is to be kept of it.

    Args:
        lines: Where the note's lines begin.
    """

    id: int
    path: str
    note: Note
    lines: Sequence[int]
    thesis: Thesis | None
    findings: Sequence[Finding]


Subjects = Sequence[Subject]
# Notes that are theses, and what they say as such.
Theses = Sequence[tuple[Subject, Thesis]]
