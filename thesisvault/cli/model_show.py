"""`vault model show`."""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import Any, Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import (
    as_json,
    breadth,
    pad,
    room,
    say_lines,
    say_wrapped,
    wrap,
)
from thesisvault.cli.lookup import note_argument
from thesisvault.cli.modelling import choose_model
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted, readable
from thesisvault.models.card import Card, Row, make_card
from thesisvault.text import Record

_TITLES = (
    "name", "value", "unit", "text", "formula", "low", "high", "basis", "reported",
    "agrees", "trouble", "section", "line",
)  # fmt: skip
_WIDEST = 24
_MOST_SHOWN = 400
_WRONG = {"fg": "yellow"}


def _csv_rows(card: Card) -> Iterator[tuple[object, ...]]:
    for row in card.values:
        agrees = [each.agrees for each in row.reported]
        yield (
            row.name, row.value, row.unit, row.text, row.formula,
            row.low, row.high, row.basis,
            "; ".join(each.text for each in row.reported),
            all(agrees) if agrees and None not in agrees else None,
            "; ".join(each.message for each in row.troubles),
            row.section, row.line,
        )  # fmt: skip


def _how(row: Row) -> str:
    """How a value came about: its formula, or the range of a figure."""
    if row.troubles:
        trouble = row.troubles[0]
        return f"line {trouble.line}: {one_line(trouble.message)}"
    if row.formula is not None:
        text = row.formula
        is_long = len(text) > _MOST_SHOWN
        return one_line(f"= {text[:_MOST_SHOWN]}{'…' if is_long else ''}")
    low, high = (end or row.text for end in (row.low, row.high))
    return one_line(f"{low} to {high}") if row.low or row.high else ""


def _reported(row: Row) -> list[tuple[str, bool]]:
    """What is reported, each figure once, and whether it is what the row says."""
    said = {one_line(each.text): not each.message for each in row.reported}
    return [(text if fits else f"≠ {text}", fits) for text, fits in said.items()]


class _Sizes(Record, frozen=True):
    """The widths of the columns before the last; 0 for one that is not shown."""

    name: int
    value: int
    reported: int


def _widest(texts: Iterable[str]) -> int:
    return min(max(map(breadth, texts), default=0), _WIDEST)


def _sizes(card: Card) -> _Sizes:
    said = [text for row in card.values for text, _ in _reported(row)]
    return _Sizes(
        _widest(["Name", *(row.name for row in card.values)]),
        _widest(["Value", *(one_line(row.text or "") for row in card.values)]),
        _widest(["Reported", *said]) if said else 0,
    )


def _cells(name: str, value: str, said: str, sizes: _Sizes, **styles: Any) -> str:
    cells = [pad(name, sizes.name), pad(value, sizes.value, is_right=True)]
    if sizes.reported:
        reported = pad(said, sizes.reported, is_right=True)
        cells.append(style(reported, **styles) if styles else reported)
    return "  ".join((*cells, ""))


def _row_lines(row: Row, sizes: _Sizes) -> Iterator[str]:
    said = _reported(row)
    how = wrap(_how(row), room(breadth(_cells("", "", "", sizes))))
    name, value = one_line(row.name), one_line(row.text or "—")
    for report, line in zip_longest(said, how):
        text, fits = report or ("", True)
        cells = _cells(name, value, text, sizes, **({} if fits else _WRONG))
        yield f"{cells}{style(line, fg='red') if row.troubles else line or ''}".rstrip()
        name = value = ""


def _lines(card: Card) -> Iterator[str]:
    sizes = _sizes(card)
    yield style(one_line(card.name), bold=True) + f" ({one_line(card.path)})"
    if not card.values:
        return
    yield ""
    yield style(_cells("Name", "Value", "Reported", sizes) + "How", bold=True)
    for section, rows in groupby(card.values, lambda row: row.section):
        if section:
            yield style(readable(section), fg="cyan")
        for row in rows:
            yield from _row_lines(row, sizes)


def _summary(card: Card) -> str:
    if not card.values and not card.unnamed:
        return 'no values: they stand in a table with the columns "Name" and "Value".'
    failed = sum(row.text is None for row in card.values)
    parts = [counted(len(card.values), "value")]
    if failed:
        parts.append(f"{failed} of them cannot be computed")
    if card.differences:
        count = len(card.differences)
        differ = "figure differs" if count == 1 else "figures differ"
        parts.append(f"{count} reported {differ} from what the inputs give")
    if card.unnamed:
        rows = counted(len(card.unnamed), "row")
        has = "has a name" if len(card.unnamed) == 1 else "have names"
        first = card.unnamed[0]
        parts.append(f"{rows} {has} that formulas cannot use, first in line {first}")
    return "; ".join(parts) + "."


@click.command()
@note_argument
@formats("text", "json", "csv")
@click.pass_obj
def show(
    session: Session, *, note: str, output: Literal["text", "json", "csv"]
) -> None:
    """Show what the rows of a model come to.

    Each value beside what a source reports of it, marked where the two differ; its
    formula, or the range of an input, or why there is no value.
    """
    chosen = choose_model(session, note)
    card = make_card(chosen.computed, chosen.model)
    match output:
        case "json":
            print_json(as_json(card))
        case "csv":
            print_csv(_TITLES, _csv_rows(card))
        case "text":
            say_lines(_lines(card))
            say()
            say_wrapped(_summary(card))
