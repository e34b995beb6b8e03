import json
import subprocess
import sys
from typing import Any

import pytest

from tests.harness.rewriting import ROOT
from tests.models.hostile import VALUES

# What is allowed. Work is counted, since seconds depend on the machine: as many calls
# take a tenth of a second on a slow one. Where a pattern ran wild, time would be up.
CALLS, BYTES, SECONDS = 200_000, 50_000_000, 120

HARMLESS = {
    "a figure": "$5B",
    "a formula": "14",
    "a thousand terms": "990",
    "nesting as deep as may be": "1",
    "many minuses": "1",
    "nested calls": "1",
    "nested conditions": "1",
    "many arguments": "1",
}


@pytest.fixture(scope="module")
def report() -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.models.hostile"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", VALUES)
def test_a_hostile_value_ends_in_a_finding_soon(name: str, report: Any) -> None:
    cost = report["costs"][name]

    assert cost["calls"] < CALLS
    if name in HARMLESS:
        assert (cost["value"], cost["findings"]) == (HARMLESS[name], [])
    else:
        assert (cost["value"], len(cost["findings"])) == ("—", 1)
        assert len(cost["findings"][0]) < 200


def test_all_of_them_together_take_little_memory(report: Any) -> None:
    assert report["bytes"] < BYTES
