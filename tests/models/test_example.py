"""The example vault's models: a source's sixteen steps, computed and checked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT, read_text
from thesisvault.findings import Finding
from thesisvault.models.binding import judge
from thesisvault.models.changes import with_values
from thesisvault.models.check import check_notes
from thesisvault.models.model import Key, Model
from thesisvault.models.read import read_model
from thesisvault.models.solve import solve
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note

VAULT = ROOT / "vault"
ROIC, ROLLED = "models/Forward ROIC.md", "models/Forward ROIC rolled forward.md"


def path_of(file: Path) -> str:
    return file.relative_to(VAULT).as_posix()


@pytest.fixture(scope="module")
def notes() -> Mapping[str, Note]:
    return {path_of(file): parse_note(read_text(file)) for file in VAULT.rglob("*.md")}


@pytest.fixture(scope="module")
def models(notes: Mapping[str, Note]) -> tuple[Model, ...]:
    return tuple(read_model(notes[path], path) for path in (ROIC, ROLLED))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ai_capex", "$364.24B"),
        ("ai_rpo_by_parts", "$306.79B"),
        ("ai_rpo", "$307.38B"),
        ("nopat", "$104.17B"),
        ("roic", "28.60%"),
        ("hurdle", "16.64%"),
        ("spread", "11.96%"),
    ],
)
def test_the_source_is_computed(
    models: tuple[Model, ...], name: str, text: str
) -> None:
    assert solve(models).values[Key(ROIC, name)].text == text


def test_the_window_is_moved_on(models: tuple[Model, ...]) -> None:
    solution = solve(models)

    assert solution.values[Key(ROLLED, "roic_rolled")].text == "18.47%"
    assert solution.values[Key(ROLLED, "growth_to_hold")].text == "54.84%"


def test_every_value_is_computed(models: tuple[Model, ...]) -> None:
    failed = [each.key.name for each in solve(models).values.values() if each.faults]

    assert failed == []


def test_the_contradictions_of_the_source_are_found(
    notes: Mapping[str, Note], models: tuple[Model, ...]
) -> None:
    findings = check_notes(notes, solve(models))

    def told(finding: Finding) -> str:
        return f"{finding.span.of(notes[ROIC].source)}: {finding.message}"

    assert [*findings] == [ROIC]
    assert [told(finding) for finding in findings[ROIC]] == [
        '~$307.4B: reported as ~$307.4B, but "ai_rpo_by_parts" comes to $306.79B',
        '16%: reported as 16%, but "hurdle" comes to 16.64%',
        '16%: "hurdle" is stated as 16.6%, 16% and 18% in this note',
        '18%: reported as 18%, but "hurdle" comes to 16.64%',
        '~$307.4B: reported as ~$307.4B, but "ai_rpo_by_parts" comes to $306.79B',
    ]


CLAIM = "(= [[Forward ROIC]].roic > [[Forward ROIC]].hurdle)"


@pytest.mark.parametrize(
    ("margin", "holds", "left"),
    [("30%", True, "28.60%"), ("17.5%", True, "16.68%"), ("17%", False, "16.21%")],
)
def test_a_bound_claim_flips_when_an_input_changes(
    models: tuple[Model, ...], margin: str, *, holds: bool, left: str
) -> None:
    changed = with_values(models, {"Forward ROIC": {"margin": margin}})

    [verdict] = judge(CLAIM, "theses/Hyperscaler Re-Rating.md", solve(changed))
    assert (verdict.holds, verdict.left, verdict.right) == (holds, left, "16.64%")


def test_a_change_reaches_other_notes(models: tuple[Model, ...]) -> None:
    changed = with_values(models, {ROIC: {"margin": "24%", "tax": "= 20% + 1%"}})

    text = solve(changed).values[Key(ROLLED, "roic_rolled")].text
    assert text == "14.78%"
