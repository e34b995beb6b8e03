"""Documents as Markdown: notes' own lines stay as they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from thesisvault.pattern import pattern
from thesisvault.render.document import (
    Document,
    Facts,
    Grid,
    Heading,
    Items,
    Line,
    Picture,
    Prose,
    Timeline,
)

_LINE_END = pattern(r"\s*[\r\n]+\s*")
_BARE_PIPE = pattern(r"(?<!\\)\|")
_HEADING = pattern(r"^(#{1,6})(?=[ \t])")
_FENCE = pattern(r"^[ \t]*(```|~~~)")


def _line(text: str) -> str:
    return _LINE_END.sub(" ", text.strip())


def _cell(text: str) -> str:
    return _BARE_PIPE.sub(r"\\|", _line(text))


def _deeper(text: str) -> Iterator[str]:
    """A part of a note with its headings below those of the page."""
    is_code = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        if is_code:
            yield line
        else:
            yield _HEADING.sub(lambda marks: f"{marks[1]}#"[:6], line)


def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * (block.level + 1)} {_line(block.text)}"


def _prose(block: Prose) -> Iterator[str]:
    yield from _deeper(block.text.strip("\r\n"))


def _facts(block: Facts) -> Iterator[str]:
    for name, value in block.pairs:
        yield f"- **{_line(name)}**: {_line(value)}"


def _single(block: Line) -> Iterator[str]:
    yield _line(block.text)


def _items(block: Items) -> Iterator[str]:
    for item in block.items:
        box = "" if item.is_done is None else ("[x] " if item.is_done else "[ ] ")
        yield f"- {box}{_line(item.text)}"
        yield from (f"  - {_line(text)}" for text in item.below)


def _timeline(block: Timeline) -> Iterator[str]:
    for moment in block.moments:
        ahead = " (ahead)" if moment.is_ahead else ""
        yield f"- **{_line(moment.date)}**{ahead} {_line(moment.text)}"
        yield from (f"  - {_line(text)}" for text in moment.below)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(block: Grid) -> Iterator[str]:
    yield _row(_cell(title) for title in block.titles)
    count = range(len(block.titles))
    yield f"|{'|'.join('--:' if each in block.right else '---' for each in count)}|"
    for row in block.rows:
        cells = (f"**{_cell(row[0])}**",) if len(row) == 1 else map(_cell, row)
        yield _row(cell or "" for cell, _ in zip_longest(cells, count))


def _picture(_: Picture) -> Iterator[str]:
    yield from ()


_WRITERS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Heading: _heading,
    Prose: _prose,
    Facts: _facts,
    Line: _single,
    Items: _items,
    Timeline: _timeline,
    Grid: _grid,
    Picture: _picture,
}


def write_markdown(document: Document) -> str:
    """Write a document as a note."""
    blocks = [f"# {_line(document.title)}", f"*{_line(document.subtitle)}*"]
    for block in document.blocks:
        text = "\n".join(_WRITERS[type(block)](block))
        if text:
            blocks.append(text)
    return "\n\n".join(blocks) + "\n"
