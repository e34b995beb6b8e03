"""`vault review done`."""

from datetime import date

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import carry_out, diff_option, tell_changes
from thesisvault.cli.options import as_of, day_of
from thesisvault.cli.reviewing import (
    Entry,
    linked,
    making_both,
    marking,
    month_of,
    setting_status,
)
from thesisvault.cli.session import Session
from thesisvault.cli.statuses import doubt_of_status, field_line
from thesisvault.edits.review_note import Deeds
from thesisvault.edits.wording import one_line as one_written_line
from thesisvault.errors import VaultError
from thesisvault.reports.notes import find_thesis
from thesisvault.vault.reading import name_of, read_note
from thesisvault.writing.plan import Plan


class LaterReviewError(VaultError):
    """A thesis was reviewed after the day that it is to be marked with."""

    def __init__(self, path: str, written: str, day: date) -> None:
        super().__init__(
            f'"{path}" was reviewed on {written}, and would go back to {day}; '
            f'"vault set" sets a date back'
        )


def _check_day(session: Session, path: str, day: date | None) -> None:
    """Refuse to take back a later review by a slip in --as-of."""
    thesis = read_note(session.root, path, session.config).thesis
    before = thesis.last_reviewed if thesis else None
    if day and before and before.start > day:
        raise LaterReviewError(path, before.text, day)


def _deeds(session: Session, path: str, status: str | None, note: str | None) -> Deeds:
    """What the month's note is to say of it."""
    name = linked(name_of(path))
    said = f" — {one_written_line(note, 'note')}" if note is not None else ""
    changed: tuple[str, ...] = ()
    if status is not None:
        thesis = read_note(session.root, path, session.config).thesis
        before = thesis.status.text if thesis and thesis.status else "none"
        if before != status:
            changed = (f"{name} — status: {before} → {status}",)
    return Deeds(reviewed=(f"{name}{said}",), changed=changed)


@click.command()
@click.argument("thesis")
@click.option("--status", metavar="TEXT", help="Give it another status, too.")
@click.option("--note", metavar="TEXT", help="What was decided, for the month's note.")
@as_of
@diff_option
@click.pass_obj
def done(
    session: Session,
    *,
    thesis: str,
    status: str | None,
    note: str | None,
    as_of: date | None,
    diff: bool,
) -> None:
    """Mark THESIS as reviewed, without a terminal.

    Its "Last reviewed" becomes today, or the day of --as-of, and the month's note in
    reviews/ says so: it is made from the template, or gone on with.
    """
    today = day_of(session, as_of)
    path = find_thesis(session.index(), thesis)
    _check_day(session, path, as_of)
    edits = [marking(session, today)]
    if status is not None:
        status = field_line(status, "status")
        if doubt := doubt_of_status(session, status):
            click.echo(f"note: {doubt}", err=True)
        edits.append(setting_status(session, status))
    deeds = _deeds(session, path, status, note)
    entry = Entry(month_of(today), today, deeds)
    make = making_both(session, path, edits, entry)
    plan = carry_out(session, name_of(path), make, diff=diff)
    if diff:
        return
    gone_on = tuple(change for change in plan.changes if change.before is not None)
    tell_changes(Plan(gone_on))
    for change in plan.changes:
        if change.before is None:
            say(f"{one_line(change.place.name)}: made from the template")
    if path not in plan.names:
        say(f"{one_line(path)}: was reviewed on {today} already")
