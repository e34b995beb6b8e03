"""What programs are given of the example vault: a contract, so looked at whole."""

from pathlib import Path

import pytest

from tests.harness.golden import Golden
from tests.harness.transcripts import make_sandbox, run

COMMANDS = {
    "claims": "claims",
    "company": "company Tesla",
    "conflicts": "conflicts --all",
    "due": "due",
    "evidence-by-company": "evidence stats --by company",
    "evidence-by-thesis": "evidence stats --by thesis",
    "evidence-list": "evidence list --thesis 'Hyperscaler Re-Rating'",
    "exposure": "exposure",
    "exposure-matrix": "exposure --matrix",
    "exposure-of-one": "exposure Oracle --all",
    "graph-path": "graph path UBS Tesla",
    "graph-stats": "graph stats",
    "related": "related Vistra",
    "sources": "sources --thesis 'Short memory chips'",
    "status": "status",
}


@pytest.mark.parametrize("output", ["json", "csv"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_report_is_what_it_was(
    name: str, output: str, golden: Golden, tmp_path: Path
) -> None:
    command = f"vault {COMMANDS[name]} --as-of 2026-06-30 --format {output}"

    outcome = run(command, make_sandbox(tmp_path))

    assert outcome.exit_code == 0
    golden(f"reports/{name}.{output}", outcome.output)
