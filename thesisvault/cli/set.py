"""`vault set`."""

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import (
    carry_out,
    diff_option,
    find_path,
    make_edits,
    tell_changes,
)
from thesisvault.cli.session import Session
from thesisvault.cli.statuses import doubt_of_status, field_line
from thesisvault.edits.dating import DateHabit, read_date, write_date
from thesisvault.edits.set_field import Setting, find_field, meaning_of, set_field
from thesisvault.note.dates import find_window
from thesisvault.note.words import normal_key
from thesisvault.text import Edit
from thesisvault.vault.reading import Reading, name_of

_DATES = ("created", "last reviewed")


def _value(session: Session, reading: Reading, field: str, value: str) -> str:
    """A value as it is to be written: a date as the one before it was."""
    vocabulary = session.config.vocabulary
    if meaning_of(normal_key(field), vocabulary) not in _DATES:
        return value
    found = find_field(reading.note, field, vocabulary)
    before = find_window(found.value) if found else None
    habit = DateHabit(examples=(before,) if before else ())
    return write_date(read_date(value, session.today), habit)


def _warn(session: Session, field: str, value: str) -> None:
    """Say that a status is not known, before a report does."""
    vocabulary = session.config.vocabulary
    if meaning_of(normal_key(field), vocabulary) != "status":
        return
    if doubt := doubt_of_status(session, value):
        click.echo(f"note: {doubt}", err=True)


@click.command()
@click.argument("note")
@click.argument("field")
@click.argument("value")
@diff_option
@click.pass_obj
def set_(session: Session, *, note: str, field: str, value: str, diff: bool) -> None:
    """Set FIELD of NOTE to VALUE, where it stands and in its style.

    A field that is not there yet comes below the last one at the head of the note.
    """
    path = find_path(session, note)
    key, text = field_line(field, "field"), field_line(value, "value")

    def edit(reading: Reading) -> tuple[Edit, ...]:
        setting = Setting(key, _value(session, reading, key, text))
        return set_field(reading, setting, session.config)

    _warn(session, key, text)
    plan = carry_out(
        session, name_of(path), make_edits(session, {path: edit}), diff=diff
    )
    if plan.is_empty:
        say(f'{one_line(path)}: "{one_line(key)}" says so already; nothing was written')
    elif not diff:
        tell_changes(plan)
