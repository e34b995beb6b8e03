r"""A note as HTML that is safe to show: no markup of its own passes, and no script.

Markdown as Obsidian reads it: wikilinks, embeds, callouts, tasks of any mark, tables
with `[[A\|B]]`. Front matter, comments and the names of blocks are not shown, and
pictures are not fetched but named.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from re import IGNORECASE
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span, apply_edits

Resolve = Callable[[str], str | None]
"""Gives the address of what a link's target leads to; nothing: there is no page."""

_WIKILINK = pattern(r"!?\[\[([^\[\]|\n]+)(?:\\?\|([^\[\]\n]*))?\]\]")
# What stands behind the pipe of an embed: `100`, `100x80`.
_SIZE = pattern(r"\d+(?:x\d+)?")
_BREAK = pattern(r"<br\s*/?>", IGNORECASE)
_CALLOUT = pattern(r"\[!([\w-]+)\][+-]?[ \t]*([^\n]*)(?:\n|\Z)")
_TASK = pattern(r"\[(.)\][ \t]+")
_PIPE = pattern(r"(?<!\\)\|")
# What may stand in an address besides a path: nothing that runs.
_SCHEMES = ("http://", "https://", "mailto:", "obsidian://")


def no_pages(_: str) -> str | None:
    """Resolve links where there is nothing to lead to."""
    return None


def _wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    found = _WIKILINK.match(state.src, state.pos)
    if found is None or not found[1].strip():
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        target = found[1].strip()
        name, mark, part = target.partition("#")
        default = f"{name} › {part.lstrip('^')}" if name and mark else target
        label = (found[2] or "").strip()
        if not label or (found[0][0] == "!" and _SIZE.fullmatch(label)):
            label = default.lstrip("#^")
        token.content, token.meta = label, {"target": target}
    state.pos = found.end()
    return True


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _callouts(state: StateCore) -> None:
    """Make callouts of quotes that begin with `[!note]`, their title in bold."""
    tokens = state.tokens
    for index, token in enumerate(tokens[:-2]):
        if token.type != "blockquote_open" or tokens[index + 2].type != "inline":
            continue
        inline = tokens[index + 2]
        found = _CALLOUT.match(inline.content)
        if found is not None:
            kind = found[1].lower()
            token.attrSet("class", f"callout callout-{kind}")
            title = found[2].strip() or kind.capitalize()
            rest = inline.content[found.end() :]
            inline.content = f"**{title}**" + (f"<br>{rest}" if rest else "")


def _tasks(state: StateCore) -> None:
    """Show items that begin with a box as tasks; any mark but a space is done."""
    tokens = state.tokens
    for item, inline in zip(tokens, tokens[2:], strict=False):
        if item.type != "list_item_open" or not inline.children:
            continue
        first = inline.children[0]
        found = _TASK.match(first.content) if first.type == "text" else None
        if found is not None:
            item.attrSet("class", "task")
            box = Token("task_box", "input", 0, meta={"is_done": found[1] != " "})
            first.content = first.content[found.end() :]
            inline.children.insert(0, box)


def _inner_links(state: StateCore) -> None:
    """Lead links to notes where wikilinks lead, and leave the others as they are."""
    for inline in state.tokens:
        is_dead = False
        for token in inline.children or ():
            if token.type == "link_open":
                url = str(token.attrGet("href") or "")
                is_inner = not url.lower().startswith(_SCHEMES)
                address = state.env["resolve"](unquote(url)) if is_inner else url
                is_dead = address is None
                if address is None:
                    token.tag, token.attrs = "span", {"class": "link", "title": url}
                else:
                    token.attrSet("href", address)
            elif token.type == "link_close" and is_dead:
                token.tag = "span"


def _show_wikilink(
    _: Any, tokens: Sequence[Token], index: int, __: Any, env: Any
) -> str:
    token = tokens[index]
    target = token.meta["target"]
    address = env["resolve"](target)
    label = escape(token.content)
    if address is None:
        return f'<span class="link" title="{escape(target)}">{label}</span>'
    return f'<a class="link" href="{escape(address)}">{label}</a>'


def _show_task_box(
    _: Any, tokens: Sequence[Token], index: int, __: Any, ___: Any
) -> str:
    mark = " checked" if tokens[index].meta["is_done"] else ""
    return f'<input type="checkbox" disabled{mark}> '


def _show_image(_: Any, tokens: Sequence[Token], index: int, __: Any, ___: Any) -> str:
    name = tokens[index].content or str(tokens[index].attrGet("src") or "")
    return f'<span class="picture">{escape(name)}</span>'


def _is_address(url: str) -> bool:
    """Whether a link may be followed: to a page, or to something beside the note."""
    lower = url.strip().lower()
    return lower.startswith(_SCHEMES) or ":" not in lower.partition("/")[0]


@cache
def _renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.inline.ruler.before("link", "wikilink", _wikilink)
    made.inline.ruler.before("link", "line_break", _line_break)
    made.inline.ruler.before("image", "embed", _wikilink)
    made.core.ruler.before("inline", "callouts", _callouts)
    made.core.ruler.after("inline", "tasks", _tasks)
    made.core.ruler.after("inline", "inner_links", _inner_links)
    made.validateLink = _is_address  # type: ignore[method-assign]
    made.add_render_rule("wikilink", _show_wikilink)
    made.add_render_rule("task_box", _show_task_box)
    made.add_render_rule("image", _show_image)
    return made


def _hidden(note: Note) -> Iterable[Span]:
    """What of a note is not shown."""
    if note.frontmatter is not None:
        yield note.frontmatter
    yield from note.comments
    yield from (block.span for block in note.blocks)
    for span in note.opaque:
        if note.source.startswith("<!--", span.start):
            yield span


def _escaped_pipes(note: Note) -> Iterable[Edit]:
    """Escape the pipes of links that would end a cell, as the note means them."""
    for table in note.tables:
        for row in table.rows:
            for cell in row.cells:
                for link in _WIKILINK.finditer(cell.text):
                    for pipe in _PIPE.finditer(link[0]):
                        at = cell.span.start + link.start() + pipe.start()
                        yield Edit(Span(at, at), "\\")


def _without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept


def _shown(note: Note) -> str:
    hidden = [Edit(span, "") for span in _hidden(note)]
    return apply_edits(note.source, _without_overlaps([*hidden, *_escaped_pipes(note)]))


def render_note(source: str, resolve: Resolve = no_pages) -> str:
    """Render a note, or a part of one, as HTML.

    Args:
        resolve: Where links lead to.
    """
    text = _shown(parse_note(source))
    return str(_renderer().render(text, {"resolve": resolve}))


def render_line(text: str, resolve: Resolve = no_pages) -> str:
    """Render a line of a note, such as a cell's, as HTML without a block around it."""
    return str(_renderer().renderInline(text, {"resolve": resolve}))
