"""Every validator and invalidator: its age, and what evidence last spoke of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from thesisvault.index.store import Index
from thesisvault.reports.asymmetry import Asymmetry, add_up, make_asymmetry
from thesisvault.reports.relevance import Log
from thesisvault.text import Record
from thesisvault.thesis.model import Side

_THESES = """
select asymmetry.note, path, name, asymmetry.stage, theses.created_start,
    validators, validators_ticked, invalidators, invalidators_ticked
from asymmetry join theses on theses.note = asymmetry.note
where ?1 is null or path = ?1
order by path
"""
_CLAIMS = """
select claims.note, side, text, is_done, resolution, date, date_start, "group", line
from claims join notes on notes.id = claims.note
where not is_hidden and (?1 is null or path = ?1) and (?2 is null or side = ?2)
    and not (?3 and is_done)
order by claims.note, n
"""
# The newest first, so that the first that speaks of a claim is its last.
_EVIDENCE = """
select evidence.note, date, observation, implication, line
from evidence join notes on notes.id = evidence.note
where not is_hidden and (?1 is null or path = ?1) and date_start <= ?2
order by evidence.note, date_start desc, date_end desc, n
"""


# Only a claim that names a value of a model is bound to one.
_MARK = "]]."


class LastEvidence(Record, frozen=True):
    """The newest row of the thesis that speaks of a claim, as far as can be told."""

    date: str
    observation: str
    line: int


class Binding(Record, frozen=True):
    """The values that a claim is bound to, and whether it holds by them now.

    `holds` is nothing where it cannot be told, and `why` says for what reason.
    """

    formula: str
    holds: bool | None
    left: str
    right: str
    why: str


class Claim(Record, frozen=True):
    """A claim; its age counts from the day it came true, else the thesis's first."""

    side: Side
    text: str
    is_done: bool
    resolution: str | None
    when: str | None
    age_days: int | None
    last_evidence: LastEvidence | None
    group: str | None
    line: int
    binding: Binding | None


class ThesisClaims(Record, frozen=True):
    """The claims of a thesis that were asked for, and the tallies of all it has."""

    path: str
    name: str
    stage: str | None
    asymmetry: Asymmetry
    claims: tuple[Claim, ...]


class Claims(Record, frozen=True):
    """The claims of all theses that have any, and the tallies of them all."""

    asymmetry: Asymmetry
    theses: tuple[ThesisClaims, ...]


class _Row(Record, frozen=True):
    """A row of `_CLAIMS`."""

    note: int
    side: Side
    text: str
    is_done: int
    resolution: str | None
    when: str | None
    when_start: str | None
    group: str | None
    line: int


_Evidence = tuple[int, str, str, str | None, int]
_Place = tuple[str, int]


def _age(since: str | None, today: date) -> int | None:
    """The days since a date; a past that has not begun is none."""
    return max((today - date.fromisoformat(since)).days, 0) if since else None


def _last_evidence(
    row: _Row, log: Log, evidence: list[_Evidence]
) -> LastEvidence | None:
    for place in log.find(row.text, row.resolution):
        _, written, observation, _, line = evidence[place]
        return LastEvidence(written, observation, line)
    return None


def _bindings(
    index: Index, rows: Iterable[_Row], thesis: str | None
) -> Mapping[_Place, Binding]:
    """What the claims come to that are bound to values, by their places."""
    if not any(_MARK in row.text for row in rows):
        return {}
    # Imported here: few vaults have models, and most claims are words.
    from thesisvault.models.bound import bound_claims
    from thesisvault.models.load import compute_models

    solution = compute_models(index, thesis).solution
    return {
        (claim.path, claim.line): Binding(
            claim.verdict.text,
            claim.verdict.holds,
            claim.verdict.left,
            claim.verdict.right,
            claim.verdict.why,
        )
        for claim in bound_claims(index, solution, thesis)
    }


class _Thesis(Record, frozen=True):
    """What the claims of a thesis are told with."""

    path: str
    name: str
    created: str | None
    evidence: list[_Evidence]


def _claims(
    rows: Iterable[_Row],
    thesis: _Thesis,
    bindings: Mapping[_Place, Binding],
    today: date,
) -> Iterator[Claim]:
    evidence = thesis.evidence
    log = Log(thesis.name, [row[2:4] for row in evidence])
    for row in rows:
        yield Claim(
            row.side,
            row.text,
            bool(row.is_done),
            row.resolution,
            row.when,
            _age(row.when_start or thesis.created, today),
            _last_evidence(row, log, evidence),
            row.group,
            row.line,
            bindings.get((thesis.path, row.line)),
        )


def _by_note(rows: Iterable[_Evidence]) -> Mapping[int, list[_Evidence]]:
    found: dict[int, list[_Evidence]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def list_claims(
    index: Index,
    today: date,
    *,
    thesis: str | None = None,
    side: Side | None = None,
    is_unticked: bool = False,
) -> Claims:
    """List the claims of all theses, or of the one at a path.

    Args:
        side: Only those of this side.
        is_unticked: Only those that have not come true.
    """
    rows = [_Row(*row) for row in index.select(_CLAIMS, thesis, side, is_unticked)]
    bindings = _bindings(index, rows, thesis)
    claims = {note: list(group) for note, group in groupby(rows, lambda row: row.note)}
    evidence = _by_note(index.select(_EVIDENCE, thesis, today.isoformat()))
    theses = []
    tallies = []
    for note, path, name, stage, created, *counts in index.select(_THESES, thesis):
        tallies.append(make_asymmetry(counts))
        if note in claims:
            about = _Thesis(path, name, created, evidence[note])
            found = _claims(claims[note], about, bindings, today)
            theses.append(ThesisClaims(path, name, stage, tallies[-1], tuple(found)))
    return Claims(add_up(tallies), tuple(theses))
