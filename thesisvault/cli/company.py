"""`vault company`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeVar

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.evidence_list import row_lines
from thesisvault.cli.layout import as_json, say_lines, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import readable, shell_word
from thesisvault.reports.company import (
    Dossier,
    Mention,
    OpenClaim,
    Outlook,
    Position,
    Related,
    compile_dossier,
)
from thesisvault.reports.mentions import How

_TITLES = ("part", "path", "name", "line", "date", "sign", "text", "how")
_MOST = 10
_SIGN = 4
_HINT = ", all with --format json"
_COLOURS = {"+": "green", "-": "red", "±": "yellow"}
_Item = TypeVar("_Item")


def _csv_rows(dossier: Dossier) -> Iterator[tuple[object, ...]]:
    for each in dossier.positions:
        condition = f"if: {each.condition}" if each.condition else ""
        yield (
            "position", each.path, each.name, each.line, None, each.sign,
            "; ".join(filter(None, [each.reason, condition])), None,
        )  # fmt: skip
    for mention in dossier.evidence:
        row = mention.row
        yield (
            "evidence", row.path, row.name, row.line, row.date, row.side,
            row.observation, mention.how,
        )  # fmt: skip
    for claim in dossier.claims:
        yield (
            "claim", claim.path, claim.name, claim.line, None, claim.side, claim.text,
            claim.how,
        )  # fmt: skip
    for outlook in dossier.outlooks:
        yield (
            outlook.kind, outlook.path, outlook.name, outlook.line, None, None,
            outlook.title, outlook.how,
        )  # fmt: skip
    for note in dossier.related:
        yield (
            "related", note.path, note.name, None, None, None, note.annotation, "link",
        )  # fmt: skip


def _json(dossier: Dossier) -> object:
    # As in `vault evidence list`, with how the row mentions it.
    rows = [{**as_json(each.row), "how": each.how} for each in dossier.evidence]
    return {**as_json(dossier), "evidence": rows}


def _thesis(name: str, stage: str | None) -> str:
    return f"{one_line(name)} ({stage or 'no stage'})"


def _by_name(how: How) -> str:
    return "by name" if how == "name" else ""


def _print_position(position: Position) -> None:
    role = "by its title" if position.is_title else position.role
    place = ", ".join(filter(None, [role, position.group]))
    title = f"{_thesis(position.name, position.stage)}, {readable(place)}"
    colour = _COLOURS.get(position.sign)
    say_wrapped(title, _SIGN, style(f"  {position.sign} ", fg=colour, bold=True))
    if position.reason and not position.is_title:
        say_wrapped(readable(position.reason), _SIGN + 2)
    if position.condition:
        say_wrapped(f"if: {readable(position.condition)}", _SIGN + 2)


def _print_mention(mention: Mention) -> None:
    say_lines(row_lines(mention.row, mention.row.name, _by_name(mention.how), 2))


def _print_claim(claim: OpenClaim) -> None:
    how = f" ({_by_name(claim.how)})" if claim.how == "name" else ""
    say_wrapped(f"{_thesis(claim.name, claim.stage)}, {claim.side}", 2)
    say_wrapped(f"{readable(claim.text)}{how}", 4)


def _print_outlook(outlook: Outlook) -> None:
    title = f"{outlook.kind}: {readable(outlook.title)}"
    say_wrapped(f"{_thesis(outlook.name, outlook.stage)}, {title}", 2)
    say_wrapped("; ".join(map(readable, outlook.parts)), 4)


def _print_related(note: Related) -> None:
    kind = f" ({note.kind})" if note.kind != "note" else ""
    said = f": {readable(note.annotation)}" if note.annotation else ""
    say_wrapped(f"{one_line(note.name)}{kind}{said}", 2)


def _print_part(
    title: str, items: Sequence[_Item], show: Callable[[_Item], None], hint: str = _HINT
) -> None:
    """Print the first of some items under a title that says how many there are."""
    if not items:
        return
    say()
    say(style(f"{title} ({len(items)})", bold=True))
    for item in items[:_MOST]:
        show(item)
    if rest := len(items[_MOST:]):
        say_wrapped(f"and {rest} more{hint}", 2)


def _print_dossier(dossier: Dossier) -> None:
    kind = f" ({dossier.kind})" if dossier.kind not in (None, "note") else ""
    place = dossier.path or "no note yet, only links"
    say(f"{style(one_line(dossier.name), bold=True)}{kind}: {one_line(place)}")
    if len(dossier.words) > 1:
        say_wrapped(f"also found as {', '.join(map(one_line, dossier.words[1:]))}", 2)
    command = f"vault evidence list --company {shell_word(one_line(dossier.name))}"
    _print_part("Positions", dossier.positions, _print_position)
    _print_part("Evidence", dossier.evidence, _print_mention, f": {command}")
    _print_part("Open claims", dossier.claims, _print_claim)
    _print_part("Scenarios and risks", dossier.outlooks, _print_outlook)
    _print_part("Related notes", dossier.related, _print_related)


@click.command()
@click.argument("name")
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def company(
    session: Session,
    *,
    name: str,
    as_of: date | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Show all that is said of a company, or of any other NAME that links know.

    Positions with sign and reason, evidence with the newest first, open claims,
    scenarios and risks, and related notes; of each the first ten, and all as JSON.
    What mentions it does so by a link; or by its name or an alias, as a whole word
    outside of links, and is then marked "by name".
    """
    index, today = session.index(), day_of(session, as_of)
    dossier = compile_dossier(index, today, name)
    match output:
        case "json":
            print_json(_json(dossier))
        case "csv":
            print_csv(_TITLES, _csv_rows(dossier))
        case "text":
            _print_dossier(dossier)
