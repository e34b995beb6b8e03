"""Positions: signed, explained edges to companies, and related notes.

They come from tables and lists under the headings that name a side, from
`Related`, and from a title such as `Short X long Y`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from re import IGNORECASE
from re import compile as pattern

from thesisvault.note.model import Item, Link, Note
from thesisvault.note.tables import Cell, Table
from thesisvault.note.words import plain
from thesisvault.text import Span
from thesisvault.thesis.model import Position, Sign
from thesisvault.thesis.outline import Outline, Place
from thesisvault.thesis.tables import find_columns
from thesisvault.thesis.vocabulary import SIGNS, Vocabulary

_SEPARATOR = pattern(r"\s+(?:—|–|-|→)\s+|:\s+")
_ROUND = pattern(r"\s*\(([^()\[\]]+)\)")
_DIRECTION = pattern(r"(?:^|(?<=[\s,;/&+]))(long|short)(?=[\s:])[\s:]*", IGNORECASE)
_LABEL = pattern(r"^(?:thesis|trade|idea)\s*[:–—-]\s*", IGNORECASE)
_NAMES_APART = pattern(r"\s*[,;/&+]\s*|\s+(?:and|vs\.?|versus|against)\s+", IGNORECASE)

_BREAK = pattern(r"[ \t]*[\r\n]+[ \t>]*")


class _Links:
    """The links of a note's body, by place."""

    def __init__(self, note: Note) -> None:
        self.all = [
            link
            for link in note.links
            if link.form != "frontmatter"
            and not link.is_embed
            and link.target[0] != "#"
        ]
        self._starts = [link.span.start for link in self.all]

    def within(self, start: int, end: int) -> Sequence[Link]:
        left = bisect_left(self._starts, start)
        return self.all[left : bisect_left(self._starts, end)]


def _trailing(source: str, link: Link, end: int) -> str:
    """What stands in brackets right behind a link: `[[Tesla]] (bear case)`."""
    found = _ROUND.match(source, link.span.end, end)
    return f" ({found[1].strip()})" if found else ""


def _position(link: Link, place: Place, group: str | None, reason: str) -> Position:
    sign = SIGNS[place.part]
    return Position(link.target, sign, place.role, group, reason.strip(), link.span)


class _Reader:
    def __init__(self, note: Note, vocabulary: Vocabulary) -> None:
        self.source = note.source
        self.vocabulary = vocabulary
        self.links = _Links(note)

    def from_table(self, table: Table, place: Place) -> Iterator[Position]:
        headers = [plain(cell.text) for cell in table.header.cells]
        names = find_columns(table, ("names",), self.vocabulary).get("names")
        for row in table.rows:
            if self.links.within(row.span.start, row.span.end):
                yield from self._from_row(row.cells, headers, names, place)

    def _from_row(
        self,
        cells: Sequence[Cell],
        headers: Sequence[str],
        names: int | None,
        place: Place,
    ) -> Iterator[Position]:
        named = self._named(cells, names)
        group = None if named[0] == 0 else plain(cells[0].text)
        told = [
            (header, cell.text)
            for index, (header, cell) in enumerate(zip_longest(headers, cells))
            if cell and cell.text and index not in named and (index or not group)
        ]
        reason = "; ".join(
            f"{header}: {text}" if header else text for header, text in told
        )
        if len(told) == 1:
            reason = told[0][1]
        for cell in (cells[index] for index in named):
            for link in self.links.within(cell.span.start, cell.span.end):
                whole = reason + _trailing(self.source, link, cell.span.end)
                yield _position(link, place, group or place.group, whole)

    def _named(self, cells: Sequence[Cell], names: int | None) -> list[int]:
        """Which cells name the companies: a column so headed, or the first."""
        linked = [
            index
            for index, cell in enumerate(cells)
            if self.links.within(cell.span.start, cell.span.end)
        ]
        if names in linked:
            return [index for index in linked if index == names]
        return linked[:1] if linked[0] == 0 else linked

    def from_item(self, item: Item, place: Place) -> Iterator[Position]:
        """Read `- [[X]], [[Y]] — why`, with or without a label before the links."""
        start, end = item.text_span.start, item.text_span.end
        links = self.links.within(start, end)
        if not links:
            return
        group = place.group
        cuts = [
            cut
            for cut in _SEPARATOR.finditer(self.source, start, end)
            if not any(link.span.holds(cut.start()) for link in links)
        ]
        if cuts and cuts[0].start() < links[0].span.start:
            group = plain(self.source[start : cuts[0].start()]) or group
            cuts = [cut for cut in cuts if cut.start() > links[0].span.start]
        named, reason = links, ""
        if cuts:
            named = [link for link in links if link.span.start < cuts[0].start()]
            reason = _BREAK.sub(" ", self.source[cuts[0].end() : end])
        for link in named:
            tail = "" if reason else _trailing(self.source, link, end).strip(" ()")
            yield _position(link, place, group, reason or tail)


def _from_title(title: str, links: Sequence[Link], start: int) -> Iterator[Position]:
    """Read `Long X`, `Short X long Y`; links of the title go before its words.

    Args:
        title: The title as written, beginning at `start` in the note.
        links: The links in it.
    """
    label = _LABEL.match(title)
    turns = list(_DIRECTION.finditer(title, label.end() if label else 0))
    if not turns or turns[0].start() != (label.end() if label else 0):
        return
    for turn, following in zip_longest(turns, turns[1:]):
        end = following.start() if following else len(title)
        sign: Sign = "+" if turn[1].lower() == "long" else "-"
        inside = [link for link in links if turn.end() <= link.span.start - start < end]
        for link in inside:
            yield Position(
                link.target, sign, "title", None, title, link.span, is_title=True
            )
        if not links:
            names = title[turn.end() : end].strip(" ,;/&+-–—")
            for name in dict.fromkeys((names, *_NAMES_APART.split(names))):
                if name:
                    yield Position(
                        name, sign, "title", None, title, Span(0, 0), is_title=True
                    )


def _title_positions(note: Note, name: str) -> Iterator[Position]:
    """Positions that a title names: by the first heading's links, or by words."""
    title = next((h for h in note.headings if h.level == 1), None)
    if title is not None:
        span = title.text_span
        links = [link for link in note.links if span.holds(link.span.start)]
        found = list(_from_title(title.text, links, span.start)) if links else []
        if found:
            yield from found
            return
    yield from _from_title(name, (), 0)


def read_positions(
    note: Note, name: str, outline: Outline, vocabulary: Vocabulary
) -> Iterator[Position]:
    """Read the positions of a note: its title's first, then from top to bottom."""
    yield from _title_positions(note, name)
    reader = _Reader(note, vocabulary)
    taken: set[int] = set()
    found: list[Position] = []
    for table in note.tables:
        place = outline.at(table.span.start)
        if place and place.part in SIGNS:
            taken.update(_starts(reader.links.within(table.span.start, table.span.end)))
            found += reader.from_table(table, place)
    for item in note.items:
        place = outline.at(item.span.start)
        if place and place.part in SIGNS:
            span = item.text_span
            taken.update(_starts(reader.links.within(span.start, span.end)))
            found += reader.from_item(item, place)
    for link in reader.links.all:
        place = outline.at(link.span.start)
        # Elsewhere than under `Related`, a link in prose is a mention.
        if place and place.part == "related" and link.span.start not in taken:
            found.append(_position(link, place, place.group, ""))
    yield from sorted(found, key=lambda position: position.span)


def _starts(links: Iterable[Link]) -> Iterator[int]:
    return (link.span.start for link in links)
