"""`vault evidence list`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

import click

from thesisvault.cli.console import print_csv, print_json, say, style, width
from thesisvault.cli.layout import (
    as_json,
    breadth,
    clip,
    fitted,
    pad,
    say_lines,
    say_wrapped,
)
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, name_line, readable
from thesisvault.note.dates import Window, parse_window
from thesisvault.reports.evidence import Evidence, Wanted, list_evidence
from thesisvault.reports.notes import find_thesis

_DATE, _LONGEST = 10, 14


class When(click.ParamType[Window]):
    """A day, month, quarter or year: `2026-06-30`, `2026-06`, `Q2 2026`."""

    name = "when"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Window:
        """Read the date, or say how one is written."""
        window = value if isinstance(value, Window) else parse_window(value)
        if window is None:
            hint = "write it as 2026-06-30, 2026-06, Q2 2026 or 2026"
            self.fail(f'"{value}" is no date; {hint}', param, ctx)
        return window


def row_lines(
    row: Evidence, title: str | None, note: str = "", indent: int = 0
) -> Iterator[str]:
    """The lines that show a row of evidence beside its date.

    Args:
        title: What stands before the observation, such as the thesis's name.
        note: What stands in brackets behind it.
    """
    day = pad(clip(readable(row.date) or "no date", _LONGEST), _DATE)
    day = f"{' ' * indent}{day}  "
    text = readable(row.observation) + (f" ({note})" if note else "")
    implication = readable(row.implication)
    if title:
        text = f"{readable(title)}: {text}"
    if implication and width() is None:
        text, implication = f"{text} → {implication}", ""
    colour = "yellow" if row.is_ahead else "cyan"
    yield from fitted(text, breadth(day), style(day, fg=colour))
    if implication:
        yield from fitted(f"→ {implication}", breadth(day), dim=True)


def _summary(rows: Sequence[Evidence], today: date) -> str:
    if not rows:
        return "There is no such evidence."
    places = counted(len({row.path for row in rows}), "thesis", "theses")
    ahead = sum(row.is_ahead for row in rows)
    late = f"; {ahead} dated after {today}" if ahead else ""
    return f"{counted(len(rows), 'row')} in {places}{late}."


def _print_rows(
    rows: Sequence[Evidence], today: date, limit: int | None, *, is_one: bool
) -> None:
    if is_one and rows:
        say(name_line(rows[0].name, rows[0].stage))
    say_lines(
        line
        for row in rows[:limit]
        for line in row_lines(row, None if is_one else row.name)
    )
    if rows:
        say()
    left = len(rows[limit:]) if limit else 0
    say_wrapped(_summary(rows, today) + (f" {left} more than shown." if left else ""))


@click.command("list")
@as_of
@click.option("--thesis", metavar="NOTE", help="Only those of this thesis.")
@click.option("--since", type=When(), metavar="DATE", help="Only from this date on.")
@click.option("--until", type=When(), metavar="DATE", help="Only up to this date.")
@click.option("--company", metavar="NAME", help="Only those that mention this note.")
@click.option("--text", help="Only those that hold this text.")
@click.option("--source", metavar="TEXT", help="Only those from such a source.")
@click.option("--unsourced", is_flag=True, help="Only those without a source.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Only the first N."
)
@formats("text", "json", "csv")
@click.pass_obj
def list_(
    session: Session,
    *,
    as_of: date | None,
    thesis: str | None,
    since: Window | None,
    until: Window | None,
    company: str | None,
    text: str | None,
    source: str | None,
    unsourced: bool,
    limit: int | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """List rows of evidence, the newest first.

    A row is as old as the first day of its date. A company is mentioned by a link to
    its note, or by its name or an alias outside of links. Rows dated after today are
    listed too, and marked.
    """
    index, today = session.index(), day_of(session, as_of)
    wanted = Wanted(
        None if thesis is None else find_thesis(index, thesis),
        since.start if since else None,
        until.end if until else None,
        company,
        text,
        source,
        unsourced,
    )
    rows = list_evidence(index, today, wanted)
    match output:
        case "json":
            print_json(as_json(rows[:limit]))
        case "csv":
            titles = Evidence.__struct_fields__
            values = ([getattr(row, name) for name in titles] for row in rows[:limit])
            print_csv(titles, values)
        case "text":
            _print_rows(rows, today, limit, is_one=thesis is not None)
