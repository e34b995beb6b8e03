"""Which part of a thesis each stretch of its note belongs to."""

import sys
from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import TypeVar

from thesisvault.note.model import Heading, Item, Note
from thesisvault.note.parse import is_accident
from thesisvault.note.tables import Table
from thesisvault.note.words import plain
from thesisvault.text import Record
from thesisvault.thesis.vocabulary import Vocabulary

_Placed = TypeVar("_Placed", Item, Table)


class Place(Record, frozen=True):
    """A part of the thesis, the heading that named it, and the one below that.

    `group` is nothing right under the heading that named the part.
    """

    part: str
    role: str
    group: str | None


# Records that stand in parts: the part's name, the record, its place.
Placed = list[tuple[str, _Placed, Place]]


class Outline:
    """The parts of a note, by offset, and which of its records stand in them."""

    def __init__(self, note: Note, vocabulary: Vocabulary) -> None:
        self._starts: list[int] = []
        self._places: list[Place | None] = []
        source = note.source
        headings = [each for each in note.headings if not is_accident(source, each)]
        title = _title(headings)
        above: list[tuple[int, Place | None]] = []
        for heading in headings:
            level = heading.level
            while above and above[-1][0] >= level:
                above.pop()
            place = above[-1][1] if above else None
            part = None
            # Related notes are grouped under any words: `### Long`, `### Risks`.
            is_group = place is not None and place.part == "related"
            if not is_group and heading is not title:
                part = vocabulary.part(heading.text)
            if part is not None:
                place = Place(part, plain(heading.text), None)
            elif place is not None:
                place = Place(place.part, place.role, plain(heading.text))
            above.append((level, place))
            self._starts.append(heading.span.start)
            self._places.append(place)
        self.tables = self._placed(note.tables)
        self.items = self._placed(note.items)

    def at(self, offset: int) -> Place | None:
        """The part that an offset belongs to."""
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else None

    def sections(self, parts: Collection[str]) -> list[tuple[int, int, Place]]:
        """The stretches of the note, a heading each, that are in some parts."""
        found = []
        last = len(self._starts) - 1
        for index, place in enumerate(self._places):
            if place is not None and place.part in parts:
                end = self._starts[index + 1] if index < last else sys.maxsize
                found.append((self._starts[index], end, place))
        return found

    def _placed(self, records: Sequence[_Placed]) -> Placed[_Placed]:
        """Those of the note's records, in order, that stand in a part, with it."""
        found: Placed[_Placed] = []
        place: Place | None = None
        below = 0
        for record in records:
            start = record.span.start
            while below < len(self._starts) and self._starts[below] <= start:
                place = self._places[below]
                below += 1
            if place is not None:
                found.append((place.part, record, place))
        return found


def within(
    parts: Collection[str], placed: Placed[_Placed]
) -> list[tuple[_Placed, Place]]:
    """Those of some records that stand in some parts."""
    return [(record, place) for part, record, place in placed if part in parts]


def _title(headings: Sequence[Heading]) -> Heading | None:
    """The first heading, if it stands above all others: it names no part."""
    levels = [heading.level for heading in headings]
    is_above = len(levels) > 1 and levels[0] == 1 and 1 not in levels[1:]
    return headings[0] if is_above else None
