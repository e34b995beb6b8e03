"""`vault model set`."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.editing import carry_out, diff_option, make_edits, tell_changes
from thesisvault.cli.layout import align, as_json, say_wrapped
from thesisvault.cli.lookup import note_argument
from thesisvault.cli.modelling import amount, choose_model, text_of, value_of
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.edits.set_value import set_values
from thesisvault.models.bound import BoundClaim, bound_claims
from thesisvault.models.changes import Shift, find_shifts, with_values
from thesisvault.models.faults import STALE
from thesisvault.models.load import referring_notes
from thesisvault.models.quantity import Quantity
from thesisvault.models.solve import Solution, solve
from thesisvault.models.stale import check_references
from thesisvault.models.unit import PERCENT
from thesisvault.note.model import Note
from thesisvault.text import Edit, Record
from thesisvault.vault.reading import Reading, name_of
from thesisvault.writing.plan import Plan

_TITLES = ("path", "name", "before", "after", "unit", "text_before", "text_after")


class Outcome(Record, frozen=True):
    """What other values lead to: values and claims that differ, and stale prose."""

    shifts: tuple[Shift, ...]
    claims: tuple[tuple[BoundClaim, BoundClaim], ...]
    stale: int


class Assignment(click.ParamType[tuple[str, str]]):
    """A name and a value, as `margin=24%`."""

    name = "name=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Part the name from the value, or say how it is written."""
        if isinstance(value, tuple):
            return value
        name, mark, text = value.partition("=")
        if not mark or not name.strip() or not text.strip():
            hint = "write it as name=value, such as margin=24%"
            self.fail(f'"{value}" sets nothing; {hint}', param, ctx)
        return name.strip(), text.strip()


def _flips(
    session: Session, before: Solution, after: Solution
) -> Iterator[tuple[BoundClaim, BoundClaim]]:
    index = session.index()
    pairs = zip(bound_claims(index, before), bound_claims(index, after), strict=True)
    for old, new in pairs:
        if old.verdict.holds != new.verdict.holds:
            yield old, new


def _change(before: Quantity | None, after: Quantity | None) -> str:
    """How far a value moves: in points for percentages, else as a share of itself."""
    if before is None or after is None or before.unit.dims != after.unit.dims:
        return ""
    difference = float(after.number) - float(before.number)
    if before.unit == PERCENT:
        return f"{100 * difference:+.2f} points"
    return f"{100 * difference / abs(before.number):+.1f}%" if before.number else ""


def _holds(claim: BoundClaim) -> str:
    if claim.verdict.holds is None:
        return f"cannot be told: {one_line(claim.verdict.why)}"
    return "holds" if claim.verdict.holds else "does not hold"


def _print_shifts(shifts: Iterable[Shift]) -> None:
    for path, found in groupby(shifts, lambda shift: shift.key.path):
        group = list(found)
        # A cycle is told once, and not with each value on it.
        lost = {shift.why: shift.key.name for shift in reversed(group) if shift.why}
        rows = [
            (
                f"  {shift.key.name}",
                text_of(shift.before),
                "→",
                text_of(shift.after),
                _change(shift.before, shift.after),
            )
            for shift in group
        ]
        say(style(one_line(name_of(path)), bold=True))
        for line in align(rows, right=(1, 3, 4)):
            say(line)
        for why, name in reversed(lost.items()):
            say_wrapped(f"{name}: {one_line(why)}", 2, fg="red")


def _print_outcome(outcome: Outcome) -> None:
    if not outcome.shifts:
        say("No value differs.")
    _print_shifts(outcome.shifts)
    for before, after in outcome.claims:
        verdict = after.verdict
        say()
        say_wrapped(f"{one_line(after.name)}: {readable(after.text)}")
        sides = (
            f" ({one_line(f'{verdict.left} against {verdict.right}')})"
            if verdict.left
            else ""
        )
        say_wrapped(f"{_holds(after)}{sides}; before: {_holds(before)}", 2, fg="yellow")


def _print_stale(outcome: Outcome, *, is_written: bool) -> None:
    if outcome.stale:
        say()
        figures = counted(outcome.stale, "figure")
        is_one = outcome.stale == 1
        would = ("is" if is_one else "are") if is_written else "would be"
        mend = ': "vault lint --fix" mends that' if is_written else ""
        say_wrapped(f"{figures} in prose {would} stale{mend}.", dim=True)


def _claim_as_json(pair: tuple[BoundClaim, BoundClaim]) -> dict[str, object]:
    before, after = pair
    return {
        "path": after.path,
        "line": after.line,
        "side": after.side,
        "text": after.text,
        "is_done": after.is_done,
        "held": before.verdict.holds,
        "holds": after.verdict.holds,
        "left": after.verdict.left,
        "right": after.verdict.right,
        "why": after.verdict.why,
    }


def _as_json(outcome: Outcome, *, is_written: bool) -> dict[str, object]:
    return {
        "is_written": is_written,
        "changes": [
            {
                "path": shift.key.path,
                "name": shift.key.name,
                "before": as_json(amount(shift.before)),
                "after": as_json(amount(shift.after)),
                "why": shift.why,
            }
            for shift in outcome.shifts
        ],
        "claims": [_claim_as_json(pair) for pair in outcome.claims],
        "stale_figures": outcome.stale,
    }


def _csv_row(shift: Shift) -> tuple[object, ...]:
    known = amount(shift.after or shift.before)
    return (
        *(shift.key.path, shift.key.name),
        *(value_of(shift.before), value_of(shift.after)),
        known.unit if known else "",
        *(text_of(shift.before), text_of(shift.after)),
    )


def _stale(notes: Mapping[str, Note], solution: Solution) -> int:
    """How many figures in prose are not what their values come to."""
    return sum(
        finding.code == STALE.code
        for path, note in notes.items()
        for finding in check_references(note, path, solution)
    )


def _outcome(
    session: Session, note: str, texts: Mapping[str, str]
) -> tuple[str, Outcome]:
    chosen = choose_model(session, note, is_alone=False)
    before, path = chosen.computed.solution, chosen.model.path
    models = with_values(before.sheet.models.values(), {path: texts})
    after = solve(models, before.sheet.resolver)
    # The model itself comes first, then those that use its values.
    shifts = sorted(find_shifts(before, after), key=lambda each: each.key.path != path)
    flips = tuple(_flips(session, before, after))
    referring = referring_notes(session.index())
    notes = {each.path: each.note for each in referring} | {**chosen.computed.notes}
    stale = _stale(notes, after) - _stale(notes, before)
    return path, Outcome(tuple(shifts), flips, max(stale, 0))


def _texts(values: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What each name is set to, once."""
    texts: dict[str, str] = {}
    for name, text in values:
        if texts.setdefault(name, text) != text:
            message = f'"{name}" cannot be both {texts[name]} and {text}'
            raise click.BadArgumentUsage(message)
    return texts


def _tell(plan: Plan, path: str) -> None:
    if plan.is_empty:
        say(f"{one_line(path)} says so already; nothing was written")
    else:
        tell_changes(plan)
        say()


@click.command("set")
@note_argument
@click.argument(
    "values", metavar="NAME=VALUE...", nargs=-1, required=True, type=Assignment()
)
@click.option(
    "--dry", is_flag=True, help="What if: say what would follow, write nothing."
)
@diff_option
@formats("text", "json", "csv")
@click.pass_obj
def set_(
    session: Session,
    *,
    note: str,
    values: tuple[tuple[str, str], ...],
    dry: bool,
    diff: bool,
    output: Literal["text", "json", "csv"],
) -> None:
    """Set values of a model, and say what follows from it.

    A value is a figure or a formula, written as in its cell: margin=24%,
    "capex=$500B", "roic== nopat / capex". What follows are all values that come out
    otherwise, in any model, and the claims bound to them that hold now, or no longer.
    """
    texts = _texts(values)
    path, outcome = _outcome(session, note, texts)

    def edit(reading: Reading) -> tuple[Edit, ...]:
        return set_values(reading, texts, session.config)

    is_written = False
    if diff or not dry:
        edits = make_edits(session, {path: edit})
        plan = carry_out(session, name_of(path), edits, diff=diff)
        if diff:
            return
        is_written = not plan.is_empty
        if output == "text":
            _tell(plan, path)
    match output:
        case "json":
            print_json(_as_json(outcome, is_written=is_written))
        case "csv":
            print_csv(_TITLES, map(_csv_row, outcome.shifts))
        case "text":
            _print_outcome(outcome)
            _print_stale(outcome, is_written=is_written)
