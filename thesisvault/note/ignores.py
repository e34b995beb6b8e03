"""Comments that silence rules: `%% vault-ignore TV305 %%`.

At the end of a line such a comment counts for that line; on a line of its own for
the section it stands in; above the first heading for the whole note. Without codes
it silences every rule.
"""

from re import IGNORECASE

from thesisvault.note.model import Note
from thesisvault.pattern import pattern
from thesisvault.text import Lines, Record, Span

_IGNORE = pattern(
    r"%%\s*vault-ignore(?P<codes>(?:[\s,:]++[a-z][a-z0-9-]*+)*+)\s*%%", IGNORECASE
)
EVERY_RULE = "*"


class Ignore(Record, frozen=True):
    """A code, or a rule's name, that is silenced from one line to another."""

    code: str
    first_line: int
    last_line: int


def _reach(note: Note, lines: Lines, comment: Span) -> tuple[int, int]:
    """The lines that a comment speaks for."""
    line = lines.line(comment.start)
    rest = lines.span(line).of(note.source).replace(comment.of(note.source), "")
    if rest.strip(" \t>"):
        return line, line
    sections = [each for each in note.sections if each.span.holds(comment.start)]
    if not sections:
        return 1, len(lines.starts)
    section = sections[-1].span
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
    lines = Lines(note.source)
    return [
        Ignore(code.upper(), *_reach(note, lines, comment))
        for comment, ignore in found
        for code in ignore["codes"].replace(",", " ").replace(":", " ").split()
        or [EVERY_RULE]
    ]
