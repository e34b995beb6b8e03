import json
from collections import Counter
from pathlib import Path

import pytest

from tests.harness.transcripts import make_sandbox, run


@pytest.mark.parametrize("vault", ["example", "lint"])
def test_status_counts_what_lint_tells(vault: str, tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path, vault)
    day = "--as-of 2026-06-30 --format json"
    findings = json.loads(run(f"vault lint --exit-zero {day}", sandbox).output)
    status = json.loads(run(f"vault status {day}", sandbox).output)

    counts = Counter(finding["severity"] for finding in findings)
    assert counts
    assert status["findings"] == {
        severity: counts[severity] for severity in ("error", "warning", "info")
    }


def test_status_counts_what_the_file_asks_for(tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path, "lint")
    text = '[lint]\nselect = ["TV102"]\n[lint.severity]\nTV1 = "info"\n'
    (sandbox.folder / "vault.toml").write_text(text)

    status = json.loads(run("vault status --format json", sandbox).output)
    assert status["findings"] == {"error": 0, "warning": 0, "info": 1}
