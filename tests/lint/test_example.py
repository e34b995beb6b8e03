"""What is found in the example vault: what its notes mean to show, and no more."""

import shutil
from datetime import date
from pathlib import Path

from tests.harness.golden import Golden
from tests.harness.rewriting import ROOT
from tests.lint.mending import described, lint_vault


def test_the_default_set_finds_what_the_notes_mean_to_show(
    golden: Golden, tmp_path: Path, today: date
) -> None:
    shutil.copytree(ROOT / "vault", tmp_path / "vault")

    reports = lint_vault(tmp_path / "vault", today)

    assert reports
    golden("lint/example.txt", "".join(described(reports)))
