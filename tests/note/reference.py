"""The same facts as a note's, found by markdown-it: another parser, written by others.

It knows nothing of Obsidian. Front matter is blanked for it, and wikilinks, Markdown
links and checkboxes are looked for in its inline tokens by the plainest means.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_WIKILINK = re.compile(
    r"(?<!\\)(?:\\\\)*\[\[(?!\[)((?:[^\[\]\n]|\](?!\])|\[(?!\[))+)\]\]"
)
_CHECKBOX = re.compile(r"\[([^\n])\](?=\s|$)")
_CODE = "\ufffc"


@dataclass(frozen=True, slots=True)
class Facts:
    """What two parsers must agree about; lines count from 1."""

    headings: tuple[tuple[int, str, int], ...]
    wikilinks: tuple[str, ...]
    tasks: tuple[tuple[str, int], ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    # Inline marks are left in the text, so that wikilinks stay in one piece.
    parser.disable(["emphasis", "entity", "link", "image", "text_join", "footnote_ref"])
    # It would drop the notes that nothing refers to.
    parser.disable("footnote_tail")
    return parser.disable("reference")


_PARSER = _parser()


def _text(inline: Token) -> str:
    """The text of a block, with its code and HTML hidden."""
    pieces = []
    for child in inline.children or ():
        if child.type in ("text", "text_special"):
            pieces.append(
                child.markup if child.type == "text_special" else child.content
            )
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        else:
            pieces.append(_CODE)
    return "".join(pieces)


def _wikilinks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            for found in _WIKILINK.finditer(_text(token)):
                target = found[1].partition("|")[0].removesuffix("\\").strip()
                if _CODE in found[1] or not found[1].strip():
                    continue
                yield target or found[1].strip()


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str, int]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and not opening.level and opening.map:
            text = " ".join(line.strip() for line in inline.content.split("\n"))
            yield int(opening.tag[1]), text, opening.map[0] + 1


def _tasks(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    for index, token in enumerate(tokens):
        following = tokens[index + 1 : index + 3]
        if token.type == "list_item_open" and token.map and len(following) == 2:
            found = _CHECKBOX.match(following[1].content)
            if following[0].type == "paragraph_open" and found:
                yield found[1], token.map[0] + 1


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    line = 0
    cells: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and token.map:
            line, cells = token.map[0] + 1, []
        elif token.type in ("th_open", "td_open"):
            cells.append(tokens[index + 1].content)
        elif token.type == "tr_close":
            yield line, tuple(cells)


def facts_by_markdown_it(text: str, front_matter_lines: int) -> Facts:
    """The facts in a note whose lines end in line feeds."""
    lines = text.removeprefix("\ufeff").split("\n")
    lines[:front_matter_lines] = [""] * front_matter_lines
    tokens = _PARSER.parse("\n".join(lines))
    return Facts(
        tuple(_headings(tokens)),
        tuple(_wikilinks(tokens)),
        tuple(_tasks(tokens)),
        tuple(_rows(tokens)),
    )
