from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from thesisvault.findings import Finding
from thesisvault.models.binding import judge
from thesisvault.models.check import check_notes
from thesisvault.models.read import read_model
from thesisvault.models.solve import Solution, solve
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Lines, apply_edits

KINDS = ("values", "findings", "verdicts")
FOLDER = Path(__file__).parent / "cases"
CASES = [
    case for path in sorted(FOLDER.glob("*.md")) for case in cases_in(path, *KINDS)
]


def solution_of(notes: Mapping[str, Note]) -> Solution:
    """Every note that has values or reported figures, computed."""
    models = [read_model(note, path) for path, note in notes.items()]
    return solve(
        model
        for model in models
        if model.variables or model.statements or model.findings
    )


def values(solution: Solution) -> Iterator[str]:
    models = solution.sheet.models.values()
    for model in models:
        for value in solution.of(model):
            note = f"[[{model.name}]]." if len(models) > 1 else ""
            yield f"{note}{value.key.name} = {value.text}\n"


def verdicts(notes: Mapping[str, Note], solution: Solution) -> Iterator[str]:
    for path, note in notes.items():
        for verdict in judge(note.source, path, solution):
            sides = f"{verdict.left} | {verdict.right}"
            yield f"{verdict.holds} {sides} {verdict.why}".rstrip() + "\n"


def described(note: Note, finding: Finding, path: str) -> str:
    place = Lines(note.source).place(finding.span.start)
    marked = finding.span.of(note.source)
    where = f"{path}:{place.line}:{place.column} {finding.code}"
    return f"{where} `{marked}` {finding.message}\n"


def mended(note: Note, findings: tuple[Finding, ...]) -> str:
    fixes = [finding.fix for finding in findings if finding.fix]
    return apply_edits(note.source, [edit for fix in fixes for edit in fix.edits])


def check(case: Case, expect: Expect) -> Mapping[str, str]:
    """Hold what a case's notes come to against what it expects, and mend them."""
    notes = {path: parse_note(source) for path, source in case.notes.items()}
    solution = solution_of(notes)
    findings = check_notes(notes, solution)

    if "values" in case.expected:
        expect(case, "values", "".join(values(solution)))
    if "verdicts" in case.expected:
        expect(case, "verdicts", "".join(verdicts(notes, solution)))
    lines = [
        described(notes[path], finding, path)
        for path, each in findings.items()
        for finding in each
    ]
    expect(case, "findings", "".join(lines))
    return {path: mended(notes[path], each) for path, each in findings.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Expect) -> None:
    expect.fixed(case, check(case, expect))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nothing_is_left_to_mend(case: Case) -> None:
    sources = {path: block.text for path, block in case.fixed.items()}
    notes = {path: parse_note(text) for path, text in {**case.notes, **sources}.items()}

    if sources:
        after = check_notes(notes, solution_of(notes))
        assert [each for found in after.values() for each in found if each.fix] == []
