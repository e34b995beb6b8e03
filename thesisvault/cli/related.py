"""`vault related`."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, fitted, say_lines
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.related import Reason, Related, Relations, find_related

_TITLES = (
    "name", "path", "kind", "score", "by_thesis", "by_row", "by_structure", "since",
    "how", "signs", "in_path", "line", "date", "text",
)  # fmt: skip
_SCORE = 7
_REASONS = 3


def _csv_rows(relations: Relations) -> Iterator[tuple[object, ...]]:
    for each in relations.related:
        for reason in each.reasons:
            yield (
                each.name, each.path, each.kind, each.score, each.by_thesis,
                each.by_row, each.by_structure, each.since, reason.how,
                " ".join(reason.signs or ()), reason.path, reason.line, reason.date,
                readable(reason.text),
            )  # fmt: skip


def _told(name: str, other: str, reason: Reason) -> str:
    """A reason in words."""
    place, text = one_line(reason.name), readable(reason.text)
    match reason.how:
        case "thesis":
            here, there = reason.signs or ("", "")
            return f"{place} ({name} {here}, {other} {there}): {text}"
        case "row":
            when = f", {reason.date}" if reason.date else ""
            return f"{place}{when}: {text}"
        case "link":
            return f"linked in {place}: {text}"
        case "neighbour":
            return f"both beside {place}{f': {text}' if text else ''}"


def _lines(name: str, related: Related) -> Iterator[str]:
    since = f", since {related.since}" if related.since else ""
    score = f"{related.score:>{_SCORE - 2}.2f}"
    title = f"{style(one_line(related.name), bold=True)}{since}"
    yield f"{score}  {title}"
    for reason in related.reasons[:_REASONS]:
        told = _told(one_line(name), one_line(related.name), reason)
        yield from fitted(told, _SCORE + 2, " " * _SCORE + "- ")
    if more := related.count - len(related.reasons[:_REASONS]):
        yield from fitted(f"and {counted(more, 'reason')} more", _SCORE + 2)


def _print_relations(relations: Relations, limit: int) -> None:
    kind = f" ({relations.kind})" if relations.kind != "note" else ""
    say(f"{style(one_line(relations.name), bold=True)}{kind} and what is beside it")
    if not relations.related:
        say("Nothing is: no thesis, row or note names it together with another.")
        return
    say()
    shown = relations.related[:limit]
    say_lines(line for each in shown for line in _lines(relations.name, each))
    if left := len(relations.related) - len(shown):
        say()
        say(f"{left} more: give -n {len(relations.related)}, or --format json.")


@click.command()
@click.argument("name")
@as_of
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", default=8,
    show_default=True, help="Only the closest N, in text.",
)  # fmt: skip
@formats("text", "json", "csv")
@click.pass_obj
def related(
    session: Session,
    *,
    name: str,
    as_of: date | None,
    limit: int,
    output: Literal["text", "json", "csv"],
) -> None:
    """Show which companies hang together with NAME, and the sentences that say so.

    Three things count: theses that hold both, with the side they take in NAME and in
    the other; rows of evidence and of tables that name both; links between the two,
    and notes that both are linked with. Each counts the more, the fewer others it
    ties together as well.
    """
    relations = find_related(session.index(), day_of(session, as_of), name)
    match output:
        case "json":
            print_json(as_json(relations))
        case "csv":
            print_csv(_TITLES, _csv_rows(relations))
        case "text":
            _print_relations(relations, limit)
