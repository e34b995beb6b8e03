"""`vault evidence stats`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import print_csv, print_json, say, style
from thesisvault.cli.layout import (
    align,
    as_json,
    bar,
    clip,
    room,
    say_lines,
    say_wrapped,
    sparkline,
)
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.evidence_stats import MONTHS, By, Group, Stats, count_evidence
from thesisvault.reports.notes import find_thesis

_TITLES = ("name", "path", "kind", "rows", "theses", "first", "newest")
# What the columns beside the names take.
_BESIDE = 42
_BAR = 40


def _names(groups: Iterable[Group]) -> list[str]:
    names = [readable(group.name) or "(no source)" for group in groups]
    size = room(_BESIDE)
    return names if size is None else [clip(name, size) for name in names]


def _cells(by: By, name: str, group: Group) -> Iterator[str]:
    yield name
    yield str(group.rows)
    # A thesis is in one thesis.
    if by != "thesis":
        yield str(group.theses)
    yield readable(group.newest)
    yield sparkline(group.by_month)


def _titles(by: By) -> Iterator[str]:
    yield by.capitalize()
    yield "Rows"
    if by != "thesis":
        yield "Theses"
    yield "Newest"
    yield f"{MONTHS} months"


def _print_table(by: By, groups: Sequence[Group]) -> None:
    names = _names(groups)
    rows = [[*_cells(by, *pair)] for pair in zip(names, groups, strict=True)]
    figures = (1,) if by == "thesis" else (1, 2)
    first, *lines = align([[*_titles(by)], *rows], right=figures)
    say(style(first, bold=True))
    say_lines(lines)


def _print_months(groups: Sequence[Group]) -> None:
    most = max(group.rows for group in groups)
    rows = (
        (each.name, str(each.rows), str(each.theses), bar(each.rows, most, _BAR))
        for each in groups
    )
    first, *lines = align([("Month", "Rows", "Theses", ""), *rows], right=(1, 2))
    say(style(first, bold=True))
    say_lines(lines)


def _summary(stats: Stats) -> str:
    undated = f", {stats.undated} without a readable date" if stats.undated else ""
    total = f"{counted(stats.rows, 'row')} of evidence{undated}."
    if stats.by == "month":
        return total
    return f"{total} The bars are from {stats.months[0]} to {stats.months[-1]}."


def _print_stats(stats: Stats, limit: int | None) -> None:
    groups = stats.groups[:limit]
    if not stats.rows:
        say("There is no evidence.")
        return
    if stats.by == "month":
        _print_months(groups)
    else:
        _print_table(stats.by, groups)
    say()
    left = len(stats.groups) - len(groups)
    say_wrapped(_summary(stats) + (f" {left} more lines than shown." if left else ""))


@click.command()
@as_of
@click.option(
    "--by",
    type=click.Choice(["thesis", "month", "company", "source"]),
    default="thesis",
    show_default=True,
    help="What to count by.",
)
@click.option("--thesis", metavar="NOTE", help="Only the rows of this thesis.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Only the first N."
)
@formats("text", "json", "csv")
@click.pass_obj
def stats(
    session: Session,
    *,
    as_of: date | None,
    by: By,
    thesis: str | None,
    limit: int | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Count rows of evidence, and show when they came.

    The bars are the last twelve months, each drawn to its line's highest. A row counts
    for each company and for each source that it links, and for the month in which its
    date begins. Companies are notes of that kind, and others in which a thesis has a
    position.
    """
    index, today = session.index(), day_of(session, as_of)
    path = None if thesis is None else find_thesis(index, thesis)
    found = count_evidence(index, today, by, path)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            months = [f"in {month}" for month in found.months]
            rows = (
                [*(getattr(group, name) for name in _TITLES), *group.by_month]
                for group in found.groups[:limit]
            )
            print_csv([*_TITLES, *months], rows)
        case "text":
            _print_stats(found, limit)
