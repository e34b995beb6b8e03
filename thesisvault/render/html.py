"""Documents as HTML: one file that needs no other, nor a network, nor a script."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from thesisvault.pattern import pattern
from thesisvault.render.document import (
    Document,
    Facts,
    Grid,
    Heading,
    Items,
    Line,
    Moment,
    Picture,
    Prose,
    Timeline,
)
from thesisvault.render.note import Resolve, no_pages, render_line, render_note

# Nothing is fetched and nothing runs, whatever a note says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<h1>{title}</h1>
<p class="subtitle">{subtitle}</p>
</header>
"""
_TAG_OR_DAY = pattern(r"<[^>]*>|(\d{4}-\d\d-\d\d)")
_FOOT = "</main>\n</body>\n</html>\n"


class _Writer:
    """Writes the blocks of a page; links lead where `resolve` says."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._writers: Mapping[type, Callable[[Any], Iterator[str]]] = {
            Heading: self._heading,
            Prose: self._prose,
            Facts: self._facts,
            Line: self._single,
            Items: self._items,
            Timeline: self._timeline,
            Grid: self._grid,
            Picture: self._picture,
        }

    def write(self, block: object) -> Iterator[str]:
        """A block, line by line."""
        return self._writers[type(block)](block)

    def _line(self, text: str) -> str:
        return render_line(text, self._resolve)

    def _below(self, texts: Iterable[str]) -> Iterator[str]:
        yield from (f'<div class="below">{self._line(text)}</div>' for text in texts)

    def _heading(self, block: Heading) -> Iterator[str]:
        tag = f"h{block.level + 1}"
        yield f"<{tag}>{self._line(block.text)}</{tag}>"

    def _prose(self, block: Prose) -> Iterator[str]:
        text = render_note(block.text, self._resolve)
        yield f'<section class="prose">{text}</section>'

    def _facts(self, block: Facts) -> Iterator[str]:
        yield '<dl class="facts">'
        for name, value in block.pairs:
            yield f"<div><dt>{escape(name)}</dt><dd>{self._line(value)}</dd></div>"
        yield "</dl>"

    def _single(self, block: Line) -> Iterator[str]:
        yield f"<p>{self._line(block.text)}</p>"

    def _items(self, block: Items) -> Iterator[str]:
        yield '<ul class="items">'
        for item in block.items:
            box = ""
            if item.is_done is not None:
                mark = " checked" if item.is_done else ""
                box = f'<input type="checkbox" disabled{mark}> '
            yield f"<li>{box}<div>{self._line(item.text)}"
            yield from self._below(item.below)
            yield "</div></li>"
        yield "</ul>"

    def _moment(self, moment: Moment) -> Iterator[str]:
        kind = ' class="ahead"' if moment.is_ahead else ""
        yield f"<li{kind}><time>{self._line(moment.date)}</time>"
        yield f"<div>{self._line(moment.text)}"
        yield from self._below(moment.below)
        yield "</div></li>"

    def _timeline(self, block: Timeline) -> Iterator[str]:
        yield '<ol class="timeline">'
        for moment in block.moments:
            yield from self._moment(moment)
        yield "</ol>"

    def _row(self, row: tuple[str, ...], block: Grid) -> str:
        if len(row) == 1:
            text = self._line(row[0])
            return f'<th colspan="{len(block.titles)}" scope="colgroup">{text}</th>'
        return "".join(
            f"<td{_side(index, block)}>{_with_whole_days(self._line(cell))}</td>"
            for index, cell in enumerate(row)
        )

    def _grid(self, block: Grid) -> Iterator[str]:
        yield '<div class="wide"><table>'
        titles = "".join(
            f'<th scope="col"{_side(index, block)}>{escape(title)}</th>'
            for index, title in enumerate(block.titles)
        )
        yield f"<thead><tr>{titles}</tr></thead><tbody>"
        for row in block.rows:
            yield f"<tr>{self._row(row, block)}</tr>"
        yield "</tbody></table></div>"

    def _picture(self, block: Picture) -> Iterator[str]:
        yield f"<figure>{block.svg}</figure>"


def _with_whole_days(html: str) -> str:
    """Keep days in one line; browsers part them at their hyphens."""
    return _TAG_OR_DAY.sub(
        lambda found: f'<span class="day">{found[1]}</span>' if found[1] else found[0],
        html,
    )


def _side(index: int, block: Grid) -> str:
    return ' class="right"' if index in block.right else ""


def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def write_html(document: Document, resolve: Resolve = no_pages) -> str:
    """Write a document as a page of HTML.

    Args:
        resolve: Where links to notes lead; by default they are words.
    """
    writer = _Writer(resolve)
    title, subtitle = escape(document.title), escape(document.subtitle)
    head = _HEAD.format(
        policy=escape(_POLICY), title=title, subtitle=subtitle, style=_style()
    )
    body = "".join(
        f"{line}\n" for block in document.blocks for line in writer.write(block)
    )
    return f"{head}{body}{_FOOT}"
