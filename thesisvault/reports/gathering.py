"""The evidence of a thesis that speaks of its scenarios and risks, as far as told."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from re import escape

from thesisvault.index.store import Index
from thesisvault.note.words import plain, words_of
from thesisvault.pattern import pattern
from thesisvault.reports.relevance import Log
from thesisvault.text import Record

# The newest first; what is dated later has not come in.
_EVIDENCE = """
with asked (note) as (select note from scenarios union select note from risks)
select evidence.note, notes.name, date, observation, implication, evidence.line,
    date_start
from evidence
join asked on asked.note = evidence.note
join notes on notes.id = evidence.note and not notes.is_hidden
where date_start <= ?1 and (?2 is null or notes.path = ?2)
order by evidence.note, date_start desc, date_end desc, n
"""
_SHORTEST = 3


class Gathered(Record, frozen=True):
    """A row of evidence: its date as written, what was observed, and where."""

    date: str
    observation: str
    line: int
    start: str


class Gathering:
    """The evidence of one thesis, ready to be asked what speaks of something."""

    def __init__(self, name: str, rows: list[tuple[Gathered, str | None]]) -> None:
        self._name = name
        self._rows = [row for row, _ in rows]
        self._texts = [(row.observation, implication) for row, implication in rows]
        self._lower = [
            f"{seen} {meant or ''}".casefold() for seen, meant in self._texts
        ]

    @cached_property
    def _log(self) -> Log:
        return Log(self._name, self._texts)

    def naming(self, name: str, tail: str = "") -> set[int]:
        """The places of the rows that hold a name as whole words.

        Args:
            tail: A pattern for what has to follow it.
        """
        words = words_of(name)
        if len(words) < _SHORTEST:
            return set()
        naming = pattern(rf"\b{escape(words)}{tail}\b")
        first = words.partition(" ")[0]
        # Most rows are seen at once to hold nothing of the kind.
        return {
            place
            for place, text in enumerate(self._lower)
            if first in text and naming.search(words_of(text))
        }

    def speaking(self, *texts: str | None, least: int = 2) -> set[int]:
        """The places of the rows that share telling words with some texts.

        What these link counts by its words, too: a row may name it without a link.
        """
        words = [plain(text) for text in texts if text]
        return {*self._log.find(*texts, *words, least=least)}

    def rows(self, places: set[int]) -> Iterator[Gathered]:
        """The rows at some places, the newest first."""
        return (self._rows[place] for place in sorted(places))


def load_gatherings(
    index: Index, today: date, thesis: str | None = None
) -> dict[int, Gathering]:
    """The evidence of all theses, or of the one at a path, by its note's id."""
    found = index.select(_EVIDENCE, today.isoformat(), thesis)
    gatherings = {}
    for (note, name), group in groupby(found, lambda row: row[:2]):
        rows = [
            (Gathered(when, observation, line, start), implication)
            for _, _, when, observation, implication, line, start in group
        ]
        gatherings[note] = Gathering(name, rows)
    return gatherings
