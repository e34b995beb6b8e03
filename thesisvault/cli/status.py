"""`vault status`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import align, as_json, clip, pad, room, say_lines
from thesisvault.cli.main import COMMANDS
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, shell_word, ticked
from thesisvault.lint.engine import lint
from thesisvault.reports.due import Due
from thesisvault.reports.status import StageStatus, Status, take_stock
from thesisvault.text import Record

_TITLES = ("Stage", "Theses", "Overdue", "New evidence", "Open claims")
_KEYS = ("stage", "theses", "overdue", "with_new_evidence", "open_claims")
_LABEL = 10
_COMMAND = 44
_MOST_STEPS = 3


class Step(Record, frozen=True):
    """A command worth running next, and why."""

    command: str
    why: str


def _show(entry: Due | None) -> Iterator[Step]:
    # A name that could steer the terminal is better found in a list.
    if entry is None or one_line(entry.name) != entry.name:
        return
    why = "the most pressing"
    if entry.overdue_days:
        why = f"overdue by {counted(entry.overdue_days, 'day')}"
    # Nor is a name that looks like an option of use.
    name = f"./{entry.path}" if entry.name.startswith("-") else entry.name
    yield Step(f"vault show {shell_word(name)}", why)


def _steps(status: Status) -> Iterator[Step]:
    """What to do next, the most pressing first."""
    wanting = counted(status.wanting_review, "thesis", "theses")
    untested = status.claims.invalidates.all - status.claims.invalidates.ticked
    if not status.theses:
        yield Step("vault list", "notes; tag one #thesis")
    if any(status.findings.values()):
        yield Step("vault lint", "what is wrong, line by line")
    if status.wanting_review:
        yield Step("vault review", f"{wanting}, one by one")
        yield from _show(status.most_pressing)
        yield Step("vault due", f"{wanting}, with reasons")
    if untested:
        why = f"{counted(untested, 'way')} to be wrong"
        yield Step("vault claims --unticked --side invalidates", why)


def _next_steps(status: Status) -> list[Step]:
    """The first steps whose commands there are."""
    steps = (step for step in _steps(status) if step.command.split()[1] in COMMANDS)
    return list(steps)[:_MOST_STEPS]


def _row(stage: StageStatus) -> tuple[object, ...]:
    return (
        stage.stage,
        stage.theses,
        stage.overdue,
        stage.with_new_evidence,
        stage.claims.open,
    )


def _shown(cell: object) -> str:
    """A figure; nothing to do is a dash."""
    return str(cell) if cell else "–"


def _print_stages(status: Status) -> None:
    rows = [list(map(_shown, _row(stage))) for stage in status.stages]
    for row in rows:
        row[0] = "(none)" if row[0] == "–" else row[0]
    total = (
        "all", status.theses, status.overdue, status.with_new_evidence,
        status.claims.open,
    )  # fmt: skip
    table = [list(_TITLES), *rows, list(map(_shown, total))]
    title, *lines = align(table, right=range(1, len(_TITLES)))
    say(style(title, bold=True))
    say_lines(lines)


def _reviews(status: Status) -> str:
    alive = sum(stage.theses for stage in status.stages if not stage.is_over)
    theses = counted(alive, "thesis", "theses")
    if not status.wanting_review:
        return f"none of {theses} wants one"
    verb = "wants" if status.wanting_review == 1 else "want"
    late = f"{status.overdue} overdue, {status.never_reviewed} never reviewed"
    return f"{status.wanting_review} of {theses} {verb} one; {late}"


def _evidence(status: Status) -> str:
    if not status.new_evidence:
        return "nothing new since the last review"
    places = counted(status.with_new_evidence, "thesis", "theses")
    rows = counted(status.new_evidence, "new row")
    return f"{rows} since the last review, in {places}"


def _told(status: Status) -> Iterator[tuple[str, str]]:
    """What there is to say below the table, with a label each."""
    yield "Reviews", _reviews(status)
    yield "Evidence", _evidence(status)
    yield "Ticked", ticked(status.claims)
    found = [counted(count, kind) for kind, count in status.findings.items() if count]
    if found or "lint" in COMMANDS:
        yield "Findings", ", ".join(found) or "none"


def _print_steps(status: Status) -> None:
    label = "Next"
    for step in _next_steps(status):
        say(f"{style(pad(label, _LABEL), bold=True)}{_step_line(step)}")
        label = ""


def _step_line(step: Step) -> str:
    command, left = pad(step.command, _COMMAND), room(_LABEL + _COMMAND + 1)
    return f"{command} {step.why if left is None else clip(step.why, left)}"


def _print_status(status: Status) -> None:
    theses = counted(status.theses, "thesis", "theses")
    say(f"{counted(status.notes, 'note')}, {theses} on {status.as_of}")
    say()
    if status.theses:
        _print_stages(status)
        say()
        for label, text in _told(status):
            say(style(pad(label, _LABEL), bold=True) + text)
    _print_steps(status)


@click.command()
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def status(
    session: Session, *, as_of: date | None, output: Literal["text", "json", "csv"]
) -> None:
    """Show the vault on one screen, and what to do next.

    Theses by stage, with those overdue and those with evidence newer than their last
    review; how many claims came true on either side; what lint has found. CSV has the
    table of stages.
    """
    day = day_of(session, as_of)
    found = Counter(report.severity for report in lint(session.index(), day))
    stock = take_stock(session.index(), day, found)
    match output:
        case "json":
            print_json({**_mapping(stock), "next": as_json(_next_steps(stock))})
        case "csv":
            print_csv(_KEYS, map(_row, stock.stages))
        case "text":
            _print_status(stock)


def _mapping(stock: Status) -> dict[str, object]:
    return {name: as_json(getattr(stock, name)) for name in stock.__struct_fields__}
