"""The case files beside this one: each says which facts of its notes it expects."""

from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.note.shown import SHOWS
from thesisvault.note.parse import parse_note

# Facts that have no fence in a case must not be there.
KINDS = {
    "block_ids": ("blocks",),
    "code": ("links", "tags", "items", "fields", "opaque"),
    "comments": ("headings", "items", "links", "tags", "fields", "comments"),
    "fields": ("fields",),
    "front_matter": ("fields", "links", "tags", "findings", "headings"),
    "headings": ("headings",),
    "links": ("links",),
    "math": ("links", "tags", "opaque"),
    "tables": ("tables",),
    "tags": ("tags",),
    "tasks": ("items",),
}
FOLDER = Path(__file__).parent


@pytest.mark.parametrize(
    "case",
    [
        case
        for name, kinds in KINDS.items()
        for case in cases_in(FOLDER / f"{name}.md", *kinds)
    ],
    ids=str,
)
def test_a_note_says_what_its_case_expects(case: Case, expect: Expect) -> None:
    note = parse_note(case.source)

    for kind in KINDS[case.path.stem]:
        expect(case, kind, "\n".join(SHOWS[kind](note)))


def test_every_case_file_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == KINDS.keys()
