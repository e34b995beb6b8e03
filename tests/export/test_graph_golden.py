"""The graph of the example vault in each form: looked at whole."""

import json
import re
from pathlib import Path

import pytest

from tests.harness.golden import Golden
from tests.harness.transcripts import make_sandbox, run

# What is drawn is drawn whole; of what programs read, a part can still be read.
AROUND = "--focus 'Power constraints'"
OPTIONS = {
    "json": AROUND,
    "cytoscape": AROUND,
    "csv": AROUND,
    "graphml": AROUND,
    "gexf": AROUND,
    "dot": "",
    "mermaid": "",
    "canvas": "",
}


@pytest.mark.parametrize("form", OPTIONS)
def test_an_export_is_what_it_was(form: str, golden: Golden, tmp_path: Path) -> None:
    options = f"--as-of 2026-06-30 {OPTIONS[form]} -o out"
    sandbox = make_sandbox(tmp_path)

    outcome = run(f"vault graph export --format {form} {options}", sandbox)

    assert outcome.exit_code == 0
    golden(f"graph/example.{form}", (sandbox.folder / "out").read_bytes())


def test_the_explorer_is_given_what_it_was(golden: Golden, tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path)
    outcome = run(f"vault graph export --format html {AROUND} -o out", sandbox)

    assert outcome.exit_code == 0
    text = (sandbox.folder / "out").read_text("utf-8")
    [data] = re.findall(
        r'<script type="application/json" id="data">(.*)</script>', text
    )
    page = json.loads(data)
    # Where nodes stand is for the eye to judge.
    nodes = [
        {key: node[key] for key in node if key not in ("x", "y", "rank")}
        for node in page["nodes"]
    ]
    shown = json.dumps({**page, "nodes": nodes}, ensure_ascii=False, indent=1)
    golden("graph/example.html.json", f"{shown}\n")
