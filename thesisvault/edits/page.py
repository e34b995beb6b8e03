"""A note line by line, and places for new paragraphs in it."""

from thesisvault.edits.lines import line_end
from thesisvault.note.model import Note
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Lines, Span
from thesisvault.thesis.cadence import prose_cadence

_RULE = pattern(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")


class Page:
    """A note, line by line."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.lines = Lines(note.source)
        # The last line of the front matter, if there is one.
        self.top = self.lines.line(note.body.start) - 1 if note.frontmatter else 0
        if note.frontmatter and note.body.start == len(note.source):
            self.top = len(self.lines.starts) - (note.source[-1] in "\r\n")

    def text(self, line: int) -> str:
        """The text of a line."""
        return self.lines.span(line).of(self.note.source)

    def is_blank(self, line: int) -> bool:
        """Whether nothing stands in a line, or there is no such line."""
        return line > len(self.lines.starts) or not self.text(line).strip("\ufeff \t")

    def is_rule(self, line: int) -> bool:
        """Whether a line is a rule between parts of the note."""
        return line > self.top and _RULE.fullmatch(self.text(line)) is not None

    def review_line(self) -> int | None:
        """The line of prose that tells how often to review."""
        at = self.note.source.find("eview", self.note.body.start)
        while at >= 0:
            line = self.lines.line(at)
            is_opaque = any(span.holds(at) for span in self.note.opaque)
            if not is_opaque and prose_cadence(self.text(line)):
                return line
            at = self.note.source.find("eview", self.lines.span(line).end)
        return None

    def filled_above(self, line: int) -> int:
        """The last line above one that is not blank, or else that of the top."""
        line -= 1
        while line > self.top and self.is_blank(line):
            line -= 1
        return line

    def insert_below(self, line: int, text: str) -> Edit:
        """Insert paragraphs below a line, apart from those around them."""
        end = line_end(self.lines, max(line, 1))
        if line == 0:
            at = self.note.body.start
            # A blank first line ends the new one, if another follows it.
            after = end * (
                2 - self.is_blank(1) - (self.is_blank(1) and self.is_blank(2))
            )
            return Edit(Span(at, at), text + after)
        at = self.lines.span(line).end
        after = "" if self.is_blank(line + 1) else end
        return Edit(Span(at, at), end * 2 + text + after)
