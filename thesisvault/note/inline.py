"""What Obsidian adds to a line: links, embeds, tags, block ids, comments.

Everything here reads the *visible* text: the note with code, HTML and math blanked
out, so that every offset is the note's own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from thesisvault.note.model import BlockId, Link, Tag
from thesisvault.note.spans import make_span
from thesisvault.note.visible import BLANK, begins_line, find_twice, is_escaped, places
from thesisvault.pattern import pattern
from thesisvault.text import Span, is_held, start_of

_DESTINATION: Final = pattern(
    r"\]\(\s*(?:<(?P<angle>[^<>\n]*)>"
    r"|(?P<plain>(?:[^\s()<\\]|\\.|\([^\s()]*\))(?:[^\s()\\]++|\\.|\([^\s()]*\))*+))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_SCHEME: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
# A URL from its `://` on; marks at its end belong to the sentence.
_URL_REST: Final = pattern(r"://[^\s<>|\]\ufffc]*[^\s<>|\]\ufffc.,;:!?'\")*_~]")

# The characters that end a tag are those that end it in Obsidian.
_TAG_NAME = r"[^\u2000-\u206F\u2E00-\u2E7F'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\s\ufffc]+"
_TAG: Final = pattern(f"#{_TAG_NAME}")
_BLOCK_ID: Final = pattern(r"\^([A-Za-z0-9-]+)[ \t]*(?:\n|\Z)")


def find_comments(visible: str, body: int) -> list[Span]:
    """Find `%% comments %%`, on one line or from one at a line's start."""
    comments: list[Span] = []
    done = body
    while (start := find_twice(visible, "%", done)) >= 0:
        done = start + 2
        close = visible.find("%%", done)
        if close < 0:
            break
        if "\n" not in visible[start:close] or begins_line(visible, start):
            done = close + 2
            comments.append(make_span(start, done))
    return comments


def _labelled(content: str) -> tuple[str, str | None, bool]:
    """Target, label, and whether the pipe between them is escaped.

    [[Gross margin|GM]]
      ^target----- ^label; in a table cell a backslash stands before the pipe.
    """
    target, pipe, label = content.partition("|")
    is_escaped_pipe = target.endswith("\\")
    if is_escaped_pipe:
        target = target[:-1]
    # Obsidian takes a leading pipe as part of the target.
    if not pipe or not target.strip():
        return content, None, False
    return target, label, is_escaped_pipe


def _wikilink(visible: str, start: int, close: int) -> Link | None:
    """The link between two pairs of brackets, unless something else stands there."""
    left = start + 2
    target = visible[left:close]
    if "\n" in target or BLANK in target:
        return None
    label, is_escaped_pipe = None, False
    if "|" in target:
        target, label, is_escaped_pipe = _labelled(target)
    bare = target.strip()
    if not bare:
        return None
    is_embed = False
    if start and visible[start - 1] in ("!", "\\"):
        if is_escaped(visible, start):
            return None
        is_embed = visible[start - 1] == "!" and not is_escaped(visible, start - 1)
    elif label is None and target is bare:
        # Most are no more than that.
        span = make_span(start, close + 2)
        return Link(bare, None, "wikilink", span, make_span(left, close))
    left += target.find(bare[0])
    span = make_span(start - is_embed, close + 2)
    target_span = make_span(left, left + len(bare))
    return Link(bare, label, "wikilink", span, target_span, is_embed, is_escaped_pipe)


def find_wikilinks(visible: str, body: int) -> list[Link]:
    """Find wikilinks and embeds."""
    links = []
    done = body
    while (close := find_twice(visible, "]", done)) >= 0:
        # Of several openings, the last one counts.
        opening = visible.rfind("[", done, close) - 1
        if opening < done or visible[opening] != "[":
            opening = visible.rfind("[[", done, close)
        link = _wikilink(visible, opening, close) if opening >= 0 else None
        if link is not None:
            links.append(link)
        done = close + 2
    return links


def _text_start(visible: str, close: int, body: int) -> int:
    """The `[` that belongs to a `]`, or -1; brackets in between are paired."""
    depth = 1
    at = close
    while depth:
        opening = visible.rfind("[", body, at)
        if opening < 0:
            return -1
        closing = visible.rfind("]", opening, at)
        at = max(opening, closing)
        if not is_escaped(visible, at):
            depth += 1 if closing > opening else -1
    return at


def _has_blank_line(text: str) -> bool:
    return any(not line.strip(" \t>") for line in text.split("\n")[1:-1])


def _markdown_link(visible: str, close: int, body: int) -> Link | None:
    found = _DESTINATION.match(visible, close)
    start = -1 if found is None else _text_start(visible, close, body)
    if found is None or start < 0 or _has_blank_line(visible[start:close]):
        return None
    group = "plain" if found["angle"] is None else "angle"
    if not found[group].strip() or BLANK in found[group]:
        return None
    is_embed = visible[start - 1 : start] == "!" and not is_escaped(visible, start - 1)
    return Link(
        found[group],
        visible[start + 1 : close],
        "markdown",
        make_span(start - is_embed, found.end()),
        make_span(*found.span(group)),
        is_embed,
    )


def find_markdown_links(
    visible: str, body: int, wikilinks: Iterable[Link]
) -> list[Link]:
    """Find links of the form `[text](target)`, external ones among them."""
    links: list[Link] = []
    # Round brackets are rarer than square ones, and one character is found faster.
    opening = visible.find("(", body)
    if opening < 0:
        return links
    ends: set[int] = set()
    while opening >= 0:
        close = opening - 1
        opening = visible.find("(", opening + 1)
        if visible[close] != "]" or close < body:
            continue
        if visible[close - 1 : close] == "]":
            ends = ends or {link.span.end for link in wikilinks}
        link = None
        # `[[A]](b)` is a wikilink and a word in brackets.
        if close + 1 not in ends and not is_escaped(visible, close):
            link = _markdown_link(visible, close, body)
        # A link holds no other link.
        if link and not any(
            not inner.is_embed and inner.span.start > link.span.start
            for inner in links[-3:]
        ):
            links.append(link)
    return links


def is_external(link: Link) -> bool:
    """Whether a link leaves the vault."""
    return link.form == "markdown" and _SCHEME.match(link.target) is not None


def find_urls(visible: str, body: int, links: Sequence[Link]) -> list[Link]:
    """Find bare URLs outside of links."""
    urls: list[Link] = []
    done = body
    # One character is found in a fraction of the time of three.
    for slash in places(visible, "/", body):
        at = slash - 1
        if visible[at : at + 3] != "://":
            continue
        start = at - 5 if visible[at - 5 : at] == "https" else at - 4
        if start < done or visible[start:at] not in ("http", "https"):
            continue
        found = _URL_REST.match(visible, at)
        done = found.end() if found else done
        before = bisect_right(links, start, key=start_of) - 1
        if found and (before < 0 or links[before].span.end <= start):
            span = make_span(start, done)
            urls.append(Link(span.of(visible), None, "markdown", span, span))
    return urls


# Behind emphasis, and behind code or HTML, the text begins anew.
_BEFORE_TAG: Final = frozenset(("", " ", "\n", "*", "_", "\ufeff", BLANK))
_NO_TAG: Final = frozenset(("", " ", "\n"))


def _begins_tag(visible: str, at: int, tables: Sequence[Span]) -> bool:
    before = visible[at - 1 : at]
    if before in _BEFORE_TAG or before.isspace():
        return True
    if before == "|" and is_held(tables, at):
        return True
    if before == ">":
        return begins_line(visible, at)
    return visible[at - 2 : at - 1] == "\\" and is_escaped(visible, at - 1)


def is_tag_name(name: str) -> bool:
    """Whether a word without its `#` makes a tag: not all of it is digits."""
    return _TAG.fullmatch(f"#{name}") is not None and not name.isdigit()


def _tag_marks(visible: str, body: int) -> list[int]:
    """Where each `#` stands that is followed by neither another nor a space."""
    found = []
    at = visible.find("#", body)
    while at >= 0:
        end = at + 1
        while visible[end : end + 1] == "#":
            end += 1
        # Most begin a heading.
        if visible[end : end + 1] not in _NO_TAG:
            found.append(end - 1)
        at = visible.find("#", end)
    return found


def find_tags(
    visible: str, body: int, links: Sequence[Link], tables: Sequence[Span] = ()
) -> list[Tag]:
    """Find tags outside of links."""
    tags = []
    done = -1
    for at in _tag_marks(visible, body):
        # `#one#two` are two tags.
        if at != done and not _begins_tag(visible, at, tables):
            continue
        found = _TAG.match(visible, at)
        end = found.end() if found else at
        name = visible[at:end]
        if found is None or name[1:].isdigit():
            continue
        before = bisect_right(links, at, key=start_of) - 1
        if before >= 0 and at < links[before].span.end:
            link = links[before]
            if link.form == "wikilink" or at >= link.target_span.start:
                continue
        if visible[at - 1 : at] == "_" and name.endswith("_"):
            # The mark that was opened before the tag.
            name = name.rstrip("_")
        done = end
        if len(name) > 1:
            tags.append(Tag(name, make_span(at, at + len(name))))
    return tags


def find_block_ids(visible: str, body: int) -> list[BlockId]:
    """Find block ids, at the ends of lines."""
    blocks = []
    for at in places(visible, "^", body):
        found = _BLOCK_ID.match(visible, at)
        if found and visible[at - 1 : at] in ("", " ", "\t", "\n"):
            blocks.append(BlockId(found[1], make_span(at, found.end(1))))
    return blocks
