"""What reading a note found by itself, for the rules that tell it."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem


def told(reading: Reading, code: str, advice: str = "") -> Iterator[Problem]:
    """The findings of one code that came up while the note was read: the facts alone.

    Args:
        advice: What to do about them.
    """
    for finding in reading.note.findings:
        if finding.code == code:
            fact = finding.message.partition(";")[0]
            yield Problem(finding.span, f"{fact}: {advice}" if advice else fact)
