"""`vault graph path`."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, fitted, say_lines
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.way import Step, Way, find_way

_TITLES = (
    "start", "end", "relation", "sign", "section", "path", "line", "date", "text",
    "more",
)  # fmt: skip


def _csv_rows(way: Way) -> Iterator[tuple[object, ...]]:
    for step in way.steps:
        yield (
            step.start, step.end, step.relation, step.sign, step.section, step.path,
            step.line, step.date, readable(step.text), step.more,
        )  # fmt: skip


def _told(step: Step) -> str:
    """What a step is, and where that is said."""
    sign = f" {step.sign}" if step.sign not in (None, "0") else ""
    section = f", {readable(step.section)}" if step.section else ""
    when = f", {step.date}" if step.date else ""
    more = f" (and {step.more} more)" if step.more else ""
    return (
        f"{step.relation}{sign}: {one_line(step.path)}:{step.line}{section}{when}{more}"
    )


def _lines(way: Way) -> Iterator[str]:
    yield style(one_line(way.start), bold=True)
    for step in way.steps:
        # The arrow points from the note that says it.
        arrow = "  ↑ " if step.is_back else "  ↓ "
        yield from fitted(_told(step), 4, arrow, dim=True)
        if step.text:
            yield from fitted(readable(step.text), 4)
        yield style(one_line(step.end), bold=True)


@click.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def path(
    session: Session,
    *,
    start: str,
    end: str,
    as_of: date | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Show the shortest way from A to B, with the sentence behind each step.

    Links count in either direction, and the arrow points from the note that says it.
    Of ways that are equally short, the one is shown that is explained best: positions
    before evidence, evidence before mere links.
    """
    way = find_way(session.index(), day_of(session, as_of), start, end)
    match output:
        case "json":
            print_json(as_json(way))
        case "csv":
            print_csv(_TITLES, _csv_rows(way))
        case "text":
            say_lines(_lines(way))
            say()
            say(f"{counted(len(way.steps), 'step')}.")
