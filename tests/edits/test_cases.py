"""The case files beside this one: notes before and after, or why they stay."""

from datetime import date
from pathlib import Path

import pytest

from tests.edits.given import (
    Run,
    given_in,
    run_add,
    run_deeds,
    run_link,
    run_mv,
    run_reading,
    run_set,
    run_tick,
    run_untick,
    run_values,
)
from tests.harness.cases import Case, Expect, cases_in
from thesisvault.errors import VaultError

FOLDER = Path(__file__).parent
# What a case may ask for, by its case file.
RUNS: dict[str, dict[str, Run]] = {
    "autolink": {"link": run_link},
    "evidence_add": {"add": run_add},
    "new_log": {"add": run_add},
    "reading_add": {"reading": run_reading},
    "review_note": {"deeds": run_deeds},
    "rename": {"mv": run_mv},
    "set_field": {"set": run_set},
    "set_value": {"values": run_values},
    "tick": {"tick": run_tick, "untick": run_untick},
    "tie": {"add": run_add},
}


@pytest.mark.parametrize(
    "case",
    [
        case
        for name, runs in RUNS.items()
        for case in cases_in(FOLDER / f"{name}.md", *runs, "refused")
    ],
    ids=str,
)
def test_a_note_is_edited_as_its_case_expects(
    case: Case, expect: Expect, today: date
) -> None:
    [run] = [run for word, run in RUNS[case.path.stem].items() if word in case.expected]
    refused, after = "", {}
    try:
        after = dict(run(case, given_in(case), today))
    except VaultError as error:
        refused = str(error)

    expect(case, "refused", refused)
    expect.fixed(case, after)


def test_every_case_file_is_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == RUNS.keys()
