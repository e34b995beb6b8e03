"""What reading a note found by itself, for the rules that tell it."""

from collections.abc import Iterator

from thesisvault.index.fill import Reading
from thesisvault.lint.rule import Problem


def told(reading: Reading, code: str) -> Iterator[Problem]:
    """The findings of one code that came up while the note was read."""
    for finding in reading.note.findings:
        if finding.code == code:
            yield Problem(finding.span, finding.message)
