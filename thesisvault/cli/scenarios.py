"""`vault scenarios`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, fitted, say_lines, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.gathering import Gathered
from thesisvault.reports.notes import find_thesis
from thesisvault.reports.scenarios import Scenario, list_scenarios
from thesisvault.thesis.model import State

_TITLES = (
    "path", "name", "stage", "scenario", "window", "start", "end", "told_on", "state",
    "evidence", "reaction", "probability", "outcome", "line", "gathered",
)  # fmt: skip
_STATES: dict[State, tuple[str, str]] = {
    "open": ("Open", "green"),
    "ahead": ("Ahead", "cyan"),
    "passed": ("Passed", "yellow"),
    "undated": ("Undatable", "red"),
}
_MOST_GATHERED = 3


def _csv_row(scenario: Scenario) -> tuple[object, ...]:
    values = [getattr(scenario, title) for title in _TITLES[:-1]]
    return (*values, len(scenario.gathered))


def _window(scenario: Scenario) -> str:
    """The window as written, and its days where they do not stand in it."""
    if scenario.told_on is None:
        return readable(scenario.window) or "no window"
    days = f"{scenario.start} to {scenario.end}"
    return f"{readable(scenario.window)} ({days}, told on {scenario.told_on})"


def _gathered(rows: Sequence[Gathered]) -> Iterator[str]:
    for row in rows[:_MOST_GATHERED]:
        text = f"{readable(row.date)}: {readable(row.observation)}"
        yield from fitted(text, 16, "    gathered    ", dim=True)
    if rest := len(rows[_MOST_GATHERED:]):
        yield from fitted(f"and {counted(rest, 'row')} more", 16, dim=True)


def _lines(scenario: Scenario) -> Iterator[str]:
    chance = readable(scenario.probability)
    words = [_window(scenario), f"probability {chance}" if chance else ""]
    told = "; ".join(filter(None, words))
    yield from fitted(f"{readable(scenario.scenario) or 'no name'}: {told}", 2)
    yield f"    {one_line(scenario.name)} ({scenario.stage or 'no stage'})"
    for label, text in (
        ("needs", scenario.evidence),
        ("then", scenario.reaction),
        ("outcome", scenario.outcome),
    ):
        if text:
            yield from fitted(readable(text), 16, f"    {label}")
    yield from _gathered(scenario.gathered)


def _summary(scenarios: Sequence[Scenario], today: date) -> str:
    if not scenarios:
        return "There are no such scenarios."
    counts = {state: sum(s.state == state for s in scenarios) for state in _STATES}
    told = ", ".join(
        f"{count} {_STATES[state][0].lower()}"
        for state, count in counts.items()
        if count
    )
    return f"{counted(len(scenarios), 'scenario')} on {today}: {told}."


def _print_scenarios(scenarios: Sequence[Scenario], today: date) -> None:
    for state, group in groupby(scenarios, lambda each: each.state):
        title, colour = _STATES[state]
        say(style(title, fg=colour, bold=True))
        say_lines(line for scenario in group for line in _lines(scenario))
    if scenarios:
        say()
    say_wrapped(_summary(scenarios, today))


@click.command()
@as_of
@click.option(
    "--state", type=click.Choice(list(_STATES)), help="Only those that stand so."
)
@click.option("--thesis", metavar="NOTE", help="Only those of this thesis.")
@formats("text", "json", "csv")
@click.pass_obj
def scenarios(
    session: Session,
    *,
    as_of: date | None,
    state: State | None,
    thesis: str | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List the scenarios whose windows are open, ahead or passed.

    Each with the evidence that has been gathered for it: a cautious guess, by two
    telling words, figures or links in common with its name and what it needs. A window
    such as "next quarter" is counted from the thesis's last review, else from its
    first day; where no dates can be told, it is undatable.
    """
    index, today = session.index(), day_of(session, as_of)
    path = None if thesis is None else find_thesis(index, thesis)
    found = list_scenarios(index, today, thesis=path, state=state)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            print_csv(_TITLES, map(_csv_row, found))
        case "text":
            _print_scenarios(found, today)
