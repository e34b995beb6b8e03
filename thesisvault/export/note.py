"""A note as a mapping that JSON can hold: all that stands in it, with its lines.

The keys are a contract: more may come, and none is renamed. `docs/json.md` tells
what they mean, `docs/note.schema.json` what they hold.
"""

from collections.abc import Iterable

from thesisvault.export.places import Places, Resolve
from thesisvault.export.thesis import thesis_mapping
from thesisvault.findings import Finding
from thesisvault.note.model import Field, Item, Link
from thesisvault.note.tables import Row, Table
from thesisvault.vault.reading import Reading

Mapping = dict[str, object]


def _field(field: Field, places: Places) -> Mapping:
    return {
        "key": field.key,
        "value": list(field.values) if field.is_list else field.value,
        "style": field.style,
        "line": places.line(field.span),
    }


def _written(link: Link, places: Places) -> Mapping:
    return {
        "target": link.target,
        "label": link.label,
        "form": link.form,
        **places.line_and_column(link.span),
    }


def _link(link: Link, places: Places) -> Mapping:
    found = places.resolve(link)
    return {
        **_written(link, places),
        "path": found.path,
        "rule": found.rule,
        "is_ambiguous": found.is_ambiguous,
    }


def _task(task: Item, places: Places) -> Mapping:
    return {
        "mark": task.mark,
        "text": task.text,
        "line": places.line(task.span),
        "section": places.section(task.span),
    }


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _table(table: Table, places: Places) -> Mapping:
    return {
        "header": _texts(table.header),
        "rows": [_texts(row) for row in table.rows],
        "line": places.line(table.span),
        "section": places.section(table.span),
    }


def _finding(finding: Finding, places: Places) -> Mapping:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        **places.line_and_column(finding.span),
    }


def note_mapping(
    reading: Reading,
    resolve: Resolve,
    *,
    is_hidden: bool = False,
    findings: Iterable[Finding] | None = None,
) -> Mapping:
    """All that stands in a note, as a mapping that JSON can hold.

    Args:
        findings: What is wrong in it; where nothing is given, what reading it found.
    """
    note = reading.note
    places = Places(note, reading.path, resolve)
    line = places.line
    found = note.findings if findings is None else findings
    links = [link for link in note.links if not link.is_embed]
    embeds = [link for link in note.links if link.is_embed]
    mapping: Mapping = {
        "path": reading.path,
        "name": reading.name,
        "kind": reading.kind,
        "is_hidden": is_hidden,
        "is_utf8": reading.is_utf8,
        "fields": [_field(field, places) for field in note.fields],
        "headings": [
            {"level": each.level, "text": each.text, "line": line(each.span)}
            for each in note.headings
        ],
        "links": [_link(link, places) for link in links],
        "embeds": [_link(link, places) for link in embeds],
        "external": [_written(link, places) for link in note.external],
        "tags": [{"tag": tag.name, "line": line(tag.span)} for tag in note.tags],
        "tasks": [_task(task, places) for task in note.tasks],
        "tables": [_table(table, places) for table in note.tables],
        "blocks": [
            {"name": block.name, "line": line(block.span)} for block in note.blocks
        ],
        "findings": [_finding(finding, places) for finding in found],
    }
    if reading.thesis is not None:
        mapping["thesis"] = thesis_mapping(reading.thesis, places)
    return mapping
