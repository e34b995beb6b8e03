"""TV002: front matter that no YAML parser reads."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.fill import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.lint.told import told


@note_rule("TV002", "broken-front-matter", severity=Severity.ERROR)
def broken_front_matter(reading: Reading) -> Iterator[Problem]:
    """Front matter is not valid YAML.

    Obsidian shows none of it, so tags, aliases and dates in it count for nothing. A
    colon or a bracket in a value that is not quoted is the usual cause.

    There is no fix.
    """
    yield from told(reading, "TV002")
