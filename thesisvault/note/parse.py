"""One pure function: a note's text in, a record of all that stands in it out."""

from collections.abc import Collection, Iterable
from re import compile as pattern
from typing import TypeVar

from thesisvault.note.blocks import Blocks, read_blocks
from thesisvault.note.fields import PLAIN_KEYS, read_fields
from thesisvault.note.frontmatter import read_frontmatter
from thesisvault.note.inline import (
    blank_out,
    find_block_ids,
    find_comments,
    find_markdown_links,
    find_math,
    find_tags,
    find_urls,
    find_wikilinks,
    is_external,
    with_plain_line_ends,
)
from thesisvault.note.model import Field, Heading, Item, Link, Note
from thesisvault.note.tables import Table, read_tables
from thesisvault.text import Span

_Record = TypeVar("_Record", Field, Heading, Item, Table)

_CHECKBOX = pattern(r"(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}\[([^\n])\](?=\s|\Z)")
_BREAK = pattern(r"[ \t]*(?:\r\n?|\n)[ \t>]*")


def _heading_text(text: str, start: int, end: int) -> Span:
    """The span of a heading's text, without marks of either style."""
    line = text[start:end].rstrip()
    if line.startswith("#"):
        words = line.lstrip("#")
        start += len(line) - len(words)
        # A closing run of marks stands apart from the words.
        if words.endswith("#"):
            closed = words.rstrip("#")
            words = closed if not closed or closed[-1] in " \t" else words
    else:
        words = line[: line.rfind("\n")]
    bare = words.strip()
    start += words.index(bare)
    return Span(start, start + len(bare))


def _headings(source: str, text: str, blocks: Blocks) -> list[Heading]:
    headings = []
    for level, start, end in blocks.headings:
        span = _heading_text(text, start, end)
        words = span.of(source)
        if "\n" in words or "\r" in words:
            words = _BREAK.sub(" ", words)
        headings.append(Heading(level, words, Span(start, end), span))
    return headings


def _items(source: str, visible: str, blocks: Blocks) -> list[Item]:
    items = []
    for start, end, first, text_end, depth in blocks.items:
        mark = mark_span = None
        text_start = first
        found = _CHECKBOX.match(visible, start)
        if found is not None:
            mark, mark_span = found[1], Span(*found.span(1))
            rest = source[found.end() : text_end]
            text_start = text_end - len(rest.lstrip())
        text = source[text_start:text_end]
        if "\n" in text or "\r" in text:
            text = _BREAK.sub(" ", text)
        span = Span(start, end)
        items.append(
            Item(text, depth, mark, span, Span(text_start, text_end), mark_span)
        )
    return items


def _code(text: str, blocks: Blocks, tables: Iterable[Table]) -> list[tuple[int, int]]:
    """Code and HTML; in a table, backticks pair within their cell alone."""
    code = blocks.code
    for table in tables if code else ():
        start, end = table.span.start, table.span.end
        if text.find("`", start, end) < 0:
            continue
        code = [span for span in code if not start <= span[0] < end]
        for row in (table.header, *table.rows):
            for cell in row.cells if "`" in row.text else ():
                at = cell.span.start
                code += [
                    (at + left, at + right)
                    for left, right in read_blocks(cell.text).code
                ]
    return code if code is blocks.code else sorted(code)


def _tables(source: str, text: str, blocks: Blocks) -> list[Table]:
    """Tables, also those that a line of dashes below would make a heading."""
    leaves = blocks.leaves
    for heading in tuple(blocks.headings):
        level, start, end = heading
        if text[start] == "#" or "|" not in text[start:end]:
            continue
        dashes = text.rfind("\n", start, end - 1)
        leaf = (start, dashes if level == 2 else end, False)
        if read_tables(source, text, [leaf]):
            blocks.headings.remove(heading)
            leaves = sorted((*leaves, leaf))
    return read_tables(source, text, leaves)


def _without_hidden(records: list[_Record], comments: Iterable[Span]) -> list[_Record]:
    for comment in comments:
        records = [record for record in records if not comment.holds(record.span.start)]
    return records


def _start(link: Link) -> int:
    return link.span.start


def parse_note(source: str, keys: Collection[str] = PLAIN_KEYS) -> Note:
    """Read all that stands in a note's text.

    Args:
        keys: The keys that make a field of a plain line, in `normal_key`'s form.
    """
    front = read_frontmatter(source)
    start = front.span.end if front.span else int(source.startswith("\ufeff"))
    text = with_plain_line_ends(source)
    # Front matter is blank lines to the parser, so that offsets stay the note's.
    blocks = read_blocks("\n" * start + text[start:] if start else text)
    tables = _tables(source, text, blocks)
    code = _code(text, blocks, tables)
    visible = blank_out(text, code)
    if math := find_math(visible, start):
        visible = blank_out(visible, math)
    comments = find_comments(visible, start)
    # In a comment of several lines, links and tags count, and nothing else.
    hiding = [span for span in comments if "\n" in span.of(visible)]
    headings = _without_hidden(_headings(source, text, blocks), hiding)
    second = (heading.span.start for heading in headings if heading.level == 2)
    head = Span(start, next(second, len(source)))
    fields = read_fields(source, visible, head, keys)
    wikilinks = find_wikilinks(visible, start)
    written = find_markdown_links(visible, start, wikilinks)
    links = sorted((*wikilinks, *written), key=_start) if written else wikilinks
    external = [link for link in written if is_external(link)]
    inside = [link for link in links if not is_external(link)] if external else links
    external += find_urls(visible, start, links)
    return Note(
        source=source,
        frontmatter=front.span,
        body=Span(start, len(source)),
        fields=(*front.fields, *_without_hidden(fields, hiding)),
        headings=tuple(headings),
        links=(*front.links, *inside),
        external=tuple(sorted(external, key=_start)),
        tags=(*front.tags, *find_tags(visible, start, links)),
        items=tuple(_without_hidden(_items(source, visible, blocks), hiding)),
        tables=tuple(_without_hidden(tables, hiding)),
        blocks=tuple(find_block_ids(visible, start)),
        opaque=tuple(Span(*span) for span in sorted((*code, *math))),
        comments=tuple(comments),
        findings=front.findings,
    )
