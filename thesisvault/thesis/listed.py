"""Positions in lists, and in lines of links: `[[X]], [[Y]] — why`."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from re import IGNORECASE, Match

from thesisvault.note.model import Item, Link, Note
from thesisvault.note.words import plain, without_block_id
from thesisvault.pattern import pattern
from thesisvault.thesis.model import Position
from thesisvault.thesis.outline import Place
from thesisvault.thesis.vocabulary import SIGNS

# **Chips**: [[NVIDIA]], [[Broadcom]] (fabless) — picks and shovels
# ^label--^  ^links------------------^ ^remark     ^reason---------^
_LABEL_END = pattern(r"(?<!\s)\s++[—–→-]\s|:[*_]*+\s")
_BETWEEN = pattern(
    r"(?:[\s*_~,;/&+·•|]|\([^()\[\]]*\)|\b(?:and|or|vs|versus)\b\.?)*+", IGNORECASE
)
_REMARK = pattern(r"[*_~]*+\s*+\(([^()\[\]]+)\)")
_AFTER = pattern(r"(?:[*_~]|\s*\([^()\[\]]*\))*+\s*(?:[—–→=:,;-]+(?=[\s*_])[*_]*)?\s*")
# A line of links is no prose: they end it, or a dash or colon follows them.
_END_OF_LINKS = pattern(r"(?:[\s*_~.,;·•|]|\([^()\[\]]*\))*+(?:\Z|[—–→:=-]+(?=[\s*_]))")
_NEXT = pattern(r"\s[·•|]\s+(?=[*_]{0,3}!?\[\[)")
_LINE = pattern(r"[^\r\n]*")
_BREAK = pattern(r"[ \t]*[\r\n]+[ \t>]*")
_WORD = pattern(r"\w")
_LONGEST_LABEL = 80


class Links:
    """The links of a note's body that lead to other notes, by place."""

    def __init__(self, note: Note) -> None:
        self.source = note.source
        self._links: list[Link] = []
        self._starts: list[int] = []
        # Where the last answer began: mostly the next one stands right behind.
        self._last = 0
        body = note.body.start
        for link in note.links:
            start = link.span.start
            if start >= body and self.source[start] != "!" and link.target[0] != "#":
                self._links.append(link)
                self._starts.append(start)

    def within(self, start: int, end: int) -> list[Link]:
        """The links that begin in a stretch of the text."""
        left, right = self._range(start, end)
        return self._links[left:right] if left < right else []

    def starts_within(self, start: int, end: int) -> list[int]:
        """Where they begin."""
        left, right = self._range(start, end)
        return self._starts[left:right]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        starts, left = self._starts, self._last
        if left and starts[left - 1] >= start:
            left = bisect_left(starts, start)
        while left < len(starts) and starts[left] < start:
            left += 1
        right = left
        while right < len(starts) and starts[right] < end:
            right += 1
        self._last = left
        return left, right

    def remark(self, link: Link, end: int) -> str:
        """What stands in brackets right behind a link: `[[Tesla]] (bear case)`."""
        start = link.span.end
        # Mostly there are no brackets at all.
        if self.source.find("(", start, end) < 0:
            return ""
        found = _REMARK.match(self.source, start, end)
        return found[1].strip() if found else ""


def make_position(link: Link, place: Place, reason: str, remark: str) -> Position:
    """Make a position of a link; the remark goes behind the reason."""
    if reason and remark:
        reason = f"{reason} ({remark})"
    return Position(
        link.target,
        SIGNS[place.part],
        place.role,
        place.group,
        reason or remark,
        link.span,
    )


def _run(source: str, links: list[Link]) -> list[Link]:
    """The first links, as far as nothing but commas and the like parts them."""
    for index in range(1, len(links)):
        start = links[index].span.start
        between = _BETWEEN.match(source, links[index - 1].span.end, start)
        if between is None or between.end() < start:
            return links[:index]
    return links


def _up_to_cut(
    source: str, links: list[Link], end: int
) -> tuple[list[Link], Match[str] | None]:
    """The links before a dash or a colon."""
    for index, link in enumerate(links, 1):
        stop = links[index].span.start if index < len(links) else end
        if cut := _LABEL_END.search(source, link.span.end, stop):
            return links[:index], cut
    return links, None


def _reason(text: str) -> str:
    """A reason in one line, without what does not belong to it."""
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(" ", text)
    reason = without_block_id(f" {text}").strip()
    for mark in ("**", "__", "*", "_") if reason.endswith(("*", "_")) else ():
        # The mark was opened before the link.
        if reason.endswith(mark) and reason.count(mark) % 2:
            reason = reason.removesuffix(mark).rstrip()
    return reason if reason[:1].isalnum() or _WORD.search(reason) else ""


def positions_in(start: int, end: int, links: Links, place: Place) -> list[Position]:
    """Read `[[X]], [[Y]] — why`, and others behind a dot or a pipe."""
    source = links.source
    if source.count("[[", start, end) < 2:
        return _positions_in(start, end, links, place)
    segment = start
    found: list[Position] = []
    for cut in _NEXT.finditer(source, start, end):
        inside = links.within(segment, cut.start())
        segment = cut.end()
        # Not in `[[X]] · [[Y]] — why`: that is told of both.
        if inside and _LABEL_END.search(source, inside[0].span.end, cut.start()):
            found += _positions_in(start, cut.start(), links, place)
            start = segment
    return found + _positions_in(start, end, links, place)


def _positions_in(start: int, end: int, links: Links, place: Place) -> list[Position]:
    source, inside = links.source, links.within(start, end)
    if not inside:
        return []
    before = source[start : inside[0].span.start]
    label = _LABEL_END.search(before) if before else None
    if label is not None and label.start() <= _LONGEST_LABEL:
        group = plain(before[: label.start()]) or place.group
        place = Place(place.part, place.role, group)
    after: Match[str] | None
    if label is not None or not (before and _WORD.search(before)):
        named = _run(source, inside)
        after = _AFTER.match(source, named[-1].span.end, end)
    else:
        named, after = _up_to_cut(source, inside, end)
    reason = _reason(source[after.end() : end]) if after else ""
    return [
        make_position(link, place, reason, links.remark(link, end)) for link in named
    ]


def positions_in_items(
    items: Iterable[tuple[Item, Place]], links: Links
) -> list[Position]:
    """Read the items of lists; one without links names the group of those below."""
    positions: list[Position] = []
    above: list[tuple[int, str | None]] = []
    for item, place in items:
        while above and above[-1][0] >= item.depth:
            above.pop()
        group = above[-1][1] if above else None
        within = Place(place.part, place.role, group) if group else place
        span = item.text_span
        if found := positions_in(span.start, span.end, links, within):
            positions += found
        elif len(item.text) <= _LONGEST_LABEL:
            group = plain(item.text).rstrip(" :") or group
        above.append((item.depth, group))
    return positions


def positions_in_lines(
    links: Links, free: Iterable[tuple[Link, Place]]
) -> Iterator[Position]:
    """Read lines of links that stand in no list or table.

    Under `Related`, a link in prose is an edge too; elsewhere it is a mention.
    """
    source = links.source
    done = 0
    for link, place in free:
        start = link.span.start
        if start < done:
            continue
        found = _LINE.match(source, start)
        start = max(
            done, source.rfind("\n", done, start), source.rfind("\r", done, start)
        )
        done = found.end() if found else link.span.end
        if _is_line_of_links(start, done, links):
            yield from positions_in(start, done, links, place)
        elif place.part == "related":
            for each in links.within(start, done):
                yield make_position(each, place, "", "")


def _is_line_of_links(start: int, end: int, links: Links) -> bool:
    inside = links.within(start, end)
    before = links.source[start : inside[0].span.start]
    last = _run(links.source, inside)[-1].span.end
    if _WORD.search(before) and not _LABEL_END.search(before):
        return False
    return _END_OF_LINKS.match(links.source, last, end) is not None
