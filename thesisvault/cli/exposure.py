"""`vault exposure`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import (
    Column,
    one_line,
    print_csv,
    print_json,
    say,
    style,
    width,
)
from thesisvault.cli.holdings import print_holding
from thesisvault.cli.layout import as_json, clip, pad, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.table import print_rows
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.exposure import (
    Exposure,
    Matrix,
    list_exposures,
    make_matrix,
)

_SIDES = ("long", "short", "winner", "loser", "bet")
_TITLES = ("name", "path", "kind", "theses", *_SIDES, "newest", "newest_evidence")
_NAME = 28


def _counts(exposure: Exposure) -> tuple[int, ...]:
    return (
        exposure.long, exposure.short, exposure.winner, exposure.loser, exposure.bet,
    )  # fmt: skip


def _csv_rows(exposures: Sequence[Exposure]) -> Iterator[tuple[object, ...]]:
    for each in exposures:
        newest = each.newest_evidence
        told = (newest.date, readable(newest.text)) if newest else (None, None)
        yield (
            each.name, each.path, each.kind, each.theses, *_counts(each), *told,
        )  # fmt: skip


def _print_table(exposures: Sequence[Exposure]) -> None:
    columns = [
        Column("Company", is_flexible=True),
        Column("Theses", "right"),
        *(Column(side.capitalize(), "right") for side in _SIDES),
        Column("Newest evidence"),
    ]
    rows = [
        (
            each.name,
            each.theses,
            *(count or "" for count in _counts(each)),
            each.newest_evidence.date if each.newest_evidence else "",
        )
        for each in exposures
    ]
    print_rows(columns, rows)


def _print_one(exposure: Exposure) -> None:
    theses = counted(exposure.theses, "thesis", "theses")
    say(f"{style(one_line(exposure.name), bold=True)}: held by {theses}")
    for holding in exposure.holdings:
        print_holding(holding)
    if newest := exposure.newest_evidence:
        say()
        where = f"{readable(newest.date)}, {one_line(newest.thesis)}"
        say_wrapped(f"Newest evidence: {where}: {readable(newest.text)}")


def _print_matrix(matrix: Matrix) -> None:
    """Companies by theses, the theses by number where their names would not fit."""
    for number, thesis in enumerate(matrix.theses, 1):
        say(f"{number:>3}  {one_line(thesis)}")
    say()
    numbers = range(1, len(matrix.theses) + 1)
    room = max((width() or 1000) - _NAME, 6) // 4
    for at in range(0, len(matrix.theses), room):
        cells = "".join(f"{number:>4}" for number in numbers[at : at + room])
        say(style(f"{'':{_NAME}}{cells}", bold=True))
        for row in matrix.companies:
            signs = [sign or "." for sign in row.signs[at : at + room]]
            name = pad(clip(one_line(row.name), _NAME - 1), _NAME)
            say(name + "".join(f"{sign:>4}" for sign in signs))


@click.command()
@click.argument("name", required=False)
@click.option("--matrix", is_flag=True, help="Companies by theses, with their signs.")
@click.option("--all", "is_all", is_flag=True, help="Also theses that are over.")
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def exposure(
    session: Session,
    *,
    name: str | None,
    matrix: bool,
    is_all: bool,
    as_of: date | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Show on which side of each company the theses stand, or of NAME alone.

    Long and short are the legs of trades, and what titles say; a winner gains and a
    loser suffers if the thesis is right; a bet may go either way. The newest evidence
    is the newest row that links to the company.
    """
    day = day_of(session, as_of)
    found = list_exposures(session.index(), day, name, is_all=is_all)
    table = make_matrix(found)
    match output:
        case "json":
            print_json(as_json(table if matrix else found))
        case "csv" if matrix:
            rows = ((row.name, row.path, *row.signs) for row in table.companies)
            print_csv(("name", "path", *table.theses), rows)
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text" if not found:
            say("No thesis holds a position.")
        case "text" if matrix:
            _print_matrix(table)
        case "text" if name is not None:
            _print_one(found[0])
        case "text":
            _print_table(found)
