"""TV001: a file whose bytes are not UTF-8."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.text import Span


@note_rule("TV001", "not-utf8", severity=Severity.ERROR)
def not_utf8(reading: Reading) -> Iterator[Problem]:
    """A note is not UTF-8, or may not be read at all.

    Obsidian reads every note as UTF-8 and shows the bytes that are not as boxes; the
    next time it saves the note, they are lost. This program never writes to such a
    file.

    There is no fix: convert the file with a program that knows its encoding, such as
    `iconv -f cp1252 -t utf-8`.
    """
    if reading.is_utf8:
        return
    at = reading.note.source.find("\ufffd")
    if at < 0:
        yield Problem(Span(0, 0), "the file cannot be read: see who may read it")
    else:
        message = "the file is not UTF-8: convert it before Obsidian saves it"
        yield Problem(Span(at, at + 1), message)
