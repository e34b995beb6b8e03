"""What may go wrong, in which theses, and what evidence last spoke of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from thesisvault.index.store import Index
from thesisvault.note.words import words_of
from thesisvault.reports.gathering import Gathered, Gathering, load_gatherings
from thesisvault.text import Record
from thesisvault.thesis.model import RiskState

_RISKS = """
select risks.note, notes.path, notes.name, theses.stage, factor, risks.description,
    trigger, state, state_text, line
from risks
join theses on theses.note = risks.note
join notes on notes.id = risks.note and not notes.is_hidden
where ?1 is null or notes.path = ?1
order by notes.path, risks.n
"""
# The worst first.
_ORDER: tuple[RiskState | None, ...] = ("tripped", "stirring", "quiet", None)


class Mention(Record, frozen=True):
    """A row of evidence that speaks of a risk, and the thesis that it stands in."""

    path: str
    name: str
    date: str
    observation: str
    line: int


class ThesisRisk(Record, frozen=True):
    """A risk as one thesis has it in its register."""

    path: str
    name: str
    stage: str | None
    factor: str
    description: str | None
    trigger: str | None
    state: RiskState | None
    state_text: str | None
    line: int


class Risk(Record, frozen=True):
    """A risk, and the theses that have it; the worst of what they say is its state.

    `newest_evidence` is a guess, as far as can be told.
    """

    factor: str
    trigger: str | None
    state: RiskState | None
    theses: tuple[ThesisRisk, ...]
    newest_evidence: Mention | None


_Held = tuple[ThesisRisk, Gathering | None]


def _newest(held: Sequence[_Held]) -> Mention | None:
    """The newest row of the theses that have a risk which speaks of it."""
    found: list[tuple[str, ThesisRisk, Gathered]] = []
    for risk, gathering in held:
        if gathering is None:
            continue
        # A factor is named in few words, so that one of them tells enough.
        naming = gathering.naming(risk.factor) | gathering.speaking(
            risk.factor, least=1
        )
        told = gathering.speaking(risk.factor, risk.description, risk.trigger)
        row = next(gathering.rows(naming | told), None)
        if row is not None:
            found.append((row.start, risk, row))
    if not found:
        return None
    _, risk, row = max(found, key=lambda each: each[0])
    return Mention(risk.path, risk.name, row.date, row.observation, row.line)


def _risk(held: Sequence[_Held]) -> Risk:
    theses = tuple(risk for risk, _ in held)
    trigger = next((risk.trigger for risk in theses if risk.trigger), None)
    state = min((risk.state for risk in theses), key=_ORDER.index)
    return Risk(theses[0].factor, trigger, state, theses, _newest(held))


def list_risks(
    index: Index,
    today: date,
    *,
    thesis: str | None = None,
    state: RiskState | None = None,
) -> tuple[Risk, ...]:
    """List the risks of all theses, or of the one at a path: the tripped ones first.

    Theses that name the same factor have the same risk.

    Args:
        state: Only those of this state.
    """
    gatherings = load_gatherings(index, today, thesis)
    by_factor: dict[str, list[_Held]] = defaultdict(list)
    for note, *values in index.select(_RISKS, thesis):
        risk = ThesisRisk(*values)
        by_factor[words_of(risk.factor)].append((risk, gatherings.get(note)))
    risks = [_risk(held) for held in by_factor.values()]
    wanted = [risk for risk in risks if state in (None, risk.state)]
    return tuple(sorted(wanted, key=lambda risk: _ORDER.index(risk.state)))
