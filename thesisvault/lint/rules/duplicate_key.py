"""TV003: a key that stands twice in front matter."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.lint.told import told


@note_rule("TV003", "duplicate-key", severity=Severity.ERROR)
def duplicate_key(reading: Reading) -> Iterator[Problem]:
    """Front matter has a key twice.

    Obsidian takes such front matter for broken and shows none of it; other programs
    take one of the two values, and not all of them the same.

    There is no fix, as only you know which value is meant.
    """
    yield from told(reading, "TV003", "delete one of them")
