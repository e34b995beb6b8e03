"""`vault due`."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say
from thesisvault.cli.layout import as_json, fitted, say_lines, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, name_line
from thesisvault.reports.due import Due, Queue, find_due

_TITLES = (
    "path", "name", "last_reviewed", "cadence", "due", "overdue_days", "stage",
    "reasons",
)  # fmt: skip
_COLOURS = {"overdue": "red", "due": "yellow"}


def _row(entry: Due) -> tuple[object, ...]:
    reasons = "; ".join(reason.text for reason in entry.reasons)
    return (
        entry.path, entry.name, entry.last_reviewed, entry.cadence, entry.due,
        entry.overdue_days, entry.stage, reasons,
    )  # fmt: skip


def _lines(entry: Due) -> Iterator[str]:
    yield name_line(entry.name, entry.stage)
    for reason in entry.reasons:
        colour = _COLOURS.get(reason.kind)
        yield from fitted(
            one_line(reason.text), 2, **({"fg": colour} if colour else {})
        )


def _summary(queue: Queue) -> str:
    wanting, theses = len(queue.entries), counted(queue.theses, "thesis", "theses")
    if not queue.theses:
        return "There is no thesis to review: a note is one by the tag #thesis."
    if not wanting:
        return f"None of {theses} wants a review on {queue.today}."
    verb = "wants" if wanting == 1 else "want"
    late = len(queue.overdue) or "none"
    return f"{wanting} of {theses} {verb} a review on {queue.today}; {late} overdue."


def _print_queue(queue: Queue, limit: int | None) -> None:
    say_lines(line for entry in queue.entries[:limit] for line in _lines(entry))
    if queue.entries:
        say()
    left = len(queue.entries[limit:]) if limit else 0
    say_wrapped(_summary(queue) + (f" {left} more than shown." if left else ""))


@click.command()
@as_of
@click.option("--all", "is_all", is_flag=True, help="Also theses that are over.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Only the first N."
)
@formats("text", "json", "csv")
@click.pass_obj
def due(
    session: Session,
    *,
    as_of: date | None,
    is_all: bool,
    limit: int | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List the theses that want a review, the most pressing first.

    Each with its reasons: its day has passed, by its own cadence; evidence came in or
    a claim was ticked since the last review; a scenario's window or the horizon has
    passed; it was never reviewed. Those validated, invalidated or closed are left out.
    """
    queue = find_due(session.index(), day_of(session, as_of), is_all=is_all)
    entries = queue.entries[:limit]
    match output:
        case "json":
            print_json(as_json(entries))
        case "csv":
            print_csv(_TITLES, map(_row, entries))
        case "text":
            _print_queue(queue, limit)
