"""Positions that a title names: `Long X`, `Short X long Y`, `Long X vs Y`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from re import IGNORECASE

from thesisvault.note.model import Link, Note
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span
from thesisvault.thesis.model import Position, Sign

# What may stand before the direction: an emoji, and a label.
_LABEL = pattern(
    r"[^\w\[]*+(?:(?:thesis|trade|idea|trade idea|pair|pair trade)\s*[:–—-]\s*)?",
    IGNORECASE,
)
_DIRECTION = pattern(r"(?:^|(?<=[\s,;/&+]))(long|short)(?=[\s:])[\s:]*", IGNORECASE)
_AGAINST = pattern(r"\s(?:vs\.?|versus|against)\s", IGNORECASE)
_NAMES_APART = pattern(r"\s*[,;/&+]\s*|\s+and\s+", IGNORECASE)
_OPPOSITE: dict[Sign, Sign] = {"+": "-", "-": "+"}


class _Leg(Record, frozen=True):
    """A stretch of a title, and the direction of what it names."""

    sign: Sign
    start: int
    end: int


def _legs(title: str) -> Iterator[_Leg]:
    """The legs of a title that begins with a direction; other titles have none."""
    label = _LABEL.match(title)
    first = label.end() if label else 0
    turns = list(_DIRECTION.finditer(title, first))
    if not turns or turns[0].start() != first:
        return
    for turn, following in zip_longest(turns, turns[1:]):
        start, end = turn.end(), following.start() if following else len(title)
        sign: Sign = "+" if turn[1].lower() == "long" else "-"
        against = _AGAINST.search(title, start, end)
        if against is not None:
            yield _Leg(sign, start, against.start())
            sign, start = _OPPOSITE[sign], against.end()
        yield _Leg(sign, start, end)


def _position(target: str, sign: Sign, title: str, span: Span) -> Position:
    return Position(target, sign, "title", None, title, span, is_title=True)


def _by_links(title: str, links: Sequence[Link], start: int) -> Iterator[Position]:
    starts = [link.span.start - start for link in links]
    for leg in _legs(title):
        for link in links[
            bisect_left(starts, leg.start) : bisect_left(starts, leg.end)
        ]:
            yield _position(link.target, leg.sign, title, link.span)


def _by_words(title: str) -> Iterator[Position]:
    for leg in _legs(title):
        names = title[leg.start : leg.end].strip(" ,;/&+-–—")
        # `Long Procter & Gamble` may name one company, or two.
        for name in dict.fromkeys((names, *_NAMES_APART.split(names))):
            if name:
                yield _position(name, leg.sign, title, Span(0, 0))


def read_title(note: Note, name: str) -> list[Position]:
    """The positions that a note's first heading, or its name, takes in its words.

    Links of the heading go before the words of the name, and those before the
    heading's own.
    """
    heading = next((h for h in note.headings if h.level == 1), None)
    text = heading.text if heading else ""
    words = f"{text} {name}".casefold()
    if "long" not in words and "short" not in words:
        return []
    if not (_DIRECTION.search(text) or _DIRECTION.search(name)):
        return []
    if heading is None:
        return list(_by_words(name))
    start, end = heading.text_span.start, heading.text_span.end
    links = []
    for link in note.links:
        at = link.span.start
        if at >= end:
            break
        if at >= start:
            links.append(link)
    if links:
        linked = list(_by_links(heading.text, links, start))
        return linked or list(_by_words(name))
    return list(_by_words(name)) or list(_by_words(heading.text))
