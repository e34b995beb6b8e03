"""`vault links wanted`."""

import click

from thesisvault.cli.console import Column, print_csv, print_json, say
from thesisvault.cli.layout import as_json
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.table import print_rows
from thesisvault.cli.wording import counted
from thesisvault.reports.wanted import Wanted, find_wanted

_KEYS = Wanted.__struct_fields__


@click.command()
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Only the first N."
)
@formats("text", "json", "csv")
@click.pass_obj
def wanted(session: Session, *, limit: int | None, output: str) -> None:
    """List the notes that are linked and not yet written, the most linked first.

    A link to a note that is not there is a plan, and no fault; in a thesis, "vault
    lint" says so all the same.
    """
    every = find_wanted(session.index())
    shown = every[:limit]
    if output == "json":
        print_json(as_json(tuple(shown)))
    elif output == "csv":
        print_csv(_KEYS, ([getattr(each, key) for key in _KEYS] for each in shown))
    elif shown:
        columns = (
            Column("Links", "right"),
            Column("Notes", "right"),
            Column("Theses", "right"),
            Column("Name", is_flexible=True),
            Column("First in", is_flexible=True),
        )
        rows = [(e.links, e.notes, e.theses or "–", e.name, e.first) for e in shown]
        print_rows(columns, rows)
        left = len(every) - len(shown)
        if left:
            say()
            say(f"{counted(left, 'note')} more.")
