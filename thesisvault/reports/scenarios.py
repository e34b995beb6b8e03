"""Which scenarios are open, ahead or passed, and what evidence each has gathered."""

from collections.abc import Iterator
from datetime import date

from thesisvault.index.store import Index
from thesisvault.note.words import words_of
from thesisvault.reports.gathering import Gathered, Gathering, load_gatherings
from thesisvault.text import Record
from thesisvault.thesis.model import State

_SCENARIOS = """
select scenarios.note, notes.path, notes.name, theses.stage,
    scenarios.name, "window", window_start, window_end, told_on,
    case
        when window_start is null then 'undated'
        when window_start > ?1 then 'ahead'
        when window_end < ?1 then 'passed'
        else 'open'
    end,
    evidence, reaction, probability, outcome, line
from scenarios
join theses on theses.note = scenarios.note
join notes on notes.id = scenarios.note and not notes.is_hidden
where ?2 is null or notes.path = ?2
order by notes.path, scenarios.n
"""
# `Base` alone is a word like any other; `the base case` is a scenario.
_CALLED = r" (?:case|path|scenario|outcome)"
_ORDER: tuple[State, ...] = ("open", "ahead", "passed", "undated")


class Scenario(Record, frozen=True):
    """A scenario of a thesis, where its window stands, and the evidence for it.

    `told_on` is the day from which a window such as `next quarter` was counted, and
    `end` is nothing where the window has none.
    """

    path: str
    name: str
    stage: str | None
    scenario: str
    window: str
    start: str | None
    end: str | None
    told_on: str | None
    state: State
    evidence: str | None
    reaction: str | None
    probability: str | None
    outcome: str | None
    line: int
    gathered: tuple[Gathered, ...]


def _gathered(
    gathering: Gathering | None, scenario: str, required: str | None
) -> Iterator[Gathered]:
    """The rows that name a scenario, or speak of what it needs."""
    if gathering is not None:
        tail = "" if " " in words_of(scenario) else _CALLED
        naming = gathering.naming(scenario, tail)
        yield from gathering.rows(naming | gathering.speaking(scenario, required))


def _when(scenario: Scenario) -> tuple[int, str, str]:
    """The open ones first, those that end soonest before others."""
    order = _ORDER.index(scenario.state)
    return order, scenario.end or "9999-12-31", scenario.start or ""


def list_scenarios(
    index: Index, today: date, *, thesis: str | None = None, state: State | None = None
) -> tuple[Scenario, ...]:
    """List the scenarios of all theses, or of the one at a path: the open ones first.

    Args:
        state: Only those whose window stands so.
    """
    gatherings = load_gatherings(index, today, thesis)
    found = []
    for note, *values in index.select(_SCENARIOS, today.isoformat(), thesis):
        gathered = tuple(_gathered(gatherings.get(note), values[3], values[9]))
        found.append(Scenario(*[*values, gathered]))
    wanted = [each for each in found if state in (None, each.state)]
    return tuple(sorted(wanted, key=_when))
