"""Positions: signed, explained edges to companies, and related notes.

They come from tables, lists and lines of links under the headings that name a side,
from `Related`, from a title such as `Short X long Y`, and from tables of companies with
a condition each.
"""

from collections.abc import Iterable, Mapping, Sequence

from thesisvault.note.model import Note
from thesisvault.note.tables import Row, Table
from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span, start_of
from thesisvault.thesis.companies import read_companies
from thesisvault.thesis.listed import (
    Links,
    make_position,
    positions_in_items,
    positions_in_lines,
)
from thesisvault.thesis.model import Position
from thesisvault.thesis.outline import Outline, Place, within
from thesisvault.thesis.titles import read_title
from thesisvault.thesis.vocabulary import SIGNS, Vocabulary

_WORD = pattern(r"\w")


class _Row:
    """A row as it stands in the note: its text, where that begins, and its cells."""

    def __init__(self, row: Row) -> None:
        self.text = row.text
        self.start = row.span.start
        self.bounds = row.bounds


def _linked_cells(
    row: _Row, links: Iterable[int], source: str
) -> list[tuple[int, bool]]:
    """The cells of a row that have links, and whether a link comes first in them."""
    found = []
    start, bounds = row.start, row.bounds
    index = done = 0
    for link in links:
        while index < len(bounds) and start + bounds[index][1] <= link:
            index += 1
        if done <= index < len(bounds):
            before = source[start + bounds[index][0] : link]
            found.append((index, not before or _WORD.search(before) is None))
            done = index + 1
    return found


def _names_column(
    headers: Sequence[str], begun: Mapping[int, int], vocabulary: Vocabulary
) -> int:
    """The column so headed that has links, or else the one that most begin."""
    headed = [
        (rank, index)
        for index in begun
        if index < len(headers)
        and (rank := vocabulary.rank("names", headers[index])) is not None
    ]
    if headed:
        return min(headed)[1]
    return max(begun, key=lambda index: (begun[index], -index), default=0)


class _Columns(Record, frozen=True):
    """The headers of a table, and which column names the companies."""

    headers: Sequence[str]
    names: int
    # Whether the first column groups the rows.
    has_groups: bool


def _from_row(
    row: _Row, columns: _Columns, links: Links, place: Place
) -> list[Position]:
    """Read who stands in a row, and from the other cells why."""
    names, headers = columns.names, columns.headers
    texts = [row.text[left:right] for left, right in row.bounds]
    group = plain(texts[0]) if columns.has_groups else ""
    told = []
    for index, text in enumerate(texts):
        if text and index != names and (index or not group):
            header = headers[index] if index < len(headers) else ""
            told.append((header, text))
    if len(told) == 1:
        reason = told[0][1]
    else:
        reason = "; ".join(
            [f"{header}: {text}" if header else text for header, text in told]
        )
    within = Place(place.part, place.role, group) if group else place
    left, right = row.bounds[names]
    end = row.start + right
    return [
        make_position(link, within, reason, links.remark(link, end))
        for link in links.within(row.start + left, end)
    ]


def _in_table(
    table: Table, links: Links, place: Place, vocabulary: Vocabulary
) -> list[Position]:
    rows = []
    begun: dict[int, int] = {}
    for each in table.rows:
        span = each.span
        if starts := links.starts_within(span.start, span.end):
            row = _Row(each)
            rows.append(row)
            for index, is_first in _linked_cells(row, starts, links.source):
                begun[index] = begun.get(index, 0) + is_first
    if not rows:
        return []
    texts = table.header.texts
    headers = [plain(text) for text in texts]
    names = _names_column(texts, begun, vocabulary)
    # A ticker before the name is no group.
    is_name = bool(headers) and vocabulary.rank("names", headers[0]) is not None
    columns = _Columns(headers, names, names > 0 and not is_name)
    return [
        position
        for row in rows
        if names < len(row.bounds)
        for position in _from_row(row, columns, links, place)
    ]


def read_positions(
    note: Note, name: str, outline: Outline, vocabulary: Vocabulary
) -> list[Position]:
    """Read the positions of a note: its title's first, then from top to bottom."""
    links = Links(note)
    taken: list[Span] = []
    found: list[Position] = []
    for table, place in within(SIGNS, outline.tables):
        taken.append(table.span)
        found += _in_table(table, links, place, vocabulary)
    found += read_companies(note, outline, links, vocabulary)
    items = within(SIGNS, outline.items)
    found += positions_in_items(items, links)
    taken += [item.text_span for item, _ in items]
    starts = {
        start for span in taken for start in links.starts_within(span.start, span.end)
    }
    free = [
        (link, place)
        for start, end, place in outline.sections(SIGNS)
        for link in links.within(start, end)
        if link.span.start not in starts
    ]
    found += positions_in_lines(links, free)
    found.sort(key=start_of)
    return read_title(note, name) + found
