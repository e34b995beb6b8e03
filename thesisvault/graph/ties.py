"""What a link is by the place where it stands: a position, evidence, a claim."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from thesisvault.graph.model import POSITIONS, Edge, Relation
from thesisvault.index.store import Index

_POSITIONS = """
select note, line, target, sign, role, "group", reason, is_title, to_note
from positions order by note, n
"""
_EVIDENCE = """
select note, line, end_line, date, date_start, date_end, observation, implication,
    source
from evidence where ?1 is null or date_start is null or date_start <= ?1
"""
_FUTURE = "select note, line, end_line from evidence where date_start > ?"
_CLAIMS = (
    'select note, line, side, "group", text, date, date_start, date_end from claims'
)

_Place = tuple[int, int]


class Ties:
    """The parts of theses that links may stand in, by note and line."""

    def __init__(self, index: Index, day: date | None) -> None:
        iso = day.isoformat() if day else None
        self._positions: dict[tuple[int, int, str], list[Any]] = defaultdict(list)
        for note, line, target, *rest in index.select(_POSITIONS):
            self._positions[note, line, target].append(rest)
        self._evidence: dict[_Place, Any] = {
            (note, each): rest
            for note, line, end_line, *rest in index.select(_EVIDENCE, iso)
            for each in range(line, end_line + 1)
        }
        self._claims: dict[_Place, Any] = {
            (note, line): rest for note, line, *rest in index.select(_CLAIMS)
        }
        future = index.select(_FUTURE, iso) if iso else []
        self._ahead = {
            (note, each)
            for note, line, end_line in future
            for each in range(line, end_line + 1)
        }
        places = (self._positions, self._evidence, self._claims, self._ahead)
        self.notes = frozenset(place[0] for part in places for place in part)

    def is_ahead(self, note: int, line: int) -> bool:
        """Whether a line holds evidence from after the day that is asked for."""
        return (note, line) in self._ahead

    def edge(self, note: int, ends: tuple[str, str], link: Any) -> Edge | None:
        """The edge that a link is by its place; nothing where that tells nothing."""
        target, section, line = link
        if held := self._positions.get((note, line, target)):
            return self._position(ends, section, line, held.pop(0))
        if row := self._evidence.get((note, line)):
            return self._row(ends, link, row)
        if claim := self._claims.get((note, line)):
            side, group, text, *days = claim
            return Edge(*ends, "claim", None, section, group or side, text, line, *days)
        return None

    def _position(
        self, ends: tuple[str, str], section: str | None, line: int, held: Any
    ) -> Edge:
        sign, role, group, reason, *_ = held
        # The part's own heading; the nearest may be that of a group.
        place = role if section is not None else None
        return Edge(*ends, POSITIONS[sign], sign, place, group, reason or None, line)

    def _row(self, ends: tuple[str, str], link: Any, row: Any) -> Edge:
        target, section, line = link
        *days, observation, implication, source = row
        said = f"{observation} → {implication}" if implication else observation
        is_source = source and target in source and target not in said
        relation: Relation = "source" if is_source else "evidence"
        return Edge(*ends, relation, None, section, None, said, line, *days)

    def titles(self) -> Iterator[tuple[int, int, str, int]]:
        """Positions that no link stands for: note, note held, sign, and line."""
        for (note, line, _), left in self._positions.items():
            for sign, _, _, _, is_title, to_note in left:
                if is_title and to_note is not None:
                    yield note, to_note, sign, line
