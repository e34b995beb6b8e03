"""`vault check tick` and `vault check untick`."""

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import (
    carry_out,
    diff_option,
    find_thesis,
    make_edits,
    tell_changes,
)
from thesisvault.cli.session import Session
from thesisvault.edits.claim import find_claim
from thesisvault.edits.dating import read_date
from thesisvault.edits.tick import Tick, tick_claim, untick_claim
from thesisvault.edits.wording import one_line as one_written_line
from thesisvault.note.words import plain
from thesisvault.text import Edit
from thesisvault.vault.reading import Reading, name_of


@click.group()
def check() -> None:
    """Tick the claims of a thesis that came true, or take a tick back."""


@check.command()
@click.argument("thesis")
@click.argument("claim")
@click.option("--why", metavar="TEXT", help="What happened; the claim is struck out.")
@click.option(
    "--date",
    metavar="DATE",
    help="When it came true: 2026-03, -3d; with --why it is today, else nothing.",
)
@diff_option
@click.pass_obj
def tick(
    session: Session,
    *,
    thesis: str,
    claim: str,
    why: str | None,
    date: str | None,
    diff: bool,
) -> None:
    """Tick the CLAIM of THESIS that a part of its text names."""
    path = find_thesis(session, thesis)
    today = read_date("today", session.today)
    when = read_date(date, session.today) if date is not None else None
    words = one_written_line(why, "resolution") if why is not None else None

    def edit(reading: Reading) -> tuple[Edit, ...]:
        done = Tick(find_claim(reading, claim, is_done=False), today, words, when)
        return tick_claim(reading, done, session.config)

    plan = carry_out(
        session, name_of(path), make_edits(session, {path: edit}), diff=diff
    )
    if not diff:
        tell_changes(plan)


@check.command()
@click.argument("thesis")
@click.argument("claim")
@diff_option
@click.pass_obj
def untick(session: Session, *, thesis: str, claim: str, diff: bool) -> None:
    """Open the CLAIM of THESIS again, without what was said of its coming true."""
    path = find_thesis(session, thesis)
    lost: list[str] = []

    def edit(reading: Reading) -> tuple[Edit, ...]:
        found = find_claim(reading, claim, is_done=True)
        lost[:] = [found.resolution] if found.resolution else []
        return untick_claim(reading, found, session.config)

    plan = carry_out(
        session, name_of(path), make_edits(session, {path: edit}), diff=diff
    )
    if diff:
        return
    tell_changes(plan)
    for words in lost:
        say(f'It said: "{one_line(plain(words))}" ("vault undo" brings it back)')
