from datetime import date

import pytest

from tests.reports.conftest import OpenNotes
from thesisvault.index.store import Index
from thesisvault.reports.evidence import Wanted, list_evidence
from thesisvault.reports.evidence_stats import count_evidence

RAILS = """\
#thesis

## Evidence log

| Date | Observation | Implication | Source |
|---|---|---|---|
| 2026-01-05 | one | **BOLD** | [[Letter]] |
| Q1 2026 | two of [[Acme\\|the maker]] | | https://example.com/a |
| 2026-06-30 | three, by Acme | | |
| 2026-07-01 | four | | |
| soon | five | | Wire |
"""
ROADS = """\
#thesis

## Updates log

- 2026-01-05: six
"""
NOTES = {
    "Rails.md": RAILS,
    "Roads.md": ROADS,
    "Acme.md": "#company",
    "Letter.md": "#source",
    "templates/Thesis.md": ROADS,
}


@pytest.fixture
def index(open_notes: OpenNotes) -> Index:
    return open_notes(NOTES)


def observed(index: Index, wanted: Wanted) -> list[str]:
    rows = list_evidence(index, date(2026, 6, 30), wanted)
    return [row.observation.split()[0].strip(",") for row in rows]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), "four three one six two five"),
        (Wanted(thesis="Roads.md"), "six"),
        (Wanted(since=date(2026, 1, 1)), "four three one six two"),
        (Wanted(since=date(2026, 1, 2)), "four three one six"),
        (Wanted(until=date(2026, 1, 4)), "two"),
        (Wanted(company="Acme"), "three two"),
        (Wanted(text="acme"), "three two"),
        (Wanted(text="the maker"), "two"),
        (Wanted(text="bold"), "one"),
        (Wanted(text="wire"), "five"),
        (Wanted(source="letter"), "one"),
        (Wanted(source="example.com"), "two"),
        (Wanted(is_unsourced=True), "four three six"),
        (Wanted(company="Acme", is_unsourced=True), "three"),
        (Wanted(text="nothing of the kind"), ""),
    ],
)
def test_rows_are_those_that_are_wanted(
    index: Index, wanted: Wanted, expected: str
) -> None:
    assert observed(index, wanted) == expected.split()


def test_rows_from_the_future_are_marked(index: Index, today: date) -> None:
    ahead = [row.date for row in list_evidence(index, today, Wanted()) if row.is_ahead]

    assert ahead == ["2026-07-01"]


def test_months_are_counted_up_to_the_day(index: Index) -> None:
    stats = count_evidence(index, date(2026, 1, 31))

    assert stats.months[0] == "2025-02"
    assert stats.months[-1] == "2026-01"
    assert {group.name: group.by_month[-1] for group in stats.groups} == {
        "Rails": 2,
        "Roads": 1,
    }
    assert stats.undated == 1


def test_what_was_logged_before_is_counted_in_the_rows(index: Index) -> None:
    (rails, _) = count_evidence(index, date(2027, 12, 31)).groups

    assert rails.rows == 5
    assert sum(rails.by_month) == 0
    assert (rails.first, rails.newest) == ("Q1 2026", "2026-07-01")


def test_a_thesis_without_evidence_is_counted(open_notes: OpenNotes) -> None:
    index = open_notes({"Rails.md": "#thesis"})

    (rails,) = count_evidence(index, date(2026, 6, 30)).groups

    assert (rails.name, rails.rows, rails.newest) == ("Rails", 0, None)
    assert count_evidence(index, date(2026, 6, 30), "month").groups == ()
