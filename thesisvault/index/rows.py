"""A note's records as rows of the index.

There are hundreds of thousands of them, and they are made one by one, so a row is
made as it is to be inserted: no `True` or `False`, which SQLite's driver would turn
into numbers at five times the price of a number.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from thesisvault.files import fold
from thesisvault.findings import Finding, Fix
from thesisvault.index.places import Places
from thesisvault.index.targets import Targets
from thesisvault.note.dates import Window
from thesisvault.note.ignores import read_ignores
from thesisvault.note.model import LinkForm, Note
from thesisvault.note.words import normal_key
from thesisvault.text import Lines, Record
from thesisvault.thesis.model import Evidence, Position, Thesis

Row = tuple[object, ...]

_ALIASES = ("aliases", "alias")


class Subject(Record, frozen=True):
    """A note with all that is to be kept of it."""

    id: int
    path: str
    note: Note
    thesis: Thesis | None
    findings: Sequence[Finding]


def _iso(day: date | None) -> str | None:
    # The last day of the calendar stands for a window without an end.
    return None if day is None or day == date.max else day.isoformat()


def _days(window: Window | None) -> tuple[str | None, str | None]:
    """The first and last day of a date."""
    return (None, None) if window is None else (_iso(window.start), _iso(window.end))


def _window(window: Window | None) -> tuple[str | None, str | None, str | None]:
    """A date as written, its first day, and its last."""
    return (window.text if window else None, *_days(window))


def fix_as_json(fix: Fix | None) -> str | None:
    """A finding's fix, as the index keeps it."""
    if fix is None:
        return None
    from json import dumps

    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
        for edit in fix.edits
    ]
    return dumps({"message": fix.message, "safety": fix.safety, "edits": edits})


class _NoteRows:
    """The rows of one note, each beginning with the note's id and a number."""

    def __init__(self, subject: Subject, targets: Targets) -> None:
        self._id = subject.id
        self._path = subject.path
        self._note = subject.note
        self._targets = targets
        self._lines = Lines(subject.note.source)
        headings = subject.note.headings
        self._heads = [heading.span.start for heading in headings]
        self._sections = [None, *[heading.text for heading in headings]]

    def headings(self) -> list[Row]:
        key, line = self._id, self._lines.line
        return [
            (key, n, h.level, h.text, line(h.span.start))
            for n, h in enumerate(self._note.headings)
        ]

    def blocks(self) -> list[Row]:
        key, line = self._id, self._lines.line
        return [
            (key, n, b.name, line(b.span.start))
            for n, b in enumerate(self._note.blocks)
        ]

    def tags(self) -> list[Row]:
        key, line = self._id, self._lines.line
        return [
            (key, n, t.name, line(t.span.start)) for n, t in enumerate(self._note.tags)
        ]

    def fields(self) -> list[Row]:
        key, line = self._id, self._lines.line
        return [
            (key, n, f.key, normal_key(f.key), f.value, f.style, line(f.span.start))
            for n, f in enumerate(self._note.fields)
        ]

    def aliases(self) -> list[Row]:
        aliases = [
            (alias, field.span.start)
            for field in self._note.fields
            if field.style == "frontmatter" and normal_key(field.key) in _ALIASES
            for alias in field.values or (field.value,)
        ]
        key, line = self._id, self._lines.line
        return [
            (key, n, alias, fold(alias.strip()), line(start))
            for n, (alias, start) in enumerate(aliases)
            if alias.strip()
        ]

    def tasks(self) -> list[Row]:
        key, line = self._id, self._lines.line
        heads, sections = self._heads, self._sections
        return [
            (
                key,
                n,
                task.mark,
                task.text,
                sections[bisect_right(heads, start)],
                line(start),
            )
            for n, task in enumerate(self._note.tasks)
            for start in (task.span.start,)
        ]

    def links(self) -> list[Row]:
        """The links: three rows of four are one, so this is written for speed."""
        key, path, targets = self._id, self._path, self._targets
        known, find = targets.known, targets.find
        heads, sections, lines = self._heads, self._sections, self._lines.starts
        tables = sorted(table.span for table in self._note.tables)
        first = [table.start for table in tables]
        last = [-1, *[table.end for table in tables]]
        rows: list[Row] = []
        for n, link in enumerate(self._note.links):
            start, end = link.span.start, link.span.end
            line = bisect_right(lines, start)
            target, form = link.target, link.form
            rows.append(
                (
                    key,
                    n,
                    target,
                    link.label,
                    form,
                    1 if link.is_embed else 0,
                    1 if link.is_escaped else 0,
                    1 if first and start < last[bisect_right(first, start)] else 0,
                    sections[bisect_right(heads, start)],
                    line,
                    start - lines[line - 1] + 1,
                    end - start,
                    link.target_span.start,
                    *(known.get((target, form)) or find(target, path, form)),
                )
            )
        return rows

    def findings(self, findings: Iterable[Finding]) -> list[Row]:
        return [
            (
                self._id,
                n,
                finding.code,
                finding.name,
                finding.severity.value,
                finding.message,
                *self._place(finding.span.start),
                *self._place(finding.span.end),
                fix_as_json(finding.fix),
            )
            for n, finding in enumerate(findings)
        ]

    def ignores(self) -> list[Row]:
        return [
            (self._id, n, ignore.code, ignore.first_line, ignore.last_line)
            for n, ignore in enumerate(read_ignores(self._note))
        ]

    def _place(self, offset: int) -> tuple[int, int]:
        place = self._lines.place(offset)
        return place.line, place.column

    def thesis(self, thesis: Thesis) -> list[Row]:
        status = thesis.status
        told: Row = (None, None, None, None)
        if status is not None:
            told = (status.text, status.head, status.prose, status.stage)
        row = (
            self._id,
            *told,
            *_window(thesis.created),
            *_window(thesis.last_reviewed),
            thesis.cadence.text if thesis.cadence else None,
            _iso(thesis.due),
            thesis.conviction,
            thesis.confidence,
            *_window(thesis.horizon),
            thesis.direction,
        )
        return [row]

    def claims(self, thesis: Thesis) -> list[Row]:
        return [
            (
                self._id,
                n,
                claim.side,
                claim.text,
                int(claim.is_done),
                claim.resolution,
                *_window(claim.when),
                claim.group,
                self._lines.line(claim.span.start),
            )
            for n, claim in enumerate(thesis.claims)
        ]

    def evidence(self, thesis: Thesis) -> list[Row]:
        return [
            (self._id, n, *self._evidence(evidence))
            for n, evidence in enumerate(thesis.evidence)
        ]

    def _evidence(self, evidence: Evidence) -> Row:
        line = self._lines.line
        return (
            evidence.date,
            *_days(evidence.when),
            evidence.when.precision if evidence.when else None,
            evidence.observation,
            evidence.implication,
            evidence.source,
            evidence.side,
            evidence.form,
            line(evidence.span.start),
            line(evidence.span.end),
        )

    def positions(self, thesis: Thesis) -> list[Row]:
        return [
            (self._id, n, *self._position(position))
            for n, position in enumerate(thesis.positions)
        ]

    def _position(self, position: Position) -> Row:
        start, end = position.span.start, position.span.end
        form: LinkForm = "wikilink"
        if end > start and self._note.source[end - 1] == ")":
            form = "markdown"
        return (
            position.target,
            form,
            position.sign,
            position.role,
            position.group,
            position.reason,
            int(position.is_title),
            position.condition,
            self._lines.line(start),
            *self._targets.find(position.target, self._path, form)[:3],
        )

    def scenarios(self, thesis: Thesis) -> list[Row]:
        windows = [thesis.window_of(scenario) for scenario in thesis.scenarios]
        return [
            (
                self._id,
                n,
                scenario.name,
                scenario.window_text,
                *_days(window),
                _iso(thesis.told_on) if window != scenario.window else None,
                scenario.evidence,
                scenario.reaction,
                scenario.probability,
                scenario.outcome,
                self._lines.line(scenario.span.start),
            )
            for n, (scenario, window) in enumerate(
                zip(thesis.scenarios, windows, strict=True)
            )
        ]

    def risks(self, thesis: Thesis) -> list[Row]:
        key, line = self._id, self._lines.line
        return [
            (
                key,
                n,
                risk.factor,
                risk.description,
                risk.trigger,
                risk.state,
                risk.state_text,
                line(risk.span.start),
            )
            for n, risk in enumerate(thesis.risks)
        ]

    def watch(self, thesis: Thesis) -> list[Row]:
        return [
            (
                self._id,
                n,
                watch.text,
                watch.name,
                watch.subject,
                watch.reading,
                *_window(watch.when),
                self._lines.line(watch.span.start),
            )
            for n, watch in enumerate(thesis.watch)
        ]


class Rows:
    """Rows of many notes, by table."""

    def __init__(self, places: Places) -> None:
        self.tables: defaultdict[str, list[Row]] = defaultdict(list)
        self._targets = Targets(places)

    def add(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        if rows:
            self.tables[table] += rows

    def add_note(self, subject: Subject) -> None:
        """Add all that is to be kept of a note, but for its row in `notes`."""
        self._targets.enter(subject.path)
        rows = _NoteRows(subject, self._targets)
        note = subject.note
        self.add("headings", rows.headings())
        # Most notes have none of these.
        if note.blocks:
            self.add("blocks", rows.blocks())
        if subject.findings:
            self.add("findings", rows.findings(subject.findings))
        if note.comments:
            self.add("ignores", rows.ignores())
        self.add("tags", rows.tags())
        self.add("fields", rows.fields())
        self.add("aliases", rows.aliases())
        self.add("tasks", rows.tasks())
        self.add("links", rows.links())
        thesis = subject.thesis
        if thesis is not None:
            self.add("theses", rows.thesis(thesis))
            self.add("claims", rows.claims(thesis))
            self.add("evidence", rows.evidence(thesis))
            self.add("positions", rows.positions(thesis))
            self.add("scenarios", rows.scenarios(thesis))
            self.add("risks", rows.risks(thesis))
            self.add("watch", rows.watch(thesis))
