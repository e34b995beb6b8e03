"""What stands in notes, as rows of the index."""

from bisect import bisect_right
from collections.abc import Iterator

from thesisvault.files import fold
from thesisvault.findings import Fix
from thesisvault.index.subject import NULL, Row, Subject, Subjects
from thesisvault.index.targets import Targets
from thesisvault.note.ignores import read_ignores
from thesisvault.note.words import normal_key
from thesisvault.text import json_of

_ALIASES = ("aliases", "alias")


def heading_rows(subjects: Subjects) -> list[Row]:
    """The headings."""
    return [
        (each.id, n, h.level, h.text, bisect_right(each.lines, h.span.start))
        for each in subjects
        for n, h in enumerate(each.note.headings)
    ]


def block_rows(subjects: Subjects) -> list[Row]:
    """The block ids."""
    return [
        (each.id, n, block.name, bisect_right(each.lines, block.span.start))
        for each in subjects
        for n, block in enumerate(each.note.blocks)
    ]


def tag_rows(subjects: Subjects) -> list[Row]:
    """The tags."""
    return [
        (each.id, n, tag.name, bisect_right(each.lines, tag.span.start))
        for each in subjects
        for n, tag in enumerate(each.note.tags)
    ]


def field_rows(subjects: Subjects) -> list[Row]:
    """The fields."""
    return [
        (
            each.id,
            n,
            field.key,
            normal_key(field.key),
            field.value,
            field.style,
            bisect_right(each.lines, field.span.start),
        )
        for each in subjects
        for n, field in enumerate(each.note.fields)
    ]


def _aliases(subject: Subject) -> Iterator[tuple[str, int]]:
    """The other names of a note, and where they stand."""
    for field in subject.note.fields:
        if field.style == "frontmatter" and normal_key(field.key) in _ALIASES:
            for alias in field.values or (field.value,):
                yield alias, field.span.start


def alias_rows(subjects: Subjects) -> list[Row]:
    """The other names that notes give themselves."""
    return [
        (each.id, n, alias, fold(alias.strip()), bisect_right(each.lines, start))
        for each in subjects
        # Other than in the front matter there are none.
        if each.note.frontmatter
        for n, (alias, start) in enumerate(_aliases(each))
        if alias.strip()
    ]


def task_rows(subjects: Subjects) -> list[Row]:
    """The list items that have a box."""
    rows: list[Row] = []
    for each in subjects:
        tasks = each.note.tasks
        if not tasks:
            continue
        heads, sections = _sections(each)
        rows += [
            (
                each.id,
                n,
                task.mark,
                task.text,
                sections[bisect_right(heads, task.span.start)],
                bisect_right(each.lines, task.span.start),
            )
            for n, task in enumerate(tasks)
        ]
    return rows


def _sections(subject: Subject) -> tuple[list[int], list[object]]:
    """Where headings stand, and what a text between two of them stands under."""
    headings = subject.note.headings
    starts = [heading.span.start for heading in headings]
    return starts, [NULL, *[heading.text for heading in headings]]


def link_rows(subjects: Subjects, targets: Targets) -> list[Row]:
    """The places of links and embeds."""
    rows: list[Row] = []
    for each in subjects:
        if each.note.links:
            targets.enter(each.path)
            _add_links(rows, each, targets)
    return rows


def _add_links(rows: list[Row], subject: Subject, targets: Targets) -> None:
    # Every other row of the index is a link, so this is written for speed.
    key, path, lines = subject.id, subject.path, subject.lines
    known, learn = targets.known, targets.learn
    heads = [heading.span.start for heading in subject.note.headings]
    tables = sorted(table.span for table in subject.note.tables)
    first = [table.start for table in tables]
    last = [-1, *[table.end for table in tables]]
    for n, link in enumerate(subject.note.links):
        span, label, written = link.span, link.label, (link.target, link.form)
        start = span.start
        line = bisect_right(lines, start)
        place = (
            key,
            n,
            (known.get(written) or learn(written, path))[0],
            NULL if label is None else label,
            1 if link.is_embed else 0,
            1 if link.is_escaped else 0,
            1 if first and start < last[bisect_right(first, start)] else 0,
            bisect_right(heads, start) - 1,
            line,
            start - lines[line - 1] + 1,
            span.end - start,
            link.target_span.start,
        )
        rows.append(place)


def _fix_as_json(fix: Fix) -> str:
    """A finding's fix, as the index keeps it."""
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
        for edit in fix.edits
    ]
    value = {"message": fix.message, "safety": fix.safety, "edits": edits}
    return json_of(value).decode()


def _place(subject: Subject, offset: int) -> tuple[int, int]:
    """The line and column of an offset."""
    line = bisect_right(subject.lines, offset)
    return line, offset - subject.lines[line - 1] + 1


def finding_rows(subjects: Subjects) -> list[Row]:
    """What is wrong in the notes."""
    return [
        (
            each.id,
            n,
            finding.code,
            finding.name,
            finding.severity.value,
            finding.message,
            *_place(each, finding.span.start),
            *_place(each, finding.span.end),
            _fix_as_json(finding.fix) if finding.fix else NULL,
        )
        for each in subjects
        for n, finding in enumerate(each.findings)
    ]


def ignore_rows(subjects: Subjects) -> list[Row]:
    """The rules that notes silence."""
    return [
        (each.id, n, ignore.code, ignore.first_line, ignore.last_line)
        for each in subjects
        if each.note.comments
        for n, ignore in enumerate(read_ignores(each.note))
    ]
