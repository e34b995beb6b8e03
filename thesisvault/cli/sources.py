"""`vault sources`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, breadth, clip, room, say_wrapped
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.reports.evidence import Evidence
from thesisvault.reports.notes import find_thesis
from thesisvault.reports.sources import Source, Sources, trace_sources

_TITLES = (
    "source", "form", "source_path", "path", "name", "date", "observation", "line",
)  # fmt: skip
_FORMS = {"unwritten": "not written", "url": "", "text": "no link", "file": "file"}
_COUNT = 6
_MOST_THESES = 10


def _csv_rows(found: Sources) -> Iterator[tuple[object, ...]]:
    for source in found.sources:
        for row in source.evidence:
            yield (source.name, source.form, source.path, *_told(row))
    for row in found.unsourced:
        yield (None, None, None, *_told(row))


def _told(row: Evidence) -> tuple[object, ...]:
    return row.path, row.name, row.date, row.observation, row.line


def _period(rows: Sequence[Evidence]) -> str:
    """From when to when rows are."""
    dated = [readable(row.date) for row in rows if row.start]
    if not dated:
        return ""
    newest, first = dated[0], dated[-1]
    return f", {first}" if newest == first else f", {first} to {newest}"


def _print_theses(rows: Iterable[Evidence]) -> None:
    counts = Counter((row.path, row.name) for row in rows).most_common()
    for (_, name), count in counts[:_MOST_THESES]:
        say_wrapped(one_line(name), _COUNT, f"{count:>{_COUNT - 2}}")
    if rest := len(counts[_MOST_THESES:]):
        others = counted(rest, "other thesis", "other theses")
        say_wrapped(f"and {others}", _COUNT)


def _print_source(source: Source) -> None:
    form = _FORMS.get(source.form, source.kind if source.kind != "note" else "")
    mark = f" ({form})" if form else ""
    told = f"{mark}: {counted(len(source.evidence), 'row')}{_period(source.evidence)}"
    title = one_line(source.name)
    size = room(breadth(told))
    say(style(title if size is None else clip(title, size), bold=True) + told)
    _print_theses(source.evidence)


def _print_unsourced(rows: Sequence[Evidence]) -> None:
    say(style("Without a source", bold=True) + f": {counted(len(rows), 'row')}")
    _print_theses(rows)
    say_wrapped('"vault evidence list --unsourced" lists them.', _COUNT)


def _print_sources(found: Sources, limit: int | None) -> None:
    carrying = [source for source in found.sources if source.evidence]
    unused = [source for source in found.sources if not source.evidence]
    for source in carrying[:limit]:
        _print_source(source)
    if found.unsourced:
        _print_unsourced(found.unsourced)
    if unused:
        say(style("Source notes without evidence", bold=True) + f": {len(unused)}")
        for source in unused[:limit]:
            say_wrapped(one_line(source.name), _COUNT)
    if found.sources:
        say()
    say_wrapped(_summary(found, carrying, limit))


def _summary(found: Sources, carrying: Sequence[Source], limit: int | None) -> str:
    if not found.rows:
        return "There is no evidence."
    sourced = found.rows - len(found.unsourced)
    rest = max(len(carrying) - (limit or len(carrying)), 0)
    more = f" {rest} more than shown." if rest else ""
    rows = counted(found.rows, "row")
    return f"{sourced} of {rows} rest on {counted(len(carrying), 'source')}.{more}"


@click.command()
@as_of
@click.option("--thesis", metavar="NOTE", help="Only the evidence of this thesis.")
@click.option(
    "-n", "--limit", type=click.IntRange(1), metavar="N", help="Only the first N."
)
@formats("text", "json", "csv")
@click.pass_obj
def sources(
    session: Session,
    *,
    as_of: date | None,
    thesis: str | None,
    limit: int | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Trace evidence to its sources, those that carry most first.

    A row's sources are the notes of kind source that it links, whatever its column
    for sources links, and URLs; else the words in that column. Below stand the rows
    that have none, and source notes that carry nothing.
    """
    index, today = session.index(), day_of(session, as_of)
    path = None if thesis is None else find_thesis(index, thesis)
    found = trace_sources(index, today, path)
    match output:
        case "json":
            print_json(as_json(found))
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text":
            _print_sources(found, limit)
