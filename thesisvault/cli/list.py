"""`vault list`."""

import click

from thesisvault.cli.console import (
    Column,
    one_line,
    print_csv,
    print_json,
    say,
    width,
)
from thesisvault.cli.layout import as_json
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.table import print_rows
from thesisvault.reports.listing import Listed, list_notes
from thesisvault.thesis.kind import NO_KIND
from thesisvault.thesis.vocabulary import KINDS

_COLUMNS = (
    Column("Name", is_flexible=True),
    Column("Kind"),
    Column("Stage"),
    Column("Reviewed"),
    Column("Due"),
)


def _row(listed: Listed) -> tuple[str | None, ...]:
    stage = listed.stage or (listed.status_head and f'"{listed.status_head}"')
    return (
        listed.name,
        listed.kind,
        stage,
        listed.last_reviewed,
        listed.due,
        # Where the width is limited, the folder: the name stands in front already.
        listed.path.rpartition("/")[0] if width() else listed.path,
    )


def _print(notes: list[Listed]) -> None:
    """A table without the columns in which nothing stands, or always the same."""
    columns = (*_COLUMNS, Column("Folder" if width() else "Path", is_flexible=True))
    rows = [_row(listed) for listed in notes]
    has_many_kinds = len({listed.kind for listed in notes}) > 1
    shown = [
        at
        for at, column in enumerate(columns)
        if any(row[at] for row in rows) and (column.title != "Kind" or has_many_kinds)
    ]
    print_rows(
        [columns[at] for at in shown], [[row[at] for at in shown] for row in rows]
    )


@click.command("list")
@click.option(
    "--kind",
    type=click.Choice((*KINDS, NO_KIND)),
    help='Only these; "note" are those that are of no other kind.',
)
@click.option(
    "--all", "has_hidden", is_flag=True, help="Also templates and ignored notes."
)
@formats("text", "json", "csv")
@click.pass_obj
def list_(session: Session, *, kind: str | None, has_hidden: bool, output: str) -> None:
    """List the notes, and how the theses among them stand."""
    notes = list_notes(session.index(), kind, has_hidden=has_hidden)
    if output == "json":
        print_json(as_json(notes))
    elif output == "csv":
        keys = Listed.__struct_fields__
        rows = ([getattr(listed, key) for key in keys] for listed in notes)
        print_csv(keys, rows)
    elif notes:
        _print(notes)
    else:
        say(one_line(_nothing(session, kind)))


def _nothing(session: Session, kind: str | None) -> str:
    if kind in (None, NO_KIND):
        return (
            f'No notes in "{session.root.absolute()}": a note is a file ending in .md'
        )
    return (
        f"No notes of the kind {kind}: a note is one by a tag #{kind}, a field"
        f' "type: {kind}", or a folder that vault.toml names'
    )
