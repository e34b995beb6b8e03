"""Reports on a made-up vault, held against what its maker knows of it.

Dates and cadences are read here once more, and plainly, so that one mistake is not
made on both sides.
"""

import re
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.generate import GeneratedNote, build, write_vault
from tests.reports.conftest import Open
from thesisvault.index.store import Index
from thesisvault.reports.claims import list_claims
from thesisvault.reports.due import Queue, find_due
from thesisvault.reports.evidence import Wanted, list_evidence
from thesisvault.reports.status import take_stock
from thesisvault.thesis.vocabulary import DEFAULT

SEED, NOTES = 7, 400
OVER = ("validated", "invalidated", "closed")
MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
PERIODS = {"monthly": 1, "quarterly": 3, "yearly": 12, "every 2 months": 2}
DAYS = {"weekly": 7, "every 2 weeks": 14, "every 6 weeks": 42, "every 45 days": 45}


def days(written: str) -> tuple[date, date]:
    """The first and the last day of a date."""
    text = written.strip("*")
    if found := re.fullmatch(r"Q(\d) (\d{4})", text):
        last = 3 * int(found[1])
        return month(int(found[2]), last - 2)[0], month(int(found[2]), last)[1]
    if found := re.fullmatch(r"(\w{3}) (\d{4})", text):
        return month(int(found[2]), MONTHS.index(found[1]) // 3 + 1)
    if len(text) == len("2026-06"):
        return month(int(text[:4]), int(text[5:]))
    return date.fromisoformat(text), date.fromisoformat(text)


def month(year: int, number: int) -> tuple[date, date]:
    last = monthrange(year, number)[1]
    return date(year, number, 1), date(year, number, last)


def next_review(note: GeneratedNote) -> date | None:
    """The day of a thesis's next review."""
    if note.cadence not in (None, *PERIODS, *DAYS):
        return None
    if note.last_reviewed is None:
        return days(note.created)[1] if note.created else None
    _, last = days(note.last_reviewed)
    if note.cadence is None:
        return None
    if note.cadence in DAYS:
        return last + timedelta(DAYS[note.cadence])
    years, number = divmod(last.month - 1 + PERIODS[note.cadence], 12)
    _, end = month(last.year + years, number + 1)
    return end.replace(day=min(last.day, end.day))


def newer_rows(note: GeneratedNote, today: date) -> int:
    """How many rows came in since the last review."""
    if note.last_reviewed is None:
        return 0
    review = days(note.last_reviewed)
    rows = (days(row.date) for row in note.evidence)
    return sum(review < row and row[0] <= today for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("truth") / "vault"


@pytest.fixture(scope="module")
def theses(folder: Path) -> list[GeneratedNote]:
    notes = list(build(SEED, NOTES))
    assert sum(write_vault(folder, notes)) > 0
    return [note for note in notes if note.kind == "thesis"]


@pytest.fixture
def alive(theses: list[GeneratedNote]) -> list[GeneratedNote]:
    """The theses that are not over."""
    return [
        note for note in theses if DEFAULT.stage(note.status_head or "") not in OVER
    ]


@pytest.fixture
def index(folder: Path, theses: list[GeneratedNote], open_folder: Open) -> Index:
    assert theses
    return open_folder(folder)


@pytest.fixture
def queue(index: Index, today: date) -> Queue:
    return find_due(index, today)


def test_just_the_overdue_theses_are_overdue(
    queue: Queue, alive: list[GeneratedNote], today: date
) -> None:
    late = {note.path: next_review(note) for note in alive}

    assert {entry.path: entry.due for entry in queue.overdue} == {
        path: day for path, day in late.items() if day and day < today
    }
    assert all(
        entry.due and entry.overdue_days == (today - entry.due).days
        for entry in queue.overdue
    )


def test_just_the_newer_rows_are_newer(
    queue: Queue, alive: list[GeneratedNote], today: date
) -> None:
    newer = {note.path: newer_rows(note, today) for note in alive}

    found = {entry.path: entry.new_evidence for entry in queue.entries}
    assert +Counter(found) == +Counter(newer)
    assert {
        entry.path
        for entry in queue.entries
        if any(reason.kind == "evidence" for reason in entry.reasons)
    } == set(+Counter(newer))


def test_every_row_of_evidence_is_listed(
    index: Index, theses: list[GeneratedNote], today: date
) -> None:
    rows = list_evidence(index, today, Wanted())

    assert Counter(
        (row.path, row.line, row.date, row.observation, row.implication, row.source)
        for row in rows
    ) == Counter(
        (
            note.path,
            row.line,
            row.date.strip("*"),
            row.observation,
            row.implication or None,
            row.source or None,
        )
        for note in theses
        for row in note.evidence
    )


def test_every_claim_is_listed(
    index: Index, theses: list[GeneratedNote], today: date
) -> None:
    claims = list_claims(index, today)

    assert Counter(
        (thesis.path, claim.line, claim.side, claim.is_done)
        for thesis in claims.theses
        for claim in thesis.claims
    ) == Counter(
        (note.path, claim.line, claim.side, claim.done)
        for note in theses
        for claim in note.claims
    )
    sides = Counter(
        (claim.side, claim.done) for note in theses for claim in note.claims
    )
    tally = claims.asymmetry.invalidates
    assert tally.ticked == sides["invalidates", True]
    assert tally.all == tally.ticked + sides["invalidates", False]


def test_the_status_adds_up(
    index: Index, queue: Queue, theses: list[GeneratedNote], today: date
) -> None:
    status = take_stock(index, today, Counter())

    assert status.notes == NOTES
    assert status.theses == len(theses)
    assert status.overdue == len(queue.overdue)
    assert sum(stage.theses for stage in status.stages) == len(theses)
    assert sum(stage.overdue for stage in status.stages) == status.overdue
