"""Scenarios, risks and watch lists: the tables and items that look ahead."""

from collections.abc import Iterator
from re import IGNORECASE
from re import compile as pattern

from thesisvault.note.dates import find_window
from thesisvault.note.model import Note
from thesisvault.note.tables import Table
from thesisvault.note.words import plain
from thesisvault.text import Span
from thesisvault.thesis.model import Risk, Scenario, Watch
from thesisvault.thesis.outline import Outline
from thesisvault.thesis.tables import find_columns, text_at
from thesisvault.thesis.vocabulary import Vocabulary

_SCENARIO = ("window", "evidence", "reaction", "probability", "outcome", "name")
_RISK = ("trigger", "factor", "description")
_WATCH = ("last reading", "date", "name")
_TRACK = pattern(r"\b(?:track|watch|monitor|follow)\s+(?P<list>[^.;\r\n]+)", IGNORECASE)
_APART = pattern(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def _tables_in(note: Note, outline: Outline, part: str) -> Iterator[Table]:
    for table in note.tables:
        place = outline.at(table.span.start)
        if place and place.part == part:
            yield table


def read_scenarios(
    note: Note, outline: Outline, vocabulary: Vocabulary
) -> Iterator[Scenario]:
    """Read tables with a window column under `Scenarios`."""
    for table in _tables_in(note, outline, "scenarios"):
        columns = find_columns(table, _SCENARIO, vocabulary)
        if "window" not in columns:
            continue
        columns.setdefault("name", 0)
        for row in table.rows:
            cells = row.cells
            window = text_at(cells, columns, "window") or ""
            name = text_at(cells, columns, "name")
            if name or window:
                yield Scenario(
                    plain(name or ""),
                    plain(window),
                    find_window(plain(window)),
                    text_at(cells, columns, "evidence"),
                    text_at(cells, columns, "reaction"),
                    text_at(cells, columns, "probability"),
                    text_at(cells, columns, "outcome"),
                    row.span,
                )


def read_risks(note: Note, outline: Outline, vocabulary: Vocabulary) -> Iterator[Risk]:
    """Read tables with a trigger column under `Risks`."""
    for table in _tables_in(note, outline, "risks"):
        columns = find_columns(table, _RISK, vocabulary)
        if "trigger" not in columns:
            continue
        columns.setdefault("factor", 0)
        for row in table.rows:
            cells = row.cells
            factor = text_at(cells, columns, "factor")
            if factor:
                description = text_at(cells, columns, "description")
                trigger = text_at(cells, columns, "trigger")
                yield Risk(plain(factor), description, trigger, row.span)


def read_watch_list(
    note: Note, outline: Outline, vocabulary: Vocabulary
) -> Iterator[Watch]:
    """Read items and tables under `Numbers to watch` and the like."""
    for table in _tables_in(note, outline, "watch"):
        columns = find_columns(table, _WATCH, vocabulary)
        columns.setdefault("name", 0)
        for row in table.rows:
            cells = row.cells
            name = text_at(cells, columns, "name")
            if name:
                reading = text_at(cells, columns, "last reading")
                when = find_window(text_at(cells, columns, "date") or "")
                yield Watch(plain(name), reading, when, row.span)
    for item in note.items:
        place = outline.at(item.span.start)
        if place and place.part == "watch" and item.text:
            yield Watch(item.text, None, None, item.text_span)


def read_tracked(source: str, line: Span) -> Iterator[Watch]:
    """Read the words of a review line: `Review monthly. Track capex, mergers.`."""
    found = _TRACK.search(source, line.start, line.end)
    if found is None:
        return
    start = found.start("list")
    for text in _APART.split(found["list"].rstrip("*_ ")):
        if text:
            start = source.index(text, start)
            yield Watch(text, None, None, Span(start, start + len(text)))
            start += len(text)
