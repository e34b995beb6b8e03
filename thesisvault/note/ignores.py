"""Comments that silence rules: `%% vault-ignore TV305 %%`.

At the end of a line such a comment counts for that line; on a line of its own for
the section it stands in; above the first heading for the whole note. Without codes
it silences every rule.
"""

from bisect import bisect_right
from collections.abc import Sequence
from re import IGNORECASE

from thesisvault.note.model import Note, Section
from thesisvault.pattern import pattern
from thesisvault.text import Lines, Record, Span, start_of

_IGNORE = pattern(
    r"%%\s*vault-ignore(?P<codes>(?:[\s,:]++[a-z][a-z0-9-]*+)*+)\s*%%", IGNORECASE
)
_LINE_END = pattern(r"[ \t>]*(?:[\r\n]|\Z)")
EVERY_RULE = "*"


class Ignore(Record, frozen=True):
    """A code, or a rule's name, that is silenced from one line to another."""

    code: str
    first_line: int
    last_line: int


def _is_alone(source: str, comment: Span) -> bool:
    """Whether nothing else stands on a comment's line."""
    start = comment.start
    while start and source[start - 1] in "> \t":
        start -= 1
    is_first = not start or source[start - 1] in "\r\n\ufeff"
    return is_first and _LINE_END.match(source, comment.end) is not None


def _reach(
    comment: Span, source: str, lines: Lines, sections: Sequence[Section]
) -> tuple[int, int]:
    """The lines that a comment speaks for."""
    if not _is_alone(source, comment):
        line = lines.line(comment.start)
        return line, line
    last = bisect_right(sections, comment.start, key=start_of) - 1
    if last < 0:
        return 1, len(lines.starts)
    section = sections[last].span
    return lines.line(section.start), lines.line(max(section.end - 1, section.start))


def read_ignores(note: Note) -> list[Ignore]:
    """Read which rules a note silences, and where."""
    found = [
        (comment, ignore)
        for comment in note.comments
        if (ignore := _IGNORE.fullmatch(comment.of(note.source)))
    ]
    if not found:
        return []
    lines, sections = Lines(note.source), note.sections
    return [
        Ignore(code.upper(), *_reach(comment, note.source, lines, sections))
        for comment, ignore in found
        for code in ignore["codes"].replace(",", " ").replace(":", " ").split()
        or [EVERY_RULE]
    ]
