"""One pure function: a note in, what it says as a thesis out."""

from collections.abc import Iterable
from datetime import date

from thesisvault.note.dates import Window, find_window
from thesisvault.note.model import Field, Note
from thesisvault.note.visible import places
from thesisvault.note.words import is_placeholder, normal_key, plain, without_signs
from thesisvault.pattern import pattern
from thesisvault.text import Span, is_held
from thesisvault.thesis.cadence import Cadence, parse_cadence, prose_cadence
from thesisvault.thesis.claims import read_claims
from thesisvault.thesis.evidence import read_evidence
from thesisvault.thesis.model import Position, Status, Thesis
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
# A dash may come last: YAML takes ` #1` for a comment.
_HEAD_END = pattern(r"(?<!\s)\s++(?:[–-]{1,2}(?:\s|\Z)|\()|—")
_STRUCK = pattern(r"~~[^~]*~~")
# What stands behind `evi` in `review` and in `revisit`.
_REVIEW = ("ew", "si")
_PARAGRAPH = pattern(r"[^\r\n]*(?:\r?\n[ \t>]*[^\s>][^\r\n]*){0,5}")


class Fields:
    """The fields of a note, by what they mean; the first hit wins."""

    def __init__(self, note: Note, vocabulary: Vocabulary) -> None:
        self._names = vocabulary.fields
        self._by_key: dict[str, Field] = {}
        for style in _STYLES:
            for field in note.fields:
                if field.style != style:
                    continue
                value = field.value
                if value and not is_placeholder(value):
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
        """The first date in a field, or the last one of a list."""
        field = self.find(name)
        if field is None or not field.is_list:
            return find_window(field.value) if field else None
        dated = filter(None, map(find_window, field.values))
        return max(dated, key=_end, default=None)


def _end(window: Window) -> date:
    return window.end


def parse_status(text: str, span: Span, vocabulary: Vocabulary = DEFAULT) -> Status:
    """Read a status line's value: a head, and prose after it."""
    # What is struck out holds no longer, unless there is nothing else.
    left = _STRUCK.sub("", text) if "~~" in text else text
    bare = (left.strip() or text).strip("*_ ")
    end = _HEAD_END.search(bare)
    head = bare[: end.start()] if end else bare
    prose = bare[end.end() :] if end else ""
    if end and end[0].endswith("(") and prose.endswith(")") and "(" not in prose:
        prose = prose[:-1]
    head = without_signs(plain(head))
    return Status(text, head, prose.strip(), vocabulary.stage(head), span)


def _review(note: Note, fields: Fields) -> tuple[Cadence | None, Span | None]:
    """The rhythm of reviews, and the words of prose that speak of it."""
    prose = _review_line(note)
    field = fields.text("review")
    stated = parse_cadence(field) if field else None
    if prose is None:
        return stated, None
    return stated or prose[0], prose[1]


def _is_hidden(note: Note, offset: int) -> bool:
    return is_held(note.opaque, offset) or is_held(note.comments, offset)


def _without_tracked(
    positions: Iterable[Position], review_line: Span | None
) -> Iterable[Position]:
    """Positions without what the review line says to track: that is no related note."""
    if review_line is None:
        return positions
    start, end = review_line.start, review_line.end
    return [it for it in positions if it.is_title or not start <= it.span.start < end]


def _review_line(note: Note) -> tuple[Cadence, Span] | None:
    """The first line of prose that says how often to review, and what it says."""
    source = note.source
    # Any line end is one character in it.
    text = source.replace("\r", "\n")
    done = note.body.start
    for at in places(source, "evi", done):
        if at < done or source[at + 3 : at + 5] not in _REVIEW:
            continue
        end = text.find("\n", at)
        line = Span(
            max(text.rfind("\n", done, at) + 1, done), end if end >= 0 else len(text)
        )
        done = line.end
        cadence = prose_cadence(line.of(source))
        if cadence is not None and not _is_hidden(note, at):
            return cadence, _to_closing_mark(source, line)
    return None


def _to_closing_mark(source: str, line: Span) -> Span:
    """A line, and the following ones where its emphasis goes on in them."""
    text = line.of(source).lstrip(" \t>")
    mark = text[:1]
    is_closed = text.count(mark) > len(text) - len(text.lstrip(mark))
    if is_closed or mark not in ("*", "_"):
        return line
    paragraph = _PARAGRAPH.match(source, line.start)
    return Span(line.start, paragraph.end()) if paragraph else line


def read_thesis(note: Note, name: str, vocabulary: Vocabulary = DEFAULT) -> Thesis:
    """Read a note as a thesis.

    Args:
        name: The note's name, which may say a direction.
    """
    fields = Fields(note, vocabulary)
    outline = Outline(note, vocabulary)
    status = fields.find("status")
    cadence, review_line = _review(note, fields)
    watch = list(read_watch_list(outline, vocabulary))
    if review_line is not None:
        watch += read_tracked(note.source, review_line)
    return Thesis(
        status=parse_status(status.value, status.value_span, vocabulary)
        if status
        else None,
        created=fields.window("created"),
        last_reviewed=fields.window("last reviewed"),
        next_review=fields.window("next review"),
        cadence=cadence,
        conviction=fields.text("conviction"),
        confidence=fields.text("confidence"),
        horizon=fields.window("horizon"),
        direction=fields.text("direction"),
        claims=tuple(read_claims(outline)),
        evidence=tuple(read_evidence(note, outline, vocabulary)),
        positions=tuple(
            _without_tracked(
                read_positions(note, name, outline, vocabulary), review_line
            )
        ),
        scenarios=tuple(read_scenarios(outline, vocabulary)),
        risks=tuple(read_risks(outline, vocabulary)),
        watch=tuple(watch),
    )
