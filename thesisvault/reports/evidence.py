"""The rows of evidence, by thesis, date, company, words and source."""

from collections.abc import Iterable, Iterator
from datetime import date

from thesisvault.index.store import Index
from thesisvault.note.words import plain
from thesisvault.reports.goals import Goals
from thesisvault.reports.mentions import Mentions, find_subject
from thesisvault.reports.sourcing import find_sources
from thesisvault.text import Record

# Rows without a readable date stand last; and none where a time is asked for.
_QUERY = """
select evidence.note, notes.path, notes.name, theses.stage,
    date, date_start, date_end, "precision", observation, implication, source, side,
    form, line, end_line, coalesce(date_start > ?1, 0)
from evidence
join theses on theses.note = evidence.note
join notes on notes.id = evidence.note and not notes.is_hidden
where (?2 is null or path = ?2)
    and (?3 is null or date_start >= ?3) and (?4 is null or date_start <= ?4)
order by date_start desc, date_end desc, path, n
"""


class Evidence(Record, frozen=True):
    """A row of evidence as it is written, with the thesis that it stands in."""

    path: str
    name: str
    stage: str | None
    date: str
    start: str | None
    end: str | None
    precision: str | None
    observation: str
    implication: str | None
    source: str | None
    side: str | None
    form: str
    line: int
    end_line: int
    is_ahead: bool

    @property
    def text(self) -> str:
        """What was observed, and what it means."""
        return f"{self.observation} {self.implication or ''}"


class Wanted(Record, frozen=True):
    """Which rows are asked for; what is nothing does not matter.

    `thesis` is a path; `company` and `source` are names of notes, or others that the
    rows know; `since` and `until` hold for the first day of a row's date.
    """

    thesis: str | None = None
    since: date | None = None
    until: date | None = None
    company: str | None = None
    text: str | None = None
    source: str | None = None
    is_unsourced: bool = False


# The note's id in the index, by which its links are known, and the row.
Row = tuple[int, Evidence]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _holding(rows: Iterable[Row], text: str) -> Iterator[Row]:
    """The rows that hold a text, as it is written or as it reads."""
    wanted = text.casefold()
    for note, row in rows:
        whole = f"{row.text} {row.source or ''}"
        if wanted in whole.casefold() or wanted in plain(whole).casefold():
            yield note, row


def _mentioning(index: Index, rows: Iterable[Row], company: str) -> Iterator[Row]:
    mentions = Mentions(index, find_subject(index, company))
    for note, row in rows:
        if mentions.find(note, row.text, row.source):
            yield note, row


def _resting(index: Index, rows: Iterable[Row], text: str) -> Iterator[Row]:
    """The rows that have a source whose name holds a text."""
    goals, wanted = Goals(index), text.casefold()
    for note, row in rows:
        sources = find_sources(goals, note, row.text, row.source)
        if any(wanted in source.name.casefold() for source in sources):
            yield note, row


def _unsourced(index: Index, rows: Iterable[Row]) -> Iterator[Row]:
    goals = Goals(index)
    for note, row in rows:
        if not find_sources(goals, note, row.text, row.source):
            yield note, row


def load_evidence(
    index: Index,
    today: date,
    thesis: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Row]:
    """The rows of a thesis, or of all, whose dates begin in a time."""
    values = (_iso(today), thesis, _iso(since), _iso(until))
    return [
        (note, Evidence(*[*row, bool(is_ahead)]))
        for note, *row, is_ahead in index.select(_QUERY, *values)
    ]


def list_evidence(index: Index, today: date, wanted: Wanted) -> tuple[Evidence, ...]:
    """List rows of evidence, the newest first.

    Raises:
        NoNoteError: If there is no such company.
        SeveralNotesError: If more than one may be meant.
    """
    rows: Iterable[Row] = load_evidence(
        index, today, wanted.thesis, wanted.since, wanted.until
    )
    if wanted.company is not None:
        rows = _mentioning(index, rows, wanted.company)
    if wanted.text is not None:
        rows = _holding(rows, wanted.text)
    if wanted.source is not None:
        rows = _resting(index, rows, wanted.source)
    if wanted.is_unsourced:
        rows = _unsourced(index, rows)
    return tuple(row for _, row in rows)
