"""TV004: front matter that is no list of keys and values."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.lint.told import told


@note_rule("TV004", "front-matter-no-mapping", severity=Severity.ERROR)
def front_matter_no_mapping(reading: Reading) -> Iterator[Problem]:
    """Front matter holds something else than keys with values.

    Often a note begins with a ruled line, and what stands up to the next one is taken
    for front matter, by Obsidian too: it disappears from the reading view.

    There is no fix: put an empty line above the first `---`, or write `key: value`.
    """
    advice = "write some, or put an empty line above it"
    yield from told(reading, "TV004", advice)
