"""Which part of a thesis each stretch of its note belongs to."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import TypeVar

from thesisvault.note.model import Heading, Item, Link, Note
from thesisvault.note.parse import is_accident
from thesisvault.note.tables import Table
from thesisvault.note.words import plain
from thesisvault.text import Record, start_of
from thesisvault.thesis.vocabulary import Vocabulary

_Placed = TypeVar("_Placed", Heading, Item, Link, Table)


class Place(Record, frozen=True):
    """A part of the thesis, the heading that named it, and the one below that.

    `group` is nothing right under the heading that named the part.
    """

    part: str
    role: str
    group: str | None


class Outline:
    """The parts of a note, by offset."""

    def __init__(self, note: Note, vocabulary: Vocabulary) -> None:
        self._starts: list[int] = []
        self._places: list[Place | None] = []
        source = note.source
        headings = [each for each in note.headings if not is_accident(source, each)]
        title = _title(headings)
        above: list[tuple[int, Place | None]] = []
        for heading in headings:
            while above and above[-1][0] >= heading.level:
                above.pop()
            place = _within(above[-1][1] if above else None, heading)
            # Related notes are grouped under any words: `### Long`, `### Risks`.
            is_group = place is not None and place.part == "related"
            part = None
            if not is_group and heading is not title:
                part = vocabulary.part(heading.text)
            if part is not None:
                place = Place(part, plain(heading.text), None)
            above.append((heading.level, place))
            self._starts.append(heading.span.start)
            self._places.append(place)
        self._sections = self._by_part()

    def _by_part(self) -> dict[str, list[tuple[int, int, Place]]]:
        """The stretches of the note that belong to each part."""
        sections: dict[str, list[tuple[int, int, Place]]] = {}
        ends = (*self._starts[1:], sys.maxsize)
        for start, end, place in zip(self._starts, ends, self._places, strict=False):
            if place is not None:
                sections.setdefault(place.part, []).append((start, end, place))
        return sections

    def at(self, offset: int) -> Place | None:
        """The part that an offset belongs to."""
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else None

    def within(
        self, parts: Collection[str], records: Sequence[_Placed]
    ) -> list[tuple[_Placed, Place]]:
        """Those of a note's records, in order, that stand in some parts."""
        known = self._sections
        sections = [each for part in parts if part in known for each in known[part]]
        found: list[tuple[_Placed, Place]] = []
        index = 0
        for start, end, place in sorted(sections) if records else ():
            index = bisect_left(records, start, index, key=start_of)
            # In most sections few stand.
            while index < len(records) and (it := records[index]).span.start < end:
                found.append((it, place))
                index += 1
        return found


def _title(headings: Sequence[Heading]) -> Heading | None:
    """The first heading, if it stands above all others: it names no part."""
    levels = [heading.level for heading in headings]
    is_above = len(levels) > 1 and levels[0] == 1 and 1 not in levels[1:]
    return headings[0] if is_above else None


def _within(place: Place | None, heading: Heading) -> Place | None:
    if place is None:
        return None
    return Place(place.part, place.role, plain(heading.text))
