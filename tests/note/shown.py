"""Records of a note as lines of text, for case files; places count from 1."""

from collections.abc import Callable, Iterable, Mapping

from thesisvault.note.model import Link, Note
from thesisvault.note.tables import Row
from thesisvault.text import Lines, Span

Show = Callable[[Note], Iterable[str]]


def _place(note: Note, span: Span) -> str:
    place = Lines(note.source).place(span.start)
    return f"{place.line}:{place.column}"


def _line(note: Note, span: Span) -> int:
    return Lines(note.source).line(span.start)


def _link(note: Note, link: Link, form: str) -> str:
    words = [_place(note, link.span), form, "embed" if link.is_embed else ""]
    words += [repr(link.target)]
    if link.label is not None:
        words.append(f"shown as {link.label!r}")
    if link.is_escaped:
        words.append("with an escaped pipe")
    return " ".join(word for word in words if word)


def links(note: Note) -> Iterable[str]:
    """Links and embeds, then those that leave the vault."""
    yield from (_link(note, link, link.form) for link in note.links)
    yield from (_link(note, link, "external") for link in note.external)


def tags(note: Note) -> Iterable[str]:
    """Tags, those of the front matter first."""
    return (f"{_place(note, tag.span)} {tag.form} {tag.name}" for tag in note.tags)


def headings(note: Note) -> Iterable[str]:
    """Headings, with as many marks as their level."""
    return (
        f"{_line(note, each.span)} {'#' * each.level} {each.text}".rstrip()
        for each in note.headings
    )


def items(note: Note) -> Iterable[str]:
    """List items, indented by depth; a box shows a task's mark."""
    for item in note.items:
        box = "" if item.mark is None else f"[{item.mark}] "
        text = f"{_line(note, item.span)} {'  ' * item.depth}- {box}{item.text}"
        yield text.rstrip()


def _row(note: Note, row: Row) -> str:
    return f"{_line(note, row.span)} {' ¦ '.join(cell.text for cell in row.cells)}"


def tables(note: Note) -> Iterable[str]:
    """Tables: how many columns, then each row, cut into cells."""
    for table in note.tables:
        columns = table.header.columns
        yield f"{columns} column{'s' if columns > 1 else ''}"
        yield from (_row(note, row).rstrip() for row in (table.header, *table.rows))


def fields(note: Note) -> Iterable[str]:
    """Fields: where, in which style, key and value."""
    for field in note.fields:
        shown = list(field.values) if field.is_list else field.value
        yield f"{_place(note, field.span)} {field.style} {field.key} = {shown!r}"


def blocks(note: Note) -> Iterable[str]:
    """Block ids."""
    return (f"{_place(note, block.span)} ^{block.name}" for block in note.blocks)


def comments(note: Note) -> Iterable[str]:
    """Comments, as written."""
    return (f"{_place(note, span)} {span.of(note.source)!r}" for span in note.comments)


def opaque(note: Note) -> Iterable[str]:
    """Code, HTML and math, as written."""
    return (f"{_place(note, span)} {span.of(note.source)!r}" for span in note.opaque)


def findings(note: Note) -> Iterable[str]:
    """What is wrong in the front matter."""
    return (
        f"{_place(note, finding.span)} {finding.code} {finding.message}"
        for finding in note.findings
    )


SHOWS: Mapping[str, Show] = {
    show.__name__: show
    for show in (
        links, tags, headings, items, tables, fields, blocks, comments, opaque,
        findings,
    )
}  # fmt: skip
