"""All that is said of a company: positions, evidence, claims, and related notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from thesisvault.index.store import Index
from thesisvault.reports.evidence import Evidence, load_evidence
from thesisvault.reports.mentions import How, Mentions, Subject, find_subject
from thesisvault.text import Record
from thesisvault.thesis.model import Side, Sign, Stage

# ?1 is the subject's note; where it has none, ?2 is the key of its name.
_POSITIONS = """
select notes.path, notes.name, stage, sign, role, "group", reason, line, condition,
    is_title
from positions
join theses on theses.note = positions.note
join notes on notes.id = positions.note and not notes.is_hidden
where sign <> '0'
    and (to_note = ?1 or ?1 is null and positions.key = ?2 and positions.path is null)
order by notes.path, n
"""
_CLAIMS = """
select notes.id, notes.path, notes.name, stage, side, text, line
from claims
join theses on theses.note = claims.note
join notes on notes.id = claims.note and not notes.is_hidden
where not is_done
    and coalesce(stage, '') not in ('validated', 'invalidated', 'closed')
order by notes.path, n
"""
_SCENARIOS = """
select notes.id, notes.path, notes.name, stage, 'scenario', scenarios.name, line,
    "window", evidence, reaction, outcome
from scenarios
join theses on theses.note = scenarios.note
join notes on notes.id = scenarios.note and not notes.is_hidden
order by notes.path, n
"""
_RISKS = """
select notes.id, notes.path, notes.name, stage, 'risk', factor, line,
    description, trigger
from risks
join theses on theses.note = risks.note
join notes on notes.id = risks.note and not notes.is_hidden
order by notes.path, n
"""
_LINKING = """
select notes.path, notes.name, notes.kind, count(*), 0
from links join notes on notes.id = links.note and not notes.is_hidden
where (to_note = ?1 or ?1 is null and links.key = ?2 and links.path is null)
    and notes.id is not ?1
group by notes.id
"""
_LINKED = """
select notes.path, notes.name, notes.kind, 0, count(*)
from links join notes on notes.id = links.to_note and not notes.is_hidden
where links.note = ?1 and notes.id <> ?1
group by notes.id
"""
_ANNOTATIONS = """
select notes.path, reason from positions
join notes on notes.id = positions.note
where sign = '0' and reason <> ''
    and (to_note = ?1 or ?1 is null and positions.key = ?2 and positions.path is null)
union all
select positions.path, reason from positions
where sign = '0' and reason <> '' and note = ?1 and positions.path is not null
"""


class Position(Record, frozen=True):
    """A thesis that holds the subject, on which side, why, and on what condition."""

    path: str
    name: str
    stage: str | None
    sign: Sign
    role: str
    group: str | None
    reason: str
    line: int
    condition: str | None
    is_title: bool


class Mention(Record, frozen=True):
    """A row of evidence that mentions the subject, by a link or by name."""

    row: Evidence
    how: How


class OpenClaim(Record, frozen=True):
    """A claim that mentions the subject and has not come true."""

    path: str
    name: str
    stage: str | None
    side: Side
    text: str
    line: int
    how: How


class Outlook(Record, frozen=True):
    """A scenario or a risk that mentions the subject; `parts` are its other cells."""

    path: str
    name: str
    stage: str | None
    kind: Literal["scenario", "risk"]
    title: str
    line: int
    parts: tuple[str, ...]
    how: How


class Related(Record, frozen=True):
    """A note that links the subject, or that it links, and what is said of that."""

    path: str
    name: str
    kind: str
    links_here: int
    links_there: int
    annotation: str | None


class Dossier(Record, frozen=True):
    """All that is said of a subject; `words` are the names it was looked for by."""

    name: str
    path: str | None
    kind: str | None
    words: tuple[str, ...]
    positions: tuple[Position, ...]
    evidence: tuple[Mention, ...]
    claims: tuple[OpenClaim, ...]
    outlooks: tuple[Outlook, ...]
    related: tuple[Related, ...]


def _is_over(stage: str | None) -> bool:
    return stage is not None and Stage(stage).is_over


def _positions(index: Index, subject: Subject) -> list[Position]:
    rows = index.select(_POSITIONS, subject.note, subject.key)
    found = (Position(*[*row, bool(is_title)]) for *row, is_title in rows)
    # Theses that are over come last.
    return sorted(found, key=lambda position: _is_over(position.stage))


def _evidence(index: Index, mentions: Mentions, today: date) -> Iterator[Mention]:
    for note, row in load_evidence(index, today):
        if how := mentions.find(note, row.text, row.source):
            yield Mention(row, how)


def _claims(index: Index, mentions: Mentions) -> Iterator[OpenClaim]:
    for note, path, name, stage, side, text, line in index.select(_CLAIMS):
        if how := mentions.find(note, text):
            yield OpenClaim(path, name, stage, side, text, line, how)


def _outlooks(index: Index, mentions: Mentions) -> Iterator[Outlook]:
    rows = (*index.select(_SCENARIOS), *index.select(_RISKS))
    for note, path, name, stage, kind, title, line, *cells in rows:
        parts = tuple(cell for cell in cells if cell)
        if how := mentions.find(note, title, *parts):
            yield Outlook(path, name, stage, kind, title, line, parts, how)


def _related(
    index: Index, subject: Subject, positions: Iterable[Position]
) -> Iterator[Related]:
    """The notes on either end of a link, but for theses that hold the subject."""
    annotations = dict(index.select(_ANNOTATIONS, subject.note, subject.key))
    counts: dict[tuple[str, str, str], tuple[int, int]] = {}
    linking = index.select(_LINKING, subject.note, subject.key)
    linked = index.select(_LINKED, subject.note)
    for path, name, kind, here, there in (*linking, *linked):
        before = counts.get((path, name, kind), (0, 0))
        counts[path, name, kind] = before[0] + here, before[1] + there
    holding = {position.path for position in positions}
    for (path, name, kind), both in counts.items():
        if path not in holding:
            yield Related(path, name, kind, *both, annotations.get(path))


def compile_dossier(index: Index, today: date, wanted: str) -> Dossier:
    """Compile what is said of a note, or of a name that no note has.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
    """
    subject = find_subject(index, wanted)
    mentions = Mentions(index, subject)
    positions = _positions(index, subject)
    related = sorted(
        _related(index, subject, positions),
        key=lambda each: (-each.links_here - each.links_there, each.path),
    )
    return Dossier(
        name=subject.name,
        path=subject.path,
        kind=subject.kind,
        words=mentions.words,
        positions=tuple(positions),
        evidence=tuple(_evidence(index, mentions, today)),
        claims=tuple(_claims(index, mentions)),
        outlooks=tuple(_outlooks(index, mentions)),
        related=tuple(related),
    )
