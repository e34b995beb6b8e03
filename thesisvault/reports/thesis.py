"""All there is to a thesis, for one page: what it says, and what bears on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from re import IGNORECASE

from thesisvault.index.store import Index
from thesisvault.note.model import Note, Section
from thesisvault.pattern import pattern
from thesisvault.reports.claims import Claim, list_claims
from thesisvault.reports.evidence import Evidence, Wanted, list_evidence
from thesisvault.reports.gathering import Gathered, load_gatherings
from thesisvault.reports.models import ModelPart, linked_models
from thesisvault.reports.risks import Risk, list_risks
from thesisvault.reports.scenarios import Scenario, list_scenarios
from thesisvault.reports.sources import Sources, trace_sources
from thesisvault.text import Record, Span
from thesisvault.thesis.model import Sign, Thesis
from thesisvault.vault.reading import Reading, read_note

_POSITIONS = """
select target, to_notes.name, sign, role, "group", reason, condition, positions.line,
    is_title
from positions
join notes on notes.id = positions.note
left join notes as to_notes on to_notes.id = positions.to_note
where notes.path = ?1 order by positions.n
"""


# A line of tags, a rule, or the line that tells when to review.
_NO_PROSE = pattern(r"\s*(?:(?:#[^\s#]+\s*)+|[-*_]{3,}|\*review\b.*\*)\s*", IGNORECASE)


class Part(Record, frozen=True):
    """A part of the note that is prose or numbers, and no list of records."""

    title: str | None
    text: str


class Position(Record, frozen=True):
    """What the thesis says of a company, or of a related note, whose sign is 0."""

    target: str
    name: str | None
    sign: Sign
    role: str
    group: str | None
    reason: str
    condition: str | None
    line: int
    is_title: bool


class ReportedClaim(Record, frozen=True):
    """A claim with the evidence that speaks of it, the newest first: a guess."""

    claim: Claim
    evidence: tuple[Gathered, ...]


class ThesisReport(Record, frozen=True):
    """A thesis with its claims, evidence, scenarios, risks, models and sources."""

    path: str
    name: str
    as_of: date
    thesis: Thesis
    parts: tuple[Part, ...]
    claims: tuple[ReportedClaim, ...]
    evidence: tuple[Evidence, ...]
    scenarios: tuple[Scenario, ...]
    risks: tuple[Risk, ...]
    models: tuple[ModelPart, ...]
    positions: tuple[Position, ...]
    sources: Sources


def _records(thesis: Thesis) -> Iterator[Span]:
    """Where the records of a thesis stand that the page tells in its own parts."""
    kinds = (
        thesis.claims, thesis.evidence, thesis.scenarios, thesis.risks, thesis.watch,
        [each for each in thesis.positions if not each.is_title],
    )  # fmt: skip
    yield from (record.span for kind in kinds for record in kind)


def _holds(section: Section, records: Sequence[Span]) -> bool:
    return any(section.span.holds(record.start) for record in records)


def _sections(note: Note, records: Sequence[Span]) -> Iterator[Section]:
    """The sections below the title without a record; of those that hold one, parts."""
    top = min((each.heading.level for each in note.sections), default=1)
    titles = [each for each in note.sections if each.heading.level == top]
    # A title alone at its level is the note's name; what it governs is the note.
    least = top + 1 if len(titles) == 1 and top == 1 else top
    end = 0
    for section in note.sections:
        is_wanted = section.heading.level >= least and section.span.start >= end
        if is_wanted and not _holds(section, records):
            end = section.span.end
            yield section


def _opening(note: Note) -> Span:
    """What stands between the title, or the note's start, and the next heading."""
    heads = note.headings
    start = note.body.start
    if heads and heads[0].level == 1:
        start = heads[0].span.end
    ends = (head.span.start for head in heads if head.span.start >= start)
    return Span(start, next(ends, note.body.end))


def _prose(note: Note, span: Span) -> str:
    """The lines of a stretch that are neither fields nor tags alone."""
    fields = {note.source.rfind("\n", 0, each.span.start) + 1 for each in note.fields}
    at, kept = span.start, []
    for line in span.of(note.source).split("\n"):
        if at not in fields and not _NO_PROSE.fullmatch(line):
            kept.append(line)
        at += len(line) + 1
    return "\n".join(kept).strip()


def _parts(reading: Reading, thesis: Thesis) -> Iterator[Part]:
    note = reading.note
    records = list(_records(thesis))
    opening = _opening(note)
    text = _prose(note, opening)
    if text and not any(opening.holds(record.start) for record in records):
        yield Part(None, text)
    for section in _sections(note, records):
        text = section.body.of(note.source).strip().strip("-").strip()
        if text:
            yield Part(section.heading.text, text)


def _claims(index: Index, today: date, path: str) -> Iterator[ReportedClaim]:
    gathering = next(iter(load_gatherings(index, today, path).values()), None)
    for thesis in list_claims(index, today, thesis=path).theses:
        for claim in thesis.claims:
            places: set[int] = set()
            if gathering is not None:
                places = gathering.speaking(claim.text, claim.resolution)
            rows = tuple(gathering.rows(places)) if gathering else ()
            yield ReportedClaim(claim, rows)


def compile_report(index: Index, today: date, path: str) -> ThesisReport:
    """Compile all there is to the thesis at a path.

    Raises:
        UnreadableFileError: If its note cannot be read.
    """
    reading = read_note(index.root, path, index.config)
    thesis = reading.thesis
    if thesis is None:
        from thesisvault.reports.notes import NoThesisError

        raise NoThesisError(path)
    rows = index.select(_POSITIONS, path)
    return ThesisReport(
        path,
        reading.name,
        today,
        thesis,
        tuple(_parts(reading, thesis)),
        tuple(_claims(index, today, path)),
        tuple(list_evidence(index, today, Wanted(thesis=path))),
        list_scenarios(index, today, thesis=path),
        list_risks(index, today, thesis=path),
        linked_models(index, reading),
        tuple([Position(*[*row, bool(is_title)]) for *row, is_title in rows]),
        trace_sources(index, today, path),
    )
