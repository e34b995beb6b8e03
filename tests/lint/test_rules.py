"""Each rule over its case file: what it finds, and the notes when all is mended."""

from datetime import date
from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.lint.mending import described, lint_vault, mend
from thesisvault.files import read_source
from thesisvault.lint import rules
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.note_rules import OF_NOTES, OF_THESES

FOLDER = Path(__file__).parent / "rules"
CASES = [
    case for path in sorted(FOLDER.glob("*.md")) for case in cases_in(path, "findings")
]
CODES = {rule.name.replace("-", "_"): rule.code for rule in RULES}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Expect, tmp_path: Path, today: date) -> None:
    case.write(tmp_path)
    code = CODES[case.path.stem]

    expect(case, "findings", "".join(described(lint_vault(tmp_path, today, code))))
    mend(tmp_path, today, code)
    changed = {
        name: read_source(tmp_path / name).text
        for name, block in case.files.items()
        if (tmp_path / name).read_bytes() != block.data
    }
    expect.fixed(case, changed)


def test_each_rule_has_cases_and_a_page() -> None:
    files = {path.stem for path in FOLDER.glob("*.md")}
    modules = {path.stem for path in Path(rules.__path__[0]).glob("[!_]*.py")}

    assert files == modules == set(CODES)
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        what, *rest = rule.doc.strip().split("\n\n")
        assert what.endswith("."), rule.name
        assert len(rest) >= 2, rule.name


def test_few_rules_are_asked_of_every_note() -> None:
    # Each of them costs a cold run a percent; one that asks theses costs nothing.
    assert len(OF_NOTES) <= 10
    assert not {rule.name for rule in OF_NOTES} & {rule.name for rule in OF_THESES}


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem
)
def test_a_third_of_a_rules_cases_is_silent(path: Path) -> None:
    cases = [case for case in CASES if case.path == path]
    silent = [case for case in cases if "findings" not in case.expected]

    assert 3 * len(silent) >= len(cases)
    assert len(silent) < len(cases)
