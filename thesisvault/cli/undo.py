"""`vault undo`."""

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import diff_option, open_journal, print_diff
from thesisvault.cli.session import Session
from thesisvault.writing.entry import Entry
from thesisvault.writing.journal import NothingToUndoError
from thesisvault.writing.plan import Plan

_MOST_NAMED = 3


def _names(plan: Plan) -> str:
    names = plan.names
    more = len(names) - _MOST_NAMED
    listed = ", ".join(map(one_line, names[:_MOST_NAMED]))
    return f"{listed} and {more} more" if more > 0 else listed


def _line(entry: Entry) -> str:
    return f"{entry.when[:16]}  {one_line(entry.command)}  ({_names(entry.plan)})"


def _inverse(plan: Plan) -> Plan:
    return Plan(
        tuple(change.inverse for change in plan.changes),
        tuple(move.inverse for move in plan.moves),
    )


@click.command()
@click.option("--list", "is_list", is_flag=True, help="List what can be taken back.")
@diff_option
@click.pass_obj
def undo(session: Session, *, is_list: bool, diff: bool) -> None:
    """Take back the last edit that this program made in the vault.

    Given again, it takes back the one before. Where a file has changed since, nothing
    is taken back.
    """
    journal = open_journal(session)
    if is_list:
        lines = [_line(entry) for entry in journal.entries()]
        say("\n".join(lines) or "there is no edit to take back")
    elif diff:
        newest = next(journal.entries(), None)
        if newest is None:
            raise NothingToUndoError(session.root)
        print_diff(_inverse(newest.plan))
    else:
        entry = journal.undo()
        say(f"taken back: {_line(entry)}")
