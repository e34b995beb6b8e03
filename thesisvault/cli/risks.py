"""`vault risks`."""

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
from thesisvault.reports.notes import find_thesis
from thesisvault.reports.risks import Risk, ThesisRisk, list_risks
from thesisvault.thesis.model import RiskState

_TITLES = (
    "factor", "path", "name", "stage", "description", "trigger", "state", "state_text",
    "line", "newest_evidence",
)  # fmt: skip
_STATES: dict[RiskState | None, tuple[str, str | None]] = {
    "tripped": ("Tripped", "red"),
    "stirring": ("Stirring", "yellow"),
    "quiet": ("Quiet", "green"),
    None: ("No state told", None),
}
_INDENT = 14


def _csv_rows(risks: Sequence[Risk]) -> Iterator[tuple[object, ...]]:
    for risk in risks:
        newest = risk.newest_evidence
        for held in risk.theses:
            yield (
                held.factor, held.path, held.name, held.stage, held.description,
                held.trigger, held.state, held.state_text, held.line,
                newest.date if newest else None,
            )  # fmt: skip


def _thesis(held: ThesisRisk, *, has_trigger: bool) -> str:
    parts = [f"{one_line(held.name)} ({held.stage or 'no stage'})"]
    state = readable(held.state_text)
    # The heading says so much already.
    if state.casefold() != (held.state or ""):
        parts.append(state)
    if has_trigger:
        parts.append(readable(held.trigger) or "no trigger named")
    return ": ".join(parts)


def _fact(label: str, text: str) -> Iterator[str]:
    return fitted(text, _INDENT, f"    {label}")


def _lines(risk: Risk) -> Iterator[str]:
    yield from fitted(readable(risk.factor), 2, "  ", bold=True)
    is_one = len({held.trigger for held in risk.theses}) == 1
    if is_one:
        yield from _fact("trigger", readable(risk.trigger) or "none named")
    for held in risk.theses:
        yield from _fact("thesis", _thesis(held, has_trigger=not is_one))
    if newest := risk.newest_evidence:
        where = f" ({one_line(newest.name)})" if len(risk.theses) > 1 else ""
        text = f"{readable(newest.date)}: {readable(newest.observation)}{where}"
        yield from _fact("newest", text)


def _summary(risks: Sequence[Risk]) -> str:
    if not risks:
        return "There are no such risks."
    counts = {state: sum(risk.state == state for risk in risks) for state in _STATES}
    told = ", ".join(
        f"{count} {state or 'without a state'}"
        for state, count in counts.items()
        if count
    )
    return f"{counted(len(risks), 'risk')}: {told}."


def _print_risks(risks: Sequence[Risk]) -> None:
    for state, group in groupby(risks, lambda risk: risk.state):
        title, colour = _STATES[state]
        say(style(title, fg=colour, bold=True))
        say_lines(line for risk in group for line in _lines(risk))
    if risks:
        say()
    say_wrapped(_summary(risks))


@click.command()
@as_of
@click.option(
    "--state",
    type=click.Choice(["quiet", "stirring", "tripped"]),
    help="Only those of this state.",
)
@click.option("--thesis", metavar="NOTE", help="Only those of this thesis.")
@formats("text", "json", "csv")
@click.pass_obj
def risks(
    session: Session,
    *,
    as_of: date | None,
    state: RiskState | None,
    thesis: str | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List what may go wrong, what would show it, and how far it has come.

    A risk is quiet, stirring or tripped as the notes say in a column "State"; theses
    that name the same factor share it, and the worst counts. The newest evidence is
    that which names the factor, or shares two telling words, figures or links with
    what the register says of it.
    """
    index, today = session.index(), day_of(session, as_of)
    path = None if thesis is None else find_thesis(index, thesis)
    found = list_risks(index, today, thesis=path, state=state)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text":
            _print_risks(found)
