"""A note's records as rows of the index."""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from thesisvault.findings import Finding, Fix
from thesisvault.note.dates import Window
from thesisvault.note.ignores import read_ignores
from thesisvault.note.model import LinkForm, Note
from thesisvault.note.words import normal_key
from thesisvault.text import Lines, Record
from thesisvault.thesis.model import Evidence, Position, Thesis
from thesisvault.vault.resolve import Resolution
from thesisvault.vault.target import link_key

Row = tuple[object, ...]
Resolve = Callable[[str, str, LinkForm], Resolution]


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
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
        for edit in fix.edits
    ]
    return json.dumps({"message": fix.message, "safety": fix.safety, "edits": edits})


class _Rows:
    """The rows of one note, by table, without the note's id and their number."""

    def __init__(
        self,
        subject: Subject,
        resolve: Resolve,
        ids: Mapping[str, int],
        keys: dict[tuple[str, LinkForm], str],
    ) -> None:
        self.path = subject.path
        self.note = subject.note
        self.lines = Lines(subject.note.source)
        self.resolve = resolve
        self.ids = ids
        self.keys = keys
        self._heads = [heading.span.start for heading in self.note.headings]

    def section(self, offset: int) -> str | None:
        """The heading that an offset stands under."""
        above = bisect_right(self._heads, offset) - 1
        return self.note.headings[above].text if above >= 0 else None

    def headings(self) -> list[Row]:
        line = self.lines.line
        return [(h.level, h.text, line(h.span.start)) for h in self.note.headings]

    def blocks(self) -> list[Row]:
        line = self.lines.line
        return [(b.name, line(b.span.start)) for b in self.note.blocks]

    def tags(self) -> list[Row]:
        line = self.lines.line
        return [(t.name, line(t.span.start)) for t in self.note.tags]

    def fields(self) -> list[Row]:
        line = self.lines.line
        return [
            (f.key, normal_key(f.key), f.value, f.style, line(f.span.start))
            for f in self.note.fields
        ]

    def tasks(self) -> list[Row]:
        return [
            (
                task.mark,
                task.text,
                self.section(task.span.start),
                self.lines.line(task.span.start),
            )
            for task in self.note.tasks
        ]

    def links(self) -> list[Row]:
        tables = [table.span for table in self.note.tables]
        keys = self.keys
        starts = self.lines.starts
        rows: list[Row] = []
        for link in self.note.links:
            start = link.span.start
            line = bisect_right(starts, start)
            written = link.target, link.form
            key = keys.get(written)
            if key is None:
                key = keys[written] = link_key(*written)
            found = self.resolve(link.target, self.path, link.form)
            rows.append(
                (
                    link.target,
                    link.label,
                    link.form,
                    link.is_embed,
                    link.is_escaped,
                    bool(tables) and any(table.holds(start) for table in tables),
                    self.section(start),
                    line,
                    start - starts[line - 1] + 1,
                    link.span.end - start,
                    link.target_span.start,
                    key,
                    found.path,
                    self.ids.get(found.path or ""),
                    found.rule,
                    found.is_ambiguous,
                )
            )
        return rows

    def findings(self, findings: Sequence[Finding]) -> list[Row]:
        return [
            (
                finding.code,
                finding.name,
                finding.severity,
                finding.message,
                *self._place(finding.span.start),
                *self._place(finding.span.end),
                fix_as_json(finding.fix),
            )
            for finding in findings
        ]

    def ignores(self) -> list[Row]:
        return [
            (ignore.code, ignore.first_line, ignore.last_line)
            for ignore in read_ignores(self.note)
        ]

    def _place(self, offset: int) -> tuple[int, int]:
        place = self.lines.place(offset)
        return place.line, place.column

    def thesis(self, thesis: Thesis) -> Row:
        status = thesis.status
        told: Row = (None, None, None, None)
        if status is not None:
            told = (status.text, status.head, status.prose, status.stage)
        return (
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

    def claims(self, thesis: Thesis) -> list[Row]:
        line = self.lines.line
        return [
            (
                claim.side,
                claim.text,
                claim.is_done,
                claim.resolution,
                *_window(claim.when),
                claim.group,
                line(claim.span.start),
            )
            for claim in thesis.claims
        ]

    def evidence(self, thesis: Thesis) -> list[Row]:
        return [self._evidence(evidence) for evidence in thesis.evidence]

    def _evidence(self, evidence: Evidence) -> Row:
        line = self.lines.line
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
        return [self._position(position) for position in thesis.positions]

    def _position(self, position: Position) -> Row:
        start, end = position.span.start, position.span.end
        form: LinkForm = "wikilink"
        if end > start and self.note.source[end - 1] == ")":
            form = "markdown"
        path = self.resolve(position.target, self.path, form).path
        return (
            position.target,
            form,
            position.sign,
            position.role,
            position.group,
            position.reason,
            position.is_title,
            self.lines.line(start),
            link_key(position.target, form),
            path,
            self.ids.get(path or ""),
        )

    def scenarios(self, thesis: Thesis) -> list[Row]:
        return [
            (
                scenario.name,
                scenario.window_text,
                *_days(scenario.window),
                scenario.evidence,
                scenario.reaction,
                scenario.probability,
                scenario.outcome,
                self.lines.line(scenario.span.start),
            )
            for scenario in thesis.scenarios
        ]

    def risks(self, thesis: Thesis) -> list[Row]:
        line = self.lines.line
        return [
            (r.factor, r.description, r.trigger, line(r.span.start))
            for r in thesis.risks
        ]

    def watch(self, thesis: Thesis) -> list[Row]:
        line = self.lines.line
        return [
            (w.text, w.reading, *_window(w.when), line(w.span.start))
            for w in thesis.watch
        ]


class RowsByTable:
    """Rows of many notes, by table."""

    def __init__(self, resolve: Resolve, ids: Mapping[str, int]) -> None:
        self.tables: dict[str, list[Row]] = {}
        self._resolve = resolve
        self._ids = ids
        # Keys of targets as written: most targets are written many times.
        self._keys: dict[tuple[str, LinkForm], str] = {}

    def add(self, subject: Subject) -> None:
        """Add all that is to be kept of a note, but the row in `notes`."""
        rows = _Rows(subject, self._resolve, self._ids, self._keys)
        parts = {
            "headings": rows.headings(),
            "blocks": rows.blocks(),
            "tags": rows.tags(),
            "fields": rows.fields(),
            "tasks": rows.tasks(),
            "links": rows.links(),
            "findings": rows.findings(subject.findings),
            "ignores": rows.ignores(),
        }
        thesis = subject.thesis
        if thesis is not None:
            parts |= {
                "claims": rows.claims(thesis),
                "evidence": rows.evidence(thesis),
                "positions": rows.positions(thesis),
                "scenarios": rows.scenarios(thesis),
                "risks": rows.risks(thesis),
                "watch": rows.watch(thesis),
            }
        key = subject.id
        for table, added in parts.items():
            if added:
                self.tables.setdefault(table, []).extend(
                    [(key, number, *row) for number, row in enumerate(added)]
                )
        if subject.thesis is not None:
            row = (key, *rows.thesis(subject.thesis))
            self.tables.setdefault("theses", []).append(row)
