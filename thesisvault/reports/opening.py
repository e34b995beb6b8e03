"""A thesis in a line: what its note says first."""

from bisect import bisect_right
from collections.abc import Iterator

from thesisvault.note.model import Note
from thesisvault.note.words import is_placeholder, plain
from thesisvault.pattern import pattern
from thesisvault.text import Lines

_TOLD = pattern(
    r"\b(?:thesis|summary|in (?:a|one) (?:line|sentence|nutshell)|tl;?dr|bottom line)\b"
)
_NO_PROSE = pattern(r"[ \t]*(?:#|\||>|[-*+] |\d+[.)] |`{3}|~{3}|%%|<!--|[-*_]{3})")
# No sentence ends at the dot of `vs. the road`.
_SENTENCE = pattern(r".{40,}?[.!?](?=\s+[^a-z\s])")
_LONGEST = 2_000


def _paragraphs(note: Note, start: int) -> Iterator[str]:
    """The paragraphs of prose from an offset on: no fields, lists or tables."""
    lines = Lines(note.source)
    hidden = sorted((*note.opaque, *note.comments))
    starts = [span.start for span in hidden]
    fields = {lines.line(field.span.start) for field in note.fields}
    words: list[str] = []
    for number in range(lines.line(start), len(lines.starts) + 1):
        span = lines.span(number)
        at = bisect_right(starts, span.start) - 1
        is_hidden = at >= 0 and hidden[at].holds(span.start)
        text = span.of(note.source)
        is_prose = not is_hidden and number not in fields and not _NO_PROSE.match(text)
        if is_prose and text.strip() and not is_placeholder(text.strip()):
            words.append(text.strip())
        elif words:
            yield " ".join(words)[:_LONGEST]
            words = []
    if words:
        yield " ".join(words)[:_LONGEST]


def find_opening(note: Note) -> str | None:
    """The first sentence under a heading such as `The thesis`, or else of the note."""
    told = (
        heading.span.end
        for heading in note.headings
        if heading.level > 1 and _TOLD.search(plain(heading.text).casefold())
    )
    for start in (next(told, None), note.body.start):
        if start is None:
            continue
        for paragraph in _paragraphs(note, start):
            sentence = _SENTENCE.match(paragraph)
            return sentence[0] if sentence else paragraph
    return None
