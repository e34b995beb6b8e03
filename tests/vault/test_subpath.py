import pytest

from thesisvault.note.parse import parse_note
from thesisvault.vault.subpath import find_block, find_heading

NOTE = parse_note("""\
# Thesis
## Evidence log
### 2026
## [[Position sizing]] considerations
### 2026
# Verdict (final): what's left_over?
## Evidence log
### 2025
- a claim ^Claim-1

A paragraph.
^paragraph
""")


def line_of(offset: int) -> int:
    """The number of the line that holds an offset of the note."""
    return NOTE.source.count("\n", 0, offset) + 1


@pytest.mark.parametrize(
    ("subpath", "line"),
    [
        ("#Thesis", 1),
        ("#thesis", 1),
        ("#Evidence log", 2),
        ("#Evidence   log", 2),
        ("#2026", 3),
        ("#Position sizing considerations", 4),
        ("#[[Position sizing]] considerations", 4),
        ("#Verdict final what's left_over", 6),
        ("#Verdict (final) - what's left_over", None),
        ("#Verdict final what s left over", None),
        ("#Thesis#Evidence log", 2),
        ("#Position sizing considerations#2026", 5),
        ("#Thesis#2026", 3),
        ("#Verdict (final): what's left_over?#Evidence log", 7),
        ("#Verdict final what's left_over#Evidence log#2025", 8),
        ("#Verdict final what's left_over#2026", None),
        ("#Evidence log#Thesis", None),
        ("#Evidence log#2025", 8),
        ("#2026#2026", None),
        ("#Evidence", None),
        ("#^claim-1", None),
        ("#", None),
        ("#?!", None),
        ("", None),
    ],
)
def test_a_heading_is_found_by_its_words(subpath: str, line: int | None) -> None:
    found = find_heading(NOTE.headings, subpath)

    assert (found and line_of(found.span.start)) == line


@pytest.mark.parametrize(
    ("subpath", "line"),
    [
        ("#^claim-1", 9),
        ("#^CLAIM-1", 9),
        ("#^paragraph", 12),
        ("#^claim", None),
        ("#claim-1", None),
        ("#Thesis#^claim-1", None),
        ("", None),
    ],
)
def test_a_block_is_found_by_its_id(subpath: str, line: int | None) -> None:
    found = find_block(NOTE.blocks, subpath)

    assert (found and line_of(found.span.start)) == line
