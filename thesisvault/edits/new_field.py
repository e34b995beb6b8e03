"""A new field among those that a note has, in their style."""

from collections.abc import Iterator, Sequence

from thesisvault.edits.lines import insert_above, insert_below, line_end, line_prefix
from thesisvault.edits.page import Page
from thesisvault.edits.yaml_scalar import is_flow_list, yaml_scalar
from thesisvault.note.model import Field, Note
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Lines
from thesisvault.thesis.vocabulary import Vocabulary

# Quote marks, a bullet, and no words: what a field on a line of its own begins with.
_PREFIX = pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[ \t>]*")


def _key_like(key: str, fields: Sequence[Field]) -> str:
    """A key in the manner of others: capitalised, or joined as they are."""
    keys = [field.key for field in fields]
    if key != key.lower():
        return key
    if fields and fields[-1].style == "frontmatter":
        joiner = next((mark for mark in "_- " if mark in "".join(keys)), "_")
        key = joiner.join(normal_key(key).split())
        return key.capitalize() if all(each[:1].isupper() for each in keys) else key
    is_lower = fields and all(each == each.lower() for each in keys)
    return key if is_lower else key[:1].upper() + key[1:]


def _head(note: Note, vocabulary: Vocabulary) -> list[Field]:
    """The fields at the head of a note, those with known keys if there are any."""
    second = (heading.span.start for heading in note.headings if heading.level == 2)
    end = next(second, len(note.source))
    fields = sorted(
        (field for field in note.fields if field.span.start < end),
        key=lambda field: field.span,
    )
    known = [each for each in fields if normal_key(each.key) in vocabulary.plain_keys]
    return known or fields


def _yaml_line(key: str, value: str) -> str:
    return f"{key}: {value if is_flow_list(value) else yaml_scalar(value)}"


def _gap(lines: Lines, fields: Sequence[Field]) -> str:
    """The blank line between fields, where the last two stand apart."""
    numbers = [lines.line(field.span.start) for field in fields[-2:]]
    if len(numbers) < 2 or numbers[1] - numbers[0] != 2:
        return ""
    blank = lines.span(numbers[0] + 1).of(lines.source)
    return "" if blank.strip(" \t>") else blank + line_end(lines, numbers[0])


def _below_frontmatter(note: Note, fields: Sequence[Field], line: str) -> Edit:
    lines, last = Lines(note.source), fields[-1]
    prefix = line_prefix(lines, last.span.start)
    return insert_below(lines, last.span.end, prefix + line)


def _below_field(
    note: Note, fields: Sequence[Field], key: str, value: str
) -> Edit | None:
    """A line like that of the last field; nothing where that stands among words."""
    lines, last = Lines(note.source), fields[-1]
    line = lines.line(last.span.start)
    starts = [each.span.start for each in fields]
    first = min(start for start in starts if lines.line(start) == line)
    prefix = line_prefix(lines, first)
    if not _PREFIX.fullmatch(prefix):
        return None
    start = note.source.index(last.key, last.span.start)
    opening = note.source[last.span.start : start]
    behind = note.source[start + len(last.key) : last.value_span.start].rstrip()
    text = f"{prefix}{opening}{key}{behind} {value}"
    return insert_below(lines, last.span.end, _gap(lines, fields) + text)


def _into_frontmatter(note: Note, line: str) -> Edit | None:
    if note.frontmatter is None:
        return None
    lines = Lines(note.source)
    page = Page(note)
    return insert_above(lines, lines.starts[page.top - 1], line)


def _below_title(note: Note, line: str) -> Edit:
    page = Page(note)
    first = next(iter(note.headings), None)
    if first is None or first.level != 1:
        tag = next((tag for tag in note.tags if tag.form == "body"), None)
        is_first = (
            tag and page.filled_above(page.lines.line(tag.span.start)) == page.top
        )
        at = page.lines.line(tag.span.start) if tag and is_first else page.top
        return page.insert_below(at, line)
    return page.insert_below(page.lines.line(first.span.end - 1), line)


def new_fields(
    note: Note, key: str, value: str, vocabulary: Vocabulary
) -> Iterator[Edit]:
    """Insert a field: where and how it may be done, the best way first."""
    fields = _head(note, vocabulary)
    alike = [each for each in fields if each.style == fields[-1].style]
    written = _key_like(key, alike)
    in_front = [each for each in note.fields if each.style == "frontmatter"]
    yaml_line = _yaml_line(_key_like(key, in_front) if in_front else key, value)
    if alike and alike[-1].style == "frontmatter":
        yield _below_frontmatter(note, in_front, yaml_line)
    elif alike and (edit := _below_field(note, alike, written, value)):
        yield edit
    if edit := _into_frontmatter(note, yaml_line):
        yield edit
    yield _below_title(note, f"**{_key_like(key, ())}**: {value}")
