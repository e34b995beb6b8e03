"""Scenarios, risks and watch lists: the tables and items that look ahead."""

from collections.abc import Iterator, Sequence
from re import IGNORECASE

from thesisvault.note.dates import Window, find_window, parse_window
from thesisvault.note.tables import Table
from thesisvault.note.words import in_one_line, plain
from thesisvault.pattern import pattern
from thesisvault.text import Span
from thesisvault.thesis.model import Risk, Scenario, Watch
from thesisvault.thesis.outline import Outline, within
from thesisvault.thesis.tables import Columns, find_columns, rows_of, text_at
from thesisvault.thesis.vocabulary import Vocabulary, risk_state

_SCENARIO = ("window", "evidence", "reaction", "probability", "outcome", "name")
_RISK = ("trigger", "state", "factor", "description")
_WATCH = ("last reading", "date", "name", "subject")
# Up to the end of the sentence, which no dot of `4.5%` or `e.g.` is.
_TRACK = pattern(
    r"\b(?:track(?:ing)?|watch(?:ing)?|monitor(?:ing)?|follow(?!\s+up))\b:?\s+"
    r"(?:(?:out\s+)?for\s+)?"
    r"(?P<list>(?:[^.;]++|\.(?![\s*_]|\Z)|(?<=\.\w)\.|(?<=\bvs)\.)+)",
    IGNORECASE,
)
_BRACKETS = pattern(r"[(\[][^()\[\]]*[)\]]")
# No comma of a figure.
_APART = pattern(r"[,\s](?:(?<=,)\s+(?:and\s+)?|(?<=\s)(?<!\s\s)\s*+and\s+)")
# $749.7B (Q3 2025)
# ^reading ^date
_DATED = pattern(r"(?P<reading>.*\S)\s*\((?P<date>[^()]+)\)")


def read_scenarios(outline: Outline, vocabulary: Vocabulary) -> Iterator[Scenario]:
    """Read tables with a window column under `Scenarios`."""
    for table, _ in within(("scenarios",), outline.tables):
        columns = find_columns(table.header.texts, _SCENARIO, vocabulary)
        if "window" not in columns:
            continue
        columns.setdefault("name", 0)
        for row in rows_of(table):
            texts = row.texts
            window = text_at(texts, columns, "window")
            name = text_at(texts, columns, "name")
            if name or window:
                index = columns["window"]
                written = plain(texts[index]) if index < len(texts) else ""
                yield Scenario(
                    plain(name or ""),
                    written,
                    find_window(written),
                    text_at(texts, columns, "evidence"),
                    text_at(texts, columns, "reaction"),
                    text_at(texts, columns, "probability"),
                    text_at(texts, columns, "outcome"),
                    row.span,
                )


def read_risks(outline: Outline, vocabulary: Vocabulary) -> Iterator[Risk]:
    """Read tables with a trigger column under `Risks`."""
    for table, _ in within(("risks",), outline.tables):
        columns = find_columns(table.header.texts, _RISK, vocabulary)
        if "trigger" not in columns:
            continue
        columns.setdefault("factor", 0)
        for row in rows_of(table):
            texts = row.texts
            factor = text_at(texts, columns, "factor")
            if factor:
                description = text_at(texts, columns, "description")
                trigger = text_at(texts, columns, "trigger")
                state = text_at(texts, columns, "state")
                yield Risk(
                    plain(factor),
                    description,
                    trigger,
                    state,
                    risk_state(state or ""),
                    row.span,
                )


def watch_columns(table: Table, vocabulary: Vocabulary) -> Columns:
    """Which column of a table of numbers to watch is which."""
    columns = find_columns(table.header.texts, _WATCH, vocabulary)
    # The first column names the number, though its header may be any word.
    if "name" not in columns and columns.get("subject") == 0:
        del columns["subject"]
    columns.setdefault("name", 0)
    return columns


def _reading(
    texts: Sequence[str], columns: Columns
) -> tuple[str | None, Window | None]:
    """The last reading of a number, and its date, which may stand in brackets."""
    reading = text_at(texts, columns, "last reading")
    if "date" in columns:
        return reading, find_window(text_at(texts, columns, "date") or "")
    dated = _DATED.fullmatch(reading or "")
    when = parse_window(dated["date"]) if dated else None
    return (dated["reading"], when) if dated and when else (reading, None)


def read_watch_list(outline: Outline, vocabulary: Vocabulary) -> Iterator[Watch]:
    """Read items and tables under `Numbers to watch` and the like."""
    for table, _ in within(("watch",), outline.tables):
        columns = watch_columns(table, vocabulary)
        for row in rows_of(table):
            texts = row.texts
            name = text_at(texts, columns, "name")
            if name:
                reading, when = _reading(texts, columns)
                subject = text_at(texts, columns, "subject")
                yield Watch(plain(name), reading, when, row.span, subject)
    for item, _ in within(("watch",), outline.items):
        if item.text:
            yield Watch(item.text, None, None, item.text_span)


def read_tracked(source: str, words: Span) -> Iterator[Watch]:
    """Read the words of a review line: `Review monthly. Track capex, mergers.`."""
    found = _TRACK.search(source, words.start, words.end)
    if found is None:
        return
    mask = found["list"]
    if "(" in mask or "[" in mask:
        # What stands in brackets is one thing.
        mask = _BRACKETS.sub(lambda inside: "x" * len(inside[0]), mask)
    start = found.start("list")
    ends = [*(cut.span() for cut in _APART.finditer(mask)), (len(mask), len(mask))]
    left = 0
    for right, following in ends:
        raw = source[start + left : start + right]
        text = raw.strip("*_ \t\r\n>")
        if text:
            at = start + left + raw.index(text)
            span = Span(at, at + len(text))
            yield Watch(in_one_line(text), None, None, span)
        left = following
