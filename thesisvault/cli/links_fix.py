"""`vault links fix`."""

from collections.abc import Sequence

import click

from thesisvault.cli.console import say
from thesisvault.cli.editing import diff_option
from thesisvault.cli.linting import patterns_of
from thesisvault.cli.mending import Mender
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.index.store import Index
from thesisvault.lint.baseline import LinesOf
from thesisvault.lint.engine import Report, Wanted
from thesisvault.lint.look import make_look
from thesisvault.lint.rules import RULES

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
    codes = [each.code for each in RULES if each.code.startswith(LINKS)]
    defaults = tuple(
        each.code for each in RULES if each.is_default and each.code in codes
    )
    wanted = Wanted(defaults, paths=patterns_of(session, paths))
    look_at_all = make_look(wanted, session.today, {})

    def look(index: Index, lines_of: LinesOf) -> Sequence[Report]:
        # The configuration may ask for others as well.
        found = look_at_all(index, lines_of)
        return [report for report in found if report.code in codes]

    mender = Mender(session, look, is_unsafe=unsafe_fixes)
    fixed = mender.mend(", ".join(paths) or "all notes", is_diff=diff)
    mender.tell(is_diff=diff)
    if not fixed.notes:
        say("no link can be mended")
    if fixed.left and not diff:
        left = counted(len(fixed.left), "finding")
        say(f'{left} about links left; "vault lint --select {LINKS}" tells them')
    return int(diff and bool(fixed.notes))
