"""`vault watch-list read`."""

from collections.abc import Sequence
from datetime import date

import click

from thesisvault.cli.editing import carry_out, diff_option, make_edits, tell_changes
from thesisvault.cli.evidence_add import source_link
from thesisvault.cli.session import Session
from thesisvault.edits.dating import read_date
from thesisvault.edits.reading_add import NewReading, add_reading
from thesisvault.edits.wording import one_line
from thesisvault.note.words import words_of
from thesisvault.reports.notes import find_thesis
from thesisvault.reports.watch import Number, find_number, list_numbers
from thesisvault.text import Edit
from thesisvault.vault.paths import note_paths
from thesisvault.vault.reading import Reading, name_of


def numbers_of(session: Session, thesis: str | None) -> tuple[Number, ...]:
    """The numbers to watch of a thesis, or of all that are not over."""
    index = session.index()
    path = None if thesis is None else find_thesis(index, thesis)
    return list_numbers(index, date.max, thesis=path)


def _find(
    numbers: Sequence[Number], name: str, whose: str | None
) -> tuple[Number, str | None]:
    """The number that is meant, and whose; that may be somebody new."""
    words = words_of(whose or "")
    if whose is None or any(words in words_of(n.subject or "") for n in numbers):
        number = find_number(numbers, name, whose)
        return number, number.subject
    # One of each name will do.
    once = {(number.path, words_of(number.number)): number for number in numbers}
    return find_number(list(once.values()), name), one_line(whose, "subject")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("value")
@click.option(
    "--date",
    default="today",
    metavar="DATE",
    help="Of when it is: today (the default), yesterday, -3d, 2026-02, Q1 2026.",
)
@click.option(
    "--thesis", metavar="NOTE", help="Of which thesis, where several have it."
)
@click.option("--of", "whose", metavar="WHOSE", help="Whose number, as the table says.")
@click.option(
    "--source", metavar="TEXT", help="Where it is from, if there is a column."
)
@diff_option
@click.pass_obj
def read(
    session: Session,
    *,
    name: str,
    value: str,
    date: str,
    thesis: str | None,
    whose: str | None,
    source: str | None,
    diff: bool,
) -> None:
    """Log VALUE as a reading of the number to watch that is called NAME.

    NAME may be a part of the number's name. The reading goes into the note's table of
    readings, in the order of its dates; a thesis without such a table gets one. What
    was read before stays.
    """
    number, subject = _find(numbers_of(session, thesis), name, whose)
    new = NewReading(
        number.number,
        one_line(value, "value"),
        read_date(date, session.today),
        subject,
        source_link(source and one_line(source, "source"), note_paths(session.root)),
    )

    def edit(reading: Reading) -> tuple[Edit, ...]:
        return add_reading(reading, new, session.config)

    edits = make_edits(session, {number.path: edit})
    plan = carry_out(session, name_of(number.path), edits, diff=diff)
    if not diff:
        tell_changes(plan)
