"""What the default set tells of small vaults, and what silences it."""

from datetime import date
from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.lint.mending import described, lint_vault

CASES = cases_in(Path(__file__).parent / "silence.md", "findings")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, expect: Expect, tmp_path: Path, today: date) -> None:
    case.write(tmp_path)

    expect(case, "findings", "".join(described(lint_vault(tmp_path, today))))
