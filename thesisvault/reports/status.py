"""The vault on one screen: what there is, and what is neglected."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from thesisvault.findings import Severity
from thesisvault.index.store import Index
from thesisvault.reports.asymmetry import Asymmetry, add_up, make_asymmetry
from thesisvault.reports.due import Due, find_due
from thesisvault.text import Record
from thesisvault.thesis.model import Stage

_STAGES = """
select stage, count(*), sum(validators), sum(validators_ticked),
    sum(invalidators), sum(invalidators_ticked)
from asymmetry group by stage
"""


class StageStatus(Record, frozen=True):
    """The theses at one stage, which is nothing where their status tells none."""

    stage: str | None
    theses: int
    overdue: int
    with_new_evidence: int
    claims: Asymmetry

    @property
    def is_over(self) -> bool:
        """Whether theses at this stage ask for no more reviews."""
        return self.stage is not None and Stage(self.stage).is_over


class Status(Record, frozen=True):
    """The vault at a date: theses that are over want no review."""

    as_of: date
    notes: int
    theses: int
    stages: tuple[StageStatus, ...]
    wanting_review: int
    overdue: int
    with_new_evidence: int
    never_reviewed: int
    new_evidence: int
    claims: Asymmetry
    findings: Mapping[str, int]
    most_pressing: Due | None


def _stages(index: Index, entries: tuple[Due, ...]) -> list[StageStatus]:
    late = Counter(entry.stage for entry in entries if entry.overdue_days)
    fed = Counter(entry.stage for entry in entries if entry.new_evidence)
    stages = [
        StageStatus(stage, theses, late[stage], fed[stage], make_asymmetry(counts))
        for stage, theses, *counts in index.select(_STAGES)
    ]
    order: list[str | None] = [*Stage, None]
    return sorted(stages, key=lambda each: order.index(each.stage))


def take_stock(index: Index, today: date, found: Counter[Severity]) -> Status:
    """Count what there is in the vault, and what is neglected at a date.

    Args:
        found: How many findings lint has of each severity.
    """
    entries = find_due(index, today).entries
    stages = tuple(_stages(index, entries))
    ((notes,),) = index.select("select count(*) from notes where not is_hidden")
    return Status(
        as_of=today,
        notes=notes,
        theses=sum(stage.theses for stage in stages),
        stages=stages,
        wanting_review=len(entries),
        overdue=sum(entry.overdue_days > 0 for entry in entries),
        with_new_evidence=sum(entry.new_evidence > 0 for entry in entries),
        never_reviewed=sum(entry.is_unreviewed for entry in entries),
        new_evidence=sum(entry.new_evidence for entry in entries),
        claims=add_up(stage.claims for stage in stages),
        findings={each.value: found[each] for each in Severity},
        most_pressing=entries[0] if entries else None,
    )
