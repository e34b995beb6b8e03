"""One pure function: a note's text in, a record of all that stands in it out."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from thesisvault.note.blocks import read_blocks
from thesisvault.note.dollars import find_math
from thesisvault.note.fields import PLAIN_KEYS, read_fields
from thesisvault.note.frontmatter import read_frontmatter
from thesisvault.note.inline import (
    find_block_ids,
    find_comments,
    find_markdown_links,
    find_tags,
    find_urls,
    find_wikilinks,
    is_external,
)
from thesisvault.note.model import Field, Heading, Item, Link, Note
from thesisvault.note.spans import make_span
from thesisvault.note.structure import Blocks
from thesisvault.note.tables import Table, read_tables
from thesisvault.note.visible import blank_out, with_plain_line_ends
from thesisvault.note.words import in_one_line
from thesisvault.pattern import pattern
from thesisvault.text import Span, is_held, start_of

_Record = TypeVar("_Record", Field, Heading, Item, Table)

# The characters with which a list item's marker ends.
_MARKER_ENDS: Final = frozenset("-*+.)")
_ATX: Final = pattern(r"#{1,6}(?:[ \t]|$)")
# A line of tags, of fields, or of prose, above dashes that were meant as a rule.
_ACCIDENT: Final = pattern(
    r"#|.*(?::[*_]{0,2}\s|[*_]:|[.;,]$|(?<!\*)\*$|(?<!_)_$)|[^\r\n]*[\r\n]"
)


def _heading_text(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a heading's text begins and ends, without marks of either style."""
    line = text[start:end].rstrip()
    words = line.lstrip("#")
    marks = len(line) - len(words)
    # `#tag` above dashes is a heading of the other style.
    if 0 < marks < 7 and words[:1] in ("", " ", "\t"):
        start += marks
        # A closing run of marks stands apart from the words.
        if words.endswith("#"):
            closed = words.rstrip("#")
            words = closed.rstrip() if closed[-1:] in ("", " ", "\t") else words
    else:
        words = line[: line.rfind("\n")].rstrip()
    end = start + len(words)
    return end - len(words.lstrip()), end


def is_accident(source: str, heading: Heading) -> bool:
    """Whether a line became a heading by the dashes of a rule right below it."""
    if heading.level != 2:
        return False
    start = heading.span.start
    if source[start : start + 3] == "## " or _ATX.match(source, start):
        return False
    return _ACCIDENT.match(heading.text_span.of(source)) is not None


def _headings(source: str, text: str, blocks: Blocks) -> list[Heading]:
    headings = []
    for level, start, end in blocks.headings:
        left, right = _heading_text(text, start, end)
        words = source[left:right]
        if "\n" in words or "\r" in words:
            words = in_one_line(words)
        span = make_span(start, end)
        headings.append(Heading(level, words, span, make_span(left, right)))
    return headings


def _before_table(start: int, end: int, tables: Sequence[Table]) -> int:
    """Where the text of an item ends, which a table may follow without a blank line."""
    index = bisect_left(tables, start, key=start_of)
    if index == len(tables) or tables[index].span.start >= end:
        return end
    table = tables[index].span.start
    return tables[index].header.span.end if table == start else table


def _has_box(visible: str, start: int, first: int) -> bool:
    """Whether the text of an item begins with a checkbox."""
    if visible[first : first + 1] != "[" or visible[first + 2 : first + 3] != "]":
        return False
    # Nothing but spaces and tabs stands between it and the item's marker.
    marker, after = visible[start:first].rstrip(" \t"), visible[first + 3 : first + 4]
    return (
        marker[-1:] in _MARKER_ENDS
        and visible[first + 1] != "\n"
        and (not after or after.isspace())
    )


def _items(
    source: str, visible: str, blocks: Blocks, tables: Sequence[Table]
) -> list[Item]:
    items = []
    for start, end, first, last, depth in blocks.items:
        text = source[first:last]
        is_long = "\n" in text or "\r" in text
        if tables and is_long:
            text = source[first : _before_table(first, last, tables)].rstrip()
        text_end = first + len(text)
        mark = mark_span = None
        # A box that dashes below make a heading is no task.
        if text and _has_box(visible, start, first):
            mark, mark_span = visible[first + 1], make_span(first + 1, first + 2)
            text = text[len("[x]") :].lstrip()
        text_span = make_span(text_end - len(text), text_end)
        if is_long:
            text = in_one_line(text)
        span = make_span(start, end)
        items.append(Item(text, depth, mark, span, text_span, mark_span))
    return items


def _cell_code(table: Table) -> Iterator[tuple[int, int]]:
    for row in (table.header, *table.rows):
        for cell in row.cells if "`" in row.text else ():
            at = cell.span.start
            for left, right in read_blocks(cell.text).code:
                yield at + left, at + right


def _code(text: str, blocks: Blocks, tables: Iterable[Table]) -> list[tuple[int, int]]:
    """Code and HTML; in a table, backticks pair within their cell alone."""
    code = blocks.code
    kept: list[tuple[int, int]] = []
    done = 0
    for table in tables if code else ():
        start, end = table.span.start, table.span.end
        if text.find("`", start, end) >= 0:
            kept += code[done : bisect_left(code, (start,))]
            kept += _cell_code(table)
            done = bisect_left(code, (end,))
    return sorted((*kept, *code[done:])) if done or kept else code


def _table_leaf(
    text: str, heading: tuple[int, int, int]
) -> tuple[int, int, bool] | None:
    """The table that a line of dashes below makes a heading, if there is one."""
    level, start, end = heading
    if text.find("|", start, end) < 0 or _ATX.match(text, start, end):
        return None
    # Dashes are a rule below the table, but a line of equals signs a row.
    dashes = text.rfind("\n", start, end - 1)
    last = start + len(text[start:end].rstrip())
    leaf = (start, dashes if level == 2 else last, False)
    return leaf if read_tables(text, [leaf]) else None


def _tables(text: str, blocks: Blocks) -> list[Table]:
    """Tables, also those that a line of dashes below would make a heading."""
    if "|" not in text:
        return []
    leaves = blocks.leaves
    rescued = {
        heading: leaf
        for heading in blocks.headings
        if (leaf := _table_leaf(text, heading)) is not None
    }
    if rescued:
        blocks.headings = [each for each in blocks.headings if each not in rescued]
        leaves = sorted((*leaves, *rescued.values()))
    return read_tables(text, leaves)


def _without_hidden(
    records: list[_Record], hidings: Iterable[Sequence[Span]]
) -> tuple[_Record, ...]:
    """The records that begin outside of comments, and the like."""
    for hiding in hidings:
        if hiding:
            records = [
                record for record in records if not is_held(hiding, record.span.start)
            ]
    return tuple(records)


def _head(source: str, start: int, headings: Iterable[Heading]) -> Span:
    """The body as far as the first second-level heading that is meant to be one."""
    for heading in headings:
        if heading.level == 2 and not is_accident(source, heading):
            return make_span(start, heading.span.start)
    return make_span(start, len(source))


def _links(visible: str, body: int) -> tuple[list[Link], list[Link], list[Link]]:
    """The links of the body; those that stay in the vault, and what leaves it."""
    wikilinks = find_wikilinks(visible, body)
    written = find_markdown_links(visible, body, wikilinks)
    links = sorted((*wikilinks, *written), key=start_of) if written else wikilinks
    outside = [link for link in written if is_external(link)]
    inside = [link for link in links if not is_external(link)] if outside else links
    outside += find_urls(visible, body, links)
    return links, inside, sorted(outside, key=start_of)


def parse_note(source: str, keys: Collection[str] = PLAIN_KEYS) -> Note:
    """Read all that stands in a note's text.

    Args:
        keys: The keys that make a field of a plain line, in `normal_key`'s form.
    """
    front = read_frontmatter(source)
    start = front.span.end if front.span else int(source.startswith("\ufeff"))
    text = with_plain_line_ends(source)
    blocks = read_blocks(text, start)
    tables = _tables(text, blocks)
    code = _code(text, blocks, tables)
    visible = blank_out(text, code)
    table_spans = [table.span for table in tables]
    found = find_math(visible, start, table_spans)
    visible = blank_out(visible, found)
    math = [make_span(left, right) for left, right in found]
    comments = find_comments(visible, start)
    # In a comment of several lines, links and tags count, and nothing else.
    hiding = [span for span in comments if "\n" in span.of(visible)]
    hidden = (hiding, math) if hiding or math else ()
    headings = _without_hidden(_headings(source, text, blocks), hidden)
    head = _head(source, start, headings)
    fields = read_fields(source, visible, head, keys)
    links, inside, outside = _links(visible, start)
    return Note(
        source=source,
        frontmatter=front.span,
        body=make_span(start, len(source)),
        fields=(*front.fields, *_without_hidden(fields, (hiding,))),
        headings=headings,
        links=(*front.links, *inside),
        external=tuple(outside),
        tags=(*front.tags, *find_tags(visible, start, links, table_spans)),
        items=_without_hidden(_items(source, visible, blocks, tables), hidden),
        tables=_without_hidden(tables, hidden),
        blocks=tuple(find_block_ids(visible, start)),
        opaque=tuple([make_span(*place) for place in sorted((*code, *found))]),
        comments=tuple(comments),
        findings=front.findings,
    )
