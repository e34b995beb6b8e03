"""Notes' records as rows of the index, table by table, many notes at a time.

There are hundreds of thousands of rows, so each is made as it is to be inserted, and
begins with the note's id and a number: no `True`, `False` or `None`, for which SQLite's
driver would look for an adapter at several times the price of a number.
"""

from collections.abc import Mapping

from thesisvault.index.note_rows import (
    alias_rows,
    block_rows,
    field_rows,
    finding_rows,
    heading_rows,
    ignore_rows,
    link_rows,
    tag_rows,
    task_rows,
)
from thesisvault.index.subject import Row, Subjects
from thesisvault.index.targets import Targets
from thesisvault.index.thesis_rows import (
    claim_rows,
    evidence_rows,
    position_rows,
    risk_rows,
    scenario_rows,
    thesis_rows,
    watch_rows,
)


def make_rows(subjects: Subjects, targets: Targets) -> Mapping[str, list[Row]]:
    """All rows of some notes by table, but for those in `notes`."""
    theses = [(each, each.thesis) for each in subjects if each.thesis is not None]
    return {
        "headings": heading_rows(subjects),
        "blocks": block_rows(subjects),
        "tags": tag_rows(subjects),
        "fields": field_rows(subjects),
        "aliases": alias_rows(subjects),
        "tasks": task_rows(subjects),
        "link_places": link_rows(subjects, targets),
        "targets": targets.take_rows(),
        "findings": finding_rows(subjects),
        "ignores": ignore_rows(subjects),
        "theses": thesis_rows(theses),
        "claims": claim_rows(theses),
        "evidence": evidence_rows(theses),
        "positions": position_rows(theses, targets),
        "scenarios": scenario_rows(theses),
        "risks": risk_rows(theses),
        "watch": watch_rows(theses),
    }
