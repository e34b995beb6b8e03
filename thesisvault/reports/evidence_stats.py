"""How much evidence was logged: by thesis, month, company or source, and when."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from thesisvault.index.store import Index
from thesisvault.reports.evidence import Evidence, Row, load_evidence
from thesisvault.reports.goals import Goal, Goals
from thesisvault.reports.pieces import take_apart
from thesisvault.reports.sourcing import find_sources
from thesisvault.text import Record

By = Literal["thesis", "month", "company", "source"]

MONTHS = 12
"""How many months, up to today's, are counted apart."""

_THESES = """
select notes.name, notes.path, 'thesis'
from theses join notes on notes.id = theses.note and not notes.is_hidden
"""
_HELD = """
select distinct coalesce(positions.path, positions.target) from positions
left join notes on notes.id = positions.to_note
where positions.sign <> '0' and coalesce(notes.kind, 'note') = 'note'
"""


class Group(Record, frozen=True):
    """The rows that belong together, and how many of them each month has.

    `path` and `kind` are of the note that the name stands for, if it does.
    """

    name: str
    path: str | None
    kind: str | None
    rows: int
    theses: int
    first: str | None
    newest: str | None
    by_month: tuple[int, ...]


class Stats(Record, frozen=True):
    """All groups, the largest first (months: the newest), and the rows of all."""

    by: By
    months: tuple[str, ...]
    rows: int
    undated: int
    groups: tuple[Group, ...]


Key = tuple[str, str | None, str | None]
Assign = Callable[[int, Evidence], Iterable[Key]]


def _months(today: date) -> tuple[str, ...]:
    """The last months up to a day's, the oldest first."""
    last = today.year * 12 + today.month - 1
    months = (divmod(last - back, 12) for back in reversed(range(MONTHS)))
    return tuple(f"{year:04}-{month + 1:02}" for year, month in months)


def _key(goal: Goal) -> Key:
    return goal.name, goal.path, goal.kind


def _by_thesis(_note: int, row: Evidence) -> Iterator[Key]:
    yield row.name, row.path, "thesis"


def _by_month(_note: int, row: Evidence) -> Iterator[Key]:
    if row.start:
        yield row.start[:7], None, None


def _by_company(index: Index) -> Assign:
    """By notes of kind `company`, and by others that theses hold as if they were."""
    goals = Goals(index)
    held = {path for (path,) in index.select(_HELD)}

    def assign(note: int, row: Evidence) -> Iterator[Key]:
        links = take_apart(f"{row.text} {row.source or ''}").links
        for goal in goals.of(note, links):
            if goal.kind == "company" or (goal.path or goal.name) in held:
                yield _key(goal)

    return assign


def _by_source(index: Index) -> Assign:
    goals = Goals(index)

    def assign(note: int, row: Evidence) -> Iterator[Key]:
        sources = find_sources(goals, note, row.text, row.source)
        yield from map(_key, sources) if sources else (("", None, None),)

    return assign


def _assigner(index: Index, by: By) -> Assign:
    match by:
        case "thesis":
            return _by_thesis
        case "month":
            return _by_month
        case "company":
            return _by_company(index)
        case "source":
            return _by_source(index)


def _group(key: Key, rows: list[Evidence], months: tuple[str, ...]) -> Group:
    # The rows come with the newest first.
    dated = [row for row in rows if row.start]
    counts = dict.fromkeys(months, 0)
    for row in dated:
        month = (row.start or "")[:7]
        counts[month] = counts.get(month, 0) + 1
    return Group(
        *key,
        rows=len(rows),
        theses=len({row.path for row in rows}),
        first=dated[-1].date if dated else None,
        newest=dated[0].date if dated else None,
        by_month=tuple(counts[month] for month in months),
    )


def _grouped(rows: Iterable[Row], assign: Assign) -> Mapping[Key, list[Evidence]]:
    groups: dict[Key, list[Evidence]] = defaultdict(list)
    for note, row in rows:
        for key in dict.fromkeys(assign(note, row)):
            groups[key].append(row)
    return groups


def count_evidence(
    index: Index, today: date, by: By = "thesis", thesis: str | None = None
) -> Stats:
    """Count the rows of evidence of all theses, or of the one at a path.

    A row that mentions two companies counts for both; a source without a name stands
    for rows that have none.
    """
    rows = load_evidence(index, today, thesis)
    groups = dict(_grouped(rows, _assigner(index, by)))
    if by == "thesis" and thesis is None:
        for key in index.select(_THESES):
            groups.setdefault(key, [])
    months = _months(today)
    counted = [_group(key, found, months) for key, found in groups.items()]
    if by == "month":
        counted.sort(key=lambda group: group.name, reverse=True)
    else:
        counted.sort(key=lambda group: (-group.rows, group.name, group.path or ""))
    undated = sum(row.start is None for _, row in rows)
    return Stats(by, months, len(rows), undated, tuple(counted))
