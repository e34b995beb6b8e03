"""What one looks at when a thesis is reviewed, as it is in its note now."""

from collections.abc import Iterator
from datetime import date

from thesisvault.reports.opening import find_opening
from thesisvault.text import Record
from thesisvault.thesis.model import (
    Claim,
    Evidence,
    Scenario,
    Side,
    State,
    Thesis,
    Watch,
    state_at,
)
from thesisvault.vault.reading import Reading

_SIDES: tuple[Side, ...] = ("validates", "invalidates")


class OpenClaim(Record, frozen=True):
    """A claim that has not come true, by its number on the screen."""

    number: int
    claim: Claim


class DueScenario(Record, frozen=True):
    """A scenario whose window is open, or has passed and nobody says what came."""

    scenario: Scenario
    state: State


class DueNumber(Record, frozen=True):
    """A number with no reading since the last review, and the one before that."""

    name: str
    subject: str | None
    last: Watch | None


class Screen(Record, frozen=True):
    """A thesis as a review shows it: in a line, and what has come since the last."""

    path: str
    name: str
    stage: str | None
    status: str | None
    opening: str | None
    reviewed: str | None
    evidence: tuple[Evidence, ...]
    claims: tuple[OpenClaim, ...]
    scenarios: tuple[DueScenario, ...]
    numbers: tuple[DueNumber, ...]

    def claims_of(self, side: Side) -> tuple[OpenClaim, ...]:
        """The open claims of a side."""
        return tuple(each for each in self.claims if each.claim.side == side)


def _newer(thesis: Thesis, today: date) -> Iterator[Evidence]:
    """The evidence since the last review, the newest first; not what is to come."""
    reviewed = thesis.last_reviewed
    dated = [
        (each.when, each)
        for each in thesis.evidence
        if each.when
        and each.when.start <= today
        and (reviewed is None or each.when.is_after(reviewed))
    ]
    for _, each in sorted(dated, key=lambda pair: pair[0].start, reverse=True):
        yield each


def _open(thesis: Thesis) -> Iterator[OpenClaim]:
    number = 0
    for side in _SIDES:
        for claim in thesis.claims:
            if claim.side == side and not claim.is_done:
                number += 1
                yield OpenClaim(number, claim)


def _scenarios(thesis: Thesis, today: date) -> Iterator[DueScenario]:
    for scenario in thesis.scenarios:
        state = state_at(thesis.window_of(scenario), today)
        if state == "open" or (state == "passed" and not scenario.outcome):
            yield DueScenario(scenario, state)


def _day(watch: Watch) -> date:
    return watch.when.start if watch.when else date.min


def _numbers(thesis: Thesis) -> Iterator[DueNumber]:
    """The numbers that were not looked up since the last review."""
    last: dict[tuple[str, str | None], Watch | None] = {}
    named = {each.name.casefold() for each in thesis.watch if each.subject}
    for each in thesis.watch:
        key = each.name.casefold(), each.subject
        if each.subject is None and each.name.casefold() in named:
            continue
        before = last.setdefault(key, None)
        if each.reading and (before is None or _day(each) >= _day(before)):
            last[key] = each
    shown = {(each.name.casefold(), each.subject): each.name for each in thesis.watch}
    reviewed = thesis.last_reviewed
    for key, watch in last.items():
        is_read = watch is not None and (reviewed is None or _day(watch) > reviewed.end)
        if not is_read:
            yield DueNumber(shown[key], key[1], watch)


def make_screen(reading: Reading, thesis: Thesis, today: date) -> Screen:
    """Make the screen of a thesis."""
    status = thesis.status
    return Screen(
        path=reading.path,
        name=reading.name,
        stage=thesis.stage,
        status=status.text if status else None,
        opening=find_opening(reading.note),
        reviewed=thesis.last_reviewed.text if thesis.last_reviewed else None,
        evidence=tuple(_newer(thesis, today)),
        claims=tuple(_open(thesis)),
        scenarios=tuple(_scenarios(thesis, today)),
        numbers=tuple(_numbers(thesis)),
    )
