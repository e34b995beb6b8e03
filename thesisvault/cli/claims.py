"""`vault claims`."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, clip, pad, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import name_line, readable, ticked
from thesisvault.reports.claims import Claim, Claims, ThesisClaims, list_claims
from thesisvault.reports.notes import find_thesis
from thesisvault.thesis.model import Side

_TITLES = (
    "path", "name", "stage", "side", "is_done", "text", "resolution", "when",
    "age_days", "last_evidence", "line", "holds", "left", "right",
)  # fmt: skip
_BOX, _AGE, _LAST = 7, 6, 10
_INDENT = _BOX + _AGE + _LAST + 6


def _csv_rows(claims: Claims) -> Iterator[tuple[object, ...]]:
    for thesis in claims.theses:
        for claim in thesis.claims:
            last, bound = claim.last_evidence, claim.binding
            yield (
                thesis.path, thesis.name, thesis.stage, claim.side, claim.is_done,
                claim.text, claim.resolution, claim.when, claim.age_days,
                last.date if last else None, claim.line,
                bound and bound.holds, bound and bound.left, bound and bound.right,
            )  # fmt: skip


def _columns(box: str, age: str, last: str) -> str:
    """What stands before the text of a claim, as wide as `_INDENT`."""
    cells = pad(box, _BOX), pad(age, _AGE, is_right=True), pad(clip(last, _LAST), _LAST)
    return "  ".join((*cells, ""))


def _print_claim(claim: Claim) -> None:
    box = "    [x]" if claim.is_done else "    [ ]"
    age = "" if claim.age_days is None else f"{claim.age_days} d"
    last = claim.last_evidence.date if claim.last_evidence else ""
    text = readable(claim.text)
    if claim.resolution:
        text = f"{text}: {readable(claim.resolution)}"
    say_wrapped(text, _INDENT, _columns(box, age, last), dim=claim.is_done)


def _print_binding(claim: Claim) -> None:
    """Say whether a claim holds by its values, in colour where its box does not."""
    bound = claim.binding
    if bound is None:
        return
    if bound.holds is None:
        text = f"cannot be told: {one_line(bound.why)}"
    else:
        verb = "holds" if bound.holds else "does not hold"
        sides = one_line(f"{bound.left} against {bound.right}")
        text = f"{verb} now: {sides}"
    is_said = bound.holds is None or bound.holds == claim.is_done
    say_wrapped(f"→ {text}", _INDENT, fg="cyan" if is_said else "yellow")


def _print_thesis(thesis: ThesisClaims) -> None:
    say(name_line(thesis.name, thesis.stage))
    tallies = {
        "validates": thesis.asymmetry.validates,
        "invalidates": thesis.asymmetry.invalidates,
    }
    for side, claims in groupby(
        sorted(thesis.claims, key=lambda claim: claim.side != "validates"),
        lambda claim: claim.side,
    ):
        tally = tallies[side]
        say(f"  {side}: {tally.ticked} of {tally.all} ticked")
        for claim in claims:
            _print_claim(claim)
            _print_binding(claim)


def _print_claims(claims: Claims) -> None:
    if not claims.theses:
        say("There are no such claims.")
        return
    say(style(f"{_columns('', 'Age', 'Evidence')}Claim", bold=True))
    for thesis in claims.theses:
        _print_thesis(thesis)
    say()
    say_wrapped(f"In all, ticked: {ticked(claims.asymmetry)}.")


@click.command()
@as_of
@click.option("--unticked", is_flag=True, help="Only those that have not come true.")
@click.option(
    "--side",
    type=click.Choice(["validates", "invalidates"]),
    help="Only those of this side.",
)
@click.option("--thesis", metavar="NOTE", help="Only those of this thesis.")
@formats("text", "json", "csv")
@click.pass_obj
def claims(
    session: Session,
    *,
    as_of: date | None,
    unticked: bool,
    side: Side | None,
    thesis: str | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List what would validate or invalidate each thesis.

    Each claim with its age in days, since the thesis was created or since it came
    true, and the date of the newest evidence that speaks of it: a cautious guess, by
    two telling words, figures or links in common; and of those bound to the values of
    models, whether they hold now. The tallies are of all claims, whichever are shown.
    """
    index = session.index()
    path = None if thesis is None else find_thesis(index, thesis)
    day = day_of(session, as_of)
    found = list_claims(index, day, thesis=path, side=side, is_unticked=unticked)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text":
            _print_claims(found)
