"""Which sources carry which evidence, and what evidence has none."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from thesisvault.index.store import Index
from thesisvault.reports.evidence import Evidence, load_evidence
from thesisvault.reports.goals import Form, Goal, Goals
from thesisvault.reports.sourcing import find_sources
from thesisvault.text import Record

_NOTES = """
select name, path, kind from notes where kind = 'source' and not is_hidden order by path
"""


class Source(Record, frozen=True):
    """A source with the rows that rest on it, the newest first; it may have none.

    It is a note, a file, a name that no note has, a URL, or words in a `Source` cell.
    """

    name: str
    form: Form
    path: str | None
    kind: str | None
    evidence: tuple[Evidence, ...]


class Sources(Record, frozen=True):
    """All sources, those that carry most first, and the rows without a source."""

    rows: int
    sources: tuple[Source, ...]
    unsourced: tuple[Evidence, ...]


def _source(goal: Goal, rows: Iterable[Evidence]) -> Source:
    return Source(goal.name, goal.form, goal.path, goal.kind, tuple(rows))


def trace_sources(index: Index, today: date, thesis: str | None = None) -> Sources:
    """Trace the evidence of all theses, or of the one at a path, to its sources."""
    goals = Goals(index)
    rows = load_evidence(index, today, thesis)
    carried: dict[Goal, list[Evidence]] = defaultdict(list)
    unsourced = []
    for note, row in rows:
        found = find_sources(goals, note, row.text, row.source)
        for goal in found:
            carried[goal].append(row)
        if not found:
            unsourced.append(row)
    if thesis is None:
        for name, path, kind in index.select(_NOTES):
            carried.setdefault(Goal(name, "note", path, kind), [])
    sources = [_source(goal, found) for goal, found in carried.items()]
    sources.sort(key=lambda each: (-len(each.evidence), each.name, each.path or ""))
    return Sources(len(rows), tuple(sources), tuple(unsourced))
