"""`vault conflicts`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.holdings import print_holding
from thesisvault.cli.layout import as_json
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.reports.conflicts import Conflict, find_conflicts

_TITLES = (
    "name", "path", "sign", "thesis", "thesis_path", "stage", "side", "role", "group",
    "reason", "line", "since",
)  # fmt: skip


def _csv_rows(conflicts: Sequence[Conflict]) -> Iterator[tuple[object, ...]]:
    for conflict in conflicts:
        for each in (*conflict.long, *conflict.short):
            yield (
                conflict.name, conflict.path, each.sign, each.thesis, each.path,
                each.stage, each.side, each.role, each.group, each.reason, each.line,
                each.since,
            )  # fmt: skip


def _print_conflict(conflict: Conflict) -> None:
    sides = f"{len(conflict.long)} for, {len(conflict.short)} against"
    say(f"{style(one_line(conflict.name), bold=True)}: {sides}")
    for holding in (*conflict.long, *conflict.short):
        print_holding(holding)
    say()


def _summary(count: int, *, is_all: bool) -> str:
    theses = "theses" if is_all else "theses that are held"
    if not count:
        return f"No two {theses} stand against each other."
    companies = counted(count, "company", "companies")
    verb = "divides" if count == 1 else "divide"
    return f"{companies} {verb} the {theses}."


@click.command()
@click.option(
    "--all", "is_all", is_flag=True, help="Also ideas, and theses that are watched."
)
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def conflicts(
    session: Session,
    *,
    is_all: bool,
    as_of: date | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List the companies that theses hold with opposite signs, with both reasons.

    Theses that are held count: active, core, strengthening and weakening. A bet both
    ways takes no side, nor does a thesis that has a company on either.
    """
    found = find_conflicts(session.index(), day_of(session, as_of), is_all=is_all)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text":
            for conflict in found:
                _print_conflict(conflict)
            say(_summary(len(found), is_all=is_all))
