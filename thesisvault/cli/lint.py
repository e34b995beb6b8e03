"""`vault lint`."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.linting import patterns_of, print_findings
from thesisvault.cli.options import as_of, day_of
from thesisvault.cli.session import Session
from thesisvault.cli.statistics import print_counts
from thesisvault.cli.wording import counted
from thesisvault.errors import VaultError
from thesisvault.lint.baseline import check_is_ours, load_baseline, make_baseline
from thesisvault.lint.formats import NAMES
from thesisvault.lint.look import Look, make_look
from thesisvault.lint.notes import IndexedNotes
from thesisvault.lint.report import Report, Wanted
from thesisvault.text import Record


class Codes(click.ParamType[tuple[str, ...]]):
    """Codes of rules, what codes begin with, or names of rules, between commas."""

    name = "codes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Cut the text into codes; whether there are such rules is asked later."""
        codes = tuple(code.strip() for code in str(value).split(",") if code.strip())
        if not codes:
            self.fail('give codes, such as "TV305,TV1"', param, ctx)
        return codes


class NoFileError(VaultError):
    """A baseline is to be written, and nothing says where to."""

    def __init__(self) -> None:
        super().__init__("--write-baseline goes with --baseline FILE, not with --diff")


class Aim(Record, frozen=True):
    """What a person asked for, but for what to look for."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    output: str
    statistics: bool
    baseline: Path | None
    write_baseline: bool
    about: str


def _all(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(code for codes in lists for code in codes)


def _fixed(session: Session, look: Look, aim: Aim) -> tuple[Sequence[Report], bool]:
    """Fix what may be fixed: what is left, and whether anything was there to fix."""
    # Imported here: who only looks need not wait for what edits.
    from thesisvault.cli.mending import Mender

    mender = Mender(session, look, is_unsafe=aim.unsafe_fixes)
    left = mender.mend(aim.about, is_diff=aim.diff)
    mender.tell(is_diff=aim.diff)
    return left, bool(mender.fixed.notes)


def _write_baseline(session: Session, path: Path, reports: Sequence[Report]) -> None:
    from thesisvault.cli.baseline_file import save_baseline

    notes = IndexedNotes(session.index(), Path.cwd())
    save_baseline(path, make_baseline(reports, notes.lines))
    say(f'{counted(len(reports), "finding")} written to "{one_line(str(path))}"')


def _run(session: Session, wanted: Wanted, today: date, aim: Aim) -> bool:
    """Look, fix, and tell; the answer is whether all was well."""
    is_known = aim.baseline and not aim.write_baseline
    known = load_baseline(aim.baseline) if aim.baseline and is_known else {}
    look = make_look(wanted, today, known)
    if aim.fix or aim.diff:
        reports, was_mended = _fixed(session, look, aim)
        if aim.diff:
            return not was_mended
    else:
        index = session.index()
        reports = look(index, IndexedNotes(index, Path.cwd()).lines)
    if aim.write_baseline and aim.baseline:
        _write_baseline(session, aim.baseline, reports)
        return True
    if aim.statistics:
        print_counts(aim.output, reports)
    else:
        print_findings(session, aim.output, reports, today)
    return not reports


@click.command()
@click.argument("paths", metavar="[PATHS]...", nargs=-1)
@click.option(
    "--select",
    type=Codes(),
    multiple=True,
    metavar="CODES",
    help="Look for these and nothing else: TV305, TV3, review-overdue, ALL.",
)
@click.option(
    "--ignore",
    type=Codes(),
    multiple=True,
    metavar="CODES",
    help="Do not look for these.",
)
@click.option(
    "--extend-select",
    type=Codes(),
    multiple=True,
    metavar="CODES",
    help="Look for these as well.",
)
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe.")
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff: also those to be looked at.",
)
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change, and change nothing."
)
@click.option(
    "--output-format",
    "--format",
    "output",
    type=click.Choice(NAMES),
    metavar="FORMAT",
    default=NAMES[0],
    show_default=True,
    help=f"How to print what is found: {', '.join(NAMES)}.",
)
@click.option("--statistics", is_flag=True, help="Only count, rule by rule.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out what FILE knows.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write what is found to the FILE of --baseline.",
)
@as_of
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.pass_obj
def lint(
    session: Session,
    *,
    paths: tuple[str, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    extend_select: tuple[tuple[str, ...], ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    output: str,
    statistics: bool,
    baseline: Path | None,
    write_baseline: bool,
    as_of: date | None,
    exit_zero: bool,
) -> int:
    """Say what is wrong with the thinking, in all notes or in those at PATHS.

    Each finding names the place, the fact, and the next step; "vault rule CODE" tells
    why it matters. The exit code is 1 where something was found, or, with --diff,
    where something would change.
    """
    # Rules need not be there before what they are asked of.
    session.soon = partial(import_module, "thesisvault.lint.engine")
    aim = Aim(
        fix, unsafe_fixes, diff, output, statistics, baseline, write_baseline,
        ", ".join(paths) or "all notes",
    )  # fmt: skip
    if aim.write_baseline and (aim.baseline is None or aim.diff):
        raise NoFileError
    if aim.write_baseline and aim.baseline:
        check_is_ours(aim.baseline)
    wanted = Wanted(
        _all(select) or None,
        _all(ignore),
        _all(extend_select),
        patterns_of(session, paths),
        asks_git=fix or diff,
    )
    is_well = _run(session, wanted, day_of(session, as_of), aim)
    return 0 if is_well or exit_zero else 1
