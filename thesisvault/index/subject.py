"""What rows of the index are made of."""

from collections.abc import Sequence
from math import nan
from typing import TypeVar

from thesisvault.findings import Finding
from thesisvault.note.model import Note
from thesisvault.text import Record
from thesisvault.thesis.model import Thesis

Row = tuple[object, ...]

_Value = TypeVar("_Value")

# SQLite takes it for null, and its driver binds it like any number: for `None` it
# looks for an adapter first, which takes eight times as long.
NULL = nan


def or_null(value: _Value | None) -> _Value | float:
    """A value as it is to be inserted where there may be none."""
    return NULL if value is None else value


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
