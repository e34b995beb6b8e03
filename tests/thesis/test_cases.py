"""The case files beside this one: each says which facts of its theses it expects."""

from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.thesis.shown import SHOWS
from thesisvault.note.parse import parse_note
from thesisvault.thesis.read import read_thesis

# Facts that have no fence in a case must not be there.
KINDS = {
    "claims": ("claims",),
    "evidence": ("evidence",),
    "fields": ("status", "facts"),
    "positions": ("positions",),
    "related": ("positions",),
    "review": ("review",),
    "risks": ("risks",),
    "scenarios": ("scenarios",),
    "sections": ("claims", "evidence", "positions"),
    "titles": ("positions",),
    "watch": ("watch",),
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
def test_a_thesis_says_what_its_case_expects(case: Case, expect: Expect) -> None:
    [path] = case.notes
    note = parse_note(case.source)
    thesis = read_thesis(note, Path(path).stem)

    for kind in KINDS[case.path.stem]:
        expect(case, kind, "\n".join(SHOWS[kind](note, thesis)))


def test_every_case_file_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == KINDS.keys()
