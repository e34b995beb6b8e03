"""`vault links fix`."""

import click

from thesisvault.cli.console import say
from thesisvault.cli.editing import diff_option
from thesisvault.cli.linting import patterns_of
from thesisvault.cli.mending import Mender
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.lint.engine import chosen_rules
from thesisvault.lint.look import make_look
from thesisvault.lint.report import Wanted

# What codes of rules about links begin with.
LINKS = "TV1"


@click.command()
@click.argument("paths", metavar="[PATHS]...", nargs=-1)
@click.option(
    "--unsafe-fixes", is_flag=True, help="Also those fixes that are to be looked at."
)
@diff_option
@click.pass_obj
def fix(
    session: Session, *, paths: tuple[str, ...], unsafe_fixes: bool, diff: bool
) -> int:
    """Mend links, in all notes or in those at PATHS: lint's link fixes alone.

    Links to an alias get the note's name, and labels in tables the backslash that
    they need; "vault rule TV1" lists all that is looked at. With --diff, the exit
    code is 1 where something would change.
    """
    chosen = chosen_rules(session.index(), Wanted())
    codes = tuple(each.code for each in chosen if each.code.startswith(LINKS))
    wanted = Wanted(codes, paths=patterns_of(session, paths))
    look = make_look(wanted, session.today, {})
    mender = Mender(session, look, is_unsafe=unsafe_fixes)
    found = mender.mend(", ".join(paths) or "all notes", is_diff=diff)
    mender.tell(is_diff=diff)
    if not mender.fixed.notes:
        say("no link can be mended")
    if found and not diff:
        left = counted(len(found), "finding")
        say(f'{left} about links left; "vault lint --select {LINKS}" tells them')
    return int(diff and bool(mender.fixed.notes))
