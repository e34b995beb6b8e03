"""`vault watch-list`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import (
    as_json,
    breadth,
    clip,
    fitted,
    pad,
    room,
    say_lines,
    say_wrapped,
    trend,
    wrap,
)
from thesisvault.cli.lazy import LazyGroup
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, name_line, readable
from thesisvault.models.figure import Figure, parse_figure
from thesisvault.note.words import plain
from thesisvault.reports.notes import find_thesis
from thesisvault.reports.watch import Number, list_numbers

COMMANDS = {
    "read": ("thesisvault.cli.watch_read:read", "Log a reading of a number."),
    "plot": ("thesisvault.cli.watch_plot:plot", "Show the readings of a number."),
}
_TITLES = (
    "path", "name", "stage", "due", "number", "subject", "companies", "reading",
    "value", "date", "readings", "line",
)  # fmt: skip
_READING, _DATE, _TREND = 12, 10, 12


def figure_of(reading: str | None) -> Figure | None:
    """The figure that a reading is, if it is one."""
    return parse_figure(plain(reading)) if reading else None


def _value(reading: str | None) -> float | None:
    figure = figure_of(reading)
    return figure.number if figure else None


def trend_of(number: Number) -> str:
    """The readings of a number as a line of little bars."""
    values = [_value(each.reading) for each in number.readings]
    told = [value for value in values if value is not None]
    return trend(told[-_TREND:]) if len(told) > 1 else ""


def as_mapping(number: Number) -> dict[str, Any]:
    """A number as JSON, its readings with what they are in figures."""
    readings = [
        {**as_json(each), "value": _value(each.reading)} for each in number.readings
    ]
    return {
        **as_json(number),
        "value": _value(number.reading),
        "readings": readings,
    }


def _csv_row(number: Number) -> tuple[object, ...]:
    return (
        number.path, number.name, number.stage, number.due, number.number,
        number.subject, "; ".join(number.companies), number.reading,
        _value(number.reading), number.date, len(number.readings), number.line,
    )  # fmt: skip


def label_of(number: Number) -> str:
    """A number's name, and whose it is."""
    whose = f" ({readable(number.subject)})" if number.subject else ""
    return f"{readable(number.number)}{whose}"


def _row(number: Number, aside: str, size: int) -> Iterator[str]:
    """A number with its last reading, in as many lines as its name takes."""
    first, *rest = wrap(f"{label_of(number)}{aside}", size)
    bars = trend_of(number)
    date = clip(readable(number.date), _DATE)
    reading = pad(clip(readable(number.reading), _READING), _READING, is_right=True)
    cells = [pad(first, size), reading]
    if date or bars:
        cells.append(style(pad(date, _DATE if bars else 0), fg="cyan"))
    yield f"  {'  '.join(filter(None, [*cells, bars]))}"
    yield from (f"    {line}" for line in rest)


def _lines(numbers: Sequence[Number], size: int, *, has_thesis: bool) -> Iterator[str]:
    """The numbers under a heading: those with a reading, then all others in a row."""
    unread: dict[str, list[str]] = defaultdict(list)
    for number in numbers:
        aside = f", {one_line(number.name)}" if has_thesis else ""
        if number.reading:
            yield from _row(number, aside, size)
        else:
            unread[aside].append(label_of(number))
    for aside, labels in unread.items():
        yield from fitted(f"no reading{aside}: {' · '.join(labels)}", 2, dim=True)


def _size(numbers: Sequence[Number], *, has_thesis: bool) -> int:
    """The columns for the names of numbers."""
    widest = max(
        breadth(label_of(each)) + (breadth(each.name) + 2 if has_thesis else 0)
        for each in numbers
    )
    left = room(_READING + _DATE + _TREND + 8)
    return max(8, min(widest, 60 if left is None else left))


def _title(number: Number) -> str:
    due = f", next review {number.due}" if number.due else ""
    return f"{name_line(number.name, number.stage)}{due}"


def _groups(
    numbers: Sequence[Number], by: Literal["thesis", "company"]
) -> Iterator[tuple[str, list[Number]]]:
    groups: dict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if by == "thesis":
            groups[_title(number)].append(number)
        for company in (number.companies or ("",)) if by == "company" else ():
            groups[company].append(number)
    if by == "thesis":
        yield from groups.items()
        return
    # Those of no company come last.
    for company in sorted(groups, key=lambda name: (not name, name.casefold())):
        title = style(one_line(company) or "(no company)", bold=True)
        yield title, groups[company]


def _summary(numbers: Sequence[Number]) -> str:
    if not numbers:
        return (
            "There is no number to watch: list some under a heading such as "
            '"Numbers to watch".'
        )
    places = counted(len({each.path for each in numbers}), "thesis", "theses")
    read = sum(each.reading is not None for each in numbers)
    told = f"{read or 'none'} with a reading"
    return f"{counted(len(numbers), 'number')} in {places}, {told}."


def _print_numbers(numbers: Sequence[Number], by: Literal["thesis", "company"]) -> None:
    has_thesis = by == "company"
    for title, group in _groups(numbers, by):
        say(title)
        size = _size(numbers, has_thesis=has_thesis)
        say_lines(_lines(group, size, has_thesis=has_thesis))
    if numbers:
        say()
    say_wrapped(_summary(numbers))


def _wanted(numbers: Sequence[Number], company: str | None) -> list[Number]:
    if company is None:
        return list(numbers)
    wanted = company.casefold()
    return [n for n in numbers if wanted in map(str.casefold, n.companies)]


@click.group(cls=LazyGroup, lazy=COMMANDS, invoke_without_command=True)
@as_of
@click.option(
    "--by",
    type=click.Choice(["thesis", "company"]),
    default="thesis",
    show_default=True,
    help="How to group the numbers.",
)
@click.option("--thesis", metavar="NOTE", help="Only those of this thesis.")
@click.option("--company", metavar="NAME", help="Only those of this company.")
@click.option(
    "--all", "is_all", is_flag=True, help="Also those of theses that are over."
)
@formats("text", "json", "csv")
@click.pass_context
def watch_list(
    ctx: click.Context,
    *,
    as_of: date | None,
    by: Literal["thesis", "company"],
    thesis: str | None,
    company: str | None,
    is_all: bool,
    output: Literal["text", "json", "csv"],
) -> None:
    """List the numbers to look up at the next review, with their last readings.

    They stand under headings such as "Numbers to watch", and behind the word "Track"
    in the line that says how often to review. Where a number has two readings or more,
    a line of little bars shows them.
    """
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    index = session.index()
    path = None if thesis is None else find_thesis(index, thesis)
    found = list_numbers(index, day_of(session, as_of), thesis=path, is_all=is_all)
    numbers = _wanted(found, company)
    match output:
        case "json":
            print_json([as_mapping(number) for number in numbers])
        case "csv":
            print_csv(_TITLES, map(_csv_row, numbers))
        case "text":
            _print_numbers(numbers, by)
