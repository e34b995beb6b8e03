"""A new bullet of an evidence log, written as its neighbours are."""

from collections import Counter
from collections.abc import Sequence

from thesisvault.edits.lines import line_end, line_prefix
from thesisvault.note.model import Item, Note
from thesisvault.text import Edit, Lines, Span
from thesisvault.thesis.model import Evidence


def _separator(source: str, evidence: Evidence) -> str:
    """What stands between the date of a bullet and its text."""
    end = evidence.span.end
    line = source[evidence.date_span.end : end].replace("\r", "\n").partition("\n")[0]
    for at in range(len(line)):
        if evidence.observation.startswith(line[at:].rstrip()):
            return line[:at]
    return ": "


def _frame(lines: Lines, evidence: Evidence) -> tuple[str, str]:
    """What stands before the date, with the bullet itself, and what behind it."""
    before = line_prefix(lines, evidence.date_span.start)
    return before, _separator(lines.source, evidence)


def _item(note: Note, evidence: Evidence) -> Item:
    return next(item for item in note.items if item.text_span == evidence.span)


def _whole(lines: Lines, item: Item) -> Span:
    """The lines of an item and of all that belongs to it, without the last line end."""
    text = item.span.of(lines.source)
    last = item.span.start + len(text.rstrip(" \t\r\n>"))
    start = lines.starts[lines.line(item.span.start) - 1]
    return Span(start, lines.span(lines.line(last)).end)


def _gap(lines: Lines, wholes: Sequence[Span], index: int) -> str:
    """What stands between two bullets: a line end, or a blank line as well."""
    if len(wholes) < 2:
        return line_end(lines, lines.line(wholes[0].start))
    right = min(max(index, 1), len(wholes) - 1)
    return lines.source[wholes[right - 1].end : wholes[right].start]


def add_bullet(
    note: Note, evidence: Sequence[Evidence], index: int, date: str, text: str
) -> Edit:
    """Insert a bullet above the one of an index, or below them all."""
    lines = Lines(note.source)
    frames = Counter(_frame(lines, each) for each in evidence)
    before, separator = frames.most_common(1)[0][0]
    bullet = f"{before}{date}{separator}{text}"
    wholes = [_whole(lines, _item(note, each)) for each in evidence]
    gap = _gap(lines, wholes, index)
    if index < len(wholes):
        start = wholes[index].start
        return Edit(Span(start, start), bullet + gap)
    end = wholes[-1].end
    return Edit(Span(end, end), gap + bullet)
