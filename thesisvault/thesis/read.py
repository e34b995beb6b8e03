"""One pure function: a note in, what it says as a thesis out."""

from collections.abc import Iterator
from re import compile as pattern

from thesisvault.note.dates import Window, find_window
from thesisvault.note.model import Field, Note
from thesisvault.note.words import is_placeholder, normal_key
from thesisvault.text import Span
from thesisvault.thesis.cadence import Cadence, parse_cadence, prose_cadence
from thesisvault.thesis.claims import read_claims
from thesisvault.thesis.evidence import read_evidence
from thesisvault.thesis.model import Status, Thesis
from thesisvault.thesis.outline import Outline
from thesisvault.thesis.positions import read_positions
from thesisvault.thesis.registers import (
    read_risks,
    read_scenarios,
    read_tracked,
    read_watch_list,
)
from thesisvault.thesis.vocabulary import DEFAULT, FieldName, Vocabulary

_STYLES = ("frontmatter", "bold", "plain", "dataview")
# `Active — capital requirements accelerating`, `Idea (not active)`
_HEAD_END = pattern(r"\s+[—–-]\s+|\s+\(|\s*—\s*")


class Fields:
    """The fields of a note, by what they mean; the first hit wins."""

    def __init__(self, note: Note, vocabulary: Vocabulary) -> None:
        self._names = vocabulary.fields
        self._by_key: dict[str, Field] = {}
        by_style = sorted(note.fields, key=lambda field: _STYLES.index(field.style))
        for field in by_style:
            if field.value and not is_placeholder(field.value):
                self._by_key.setdefault(normal_key(field.key), field)

    def find(self, name: FieldName) -> Field | None:
        """The field of a meaning, its own key before synonyms."""
        for key in self._names[name]:
            if key in self._by_key:
                return self._by_key[key]
        return None

    def text(self, name: FieldName) -> str | None:
        """The text of a field, without emphasis around it."""
        field = self.find(name)
        return field.value.strip("*_ ") if field else None

    def window(self, name: FieldName) -> Window | None:
        """The first date in a field."""
        field = self.find(name)
        return find_window(field.value) if field else None


def parse_status(text: str, span: Span, vocabulary: Vocabulary = DEFAULT) -> Status:
    """Read a status line's value: a head, and prose after it."""
    bare = text.strip().strip("*_ ")
    end = _HEAD_END.search(bare)
    head = bare[: end.start()] if end else bare
    prose = bare[end.end() :] if end else ""
    if end and "(" in end[0] and prose.endswith(")") and prose.count("(") == 0:
        prose = prose[:-1]
    head = head.strip("*_ ")
    return Status(text, head, prose.strip(), vocabulary.stage(head), span)


def _review(note: Note, fields: Fields) -> tuple[Cadence | None, Span | None]:
    """The rhythm of reviews, and the line of prose that speaks of it."""
    prose = next(_review_lines(note), None)
    stated = parse_cadence(fields.text("review") or "")
    if prose is None:
        return stated, None
    return stated or prose[0], prose[1]


def _review_lines(note: Note) -> Iterator[tuple[Cadence, Span]]:
    source = note.source
    at = source.find("eview", note.body.start)
    while at >= 0:
        start = max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1
        ends = [
            end for end in (source.find("\n", at), source.find("\r", at)) if end >= 0
        ]
        end = min(ends, default=len(source))
        cadence = prose_cadence(source[start:end])
        if cadence is not None and not any(span.holds(at) for span in note.opaque):
            yield cadence, Span(start, end)
        at = source.find("eview", end)


def read_thesis(note: Note, name: str, vocabulary: Vocabulary = DEFAULT) -> Thesis:
    """Read a note as a thesis.

    Args:
        name: The note's name, which may say a direction.
    """
    fields = Fields(note, vocabulary)
    outline = Outline(note, vocabulary)
    status = fields.find("status")
    cadence, review_line = _review(note, fields)
    watch = list(read_watch_list(note, outline, vocabulary))
    if review_line is not None:
        watch += read_tracked(note.source, review_line)
    return Thesis(
        status=parse_status(status.value, status.value_span, vocabulary)
        if status
        else None,
        created=fields.window("created"),
        last_reviewed=fields.window("last reviewed"),
        cadence=cadence,
        conviction=fields.text("conviction"),
        confidence=fields.text("confidence"),
        horizon=fields.window("horizon"),
        direction=fields.text("direction"),
        claims=tuple(read_claims(note, outline)),
        evidence=tuple(read_evidence(note, outline, vocabulary)),
        positions=tuple(read_positions(note, name, outline, vocabulary)),
        scenarios=tuple(read_scenarios(note, outline, vocabulary)),
        risks=tuple(read_risks(note, outline, vocabulary)),
        watch=tuple(watch),
    )
