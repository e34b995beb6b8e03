"""What a note says as a thesis, as a mapping that JSON can hold."""

from collections.abc import Iterator

from thesisvault.export.places import Places, iso, window
from thesisvault.thesis.model import (
    Claim,
    Evidence,
    Position,
    Risk,
    Scenario,
    Thesis,
    Watch,
)

Mapping = dict[str, object]


def _status(thesis: Thesis) -> Mapping:
    status = thesis.status
    return {
        "status": status.text if status else None,
        "status_head": status.head if status else None,
        "status_prose": status.prose if status else None,
        "stage": thesis.stage,
    }


def _claim(claim: Claim, places: Places) -> Mapping:
    return {
        "side": claim.side,
        "text": claim.text,
        "is_done": claim.is_done,
        "resolution": claim.resolution,
        **window("when", claim.when),
        "group": claim.group,
        "line": places.line(claim.span),
    }


def _evidence(evidence: Evidence, places: Places) -> Mapping:
    when = evidence.when
    return {
        "date": evidence.date,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "precision": when.precision if when else None,
        "observation": evidence.observation,
        "implication": evidence.implication,
        "source": evidence.source,
        "side": evidence.side,
        "form": evidence.form,
        "line": places.line(evidence.span),
    }


def known_positions(
    thesis: Thesis, places: Places
) -> Iterator[tuple[Position, str | None]]:
    """The positions with what they lead to, but for words of a title that name no note.

    *Long Japan* may stand in a title where no note is named *Japan*.
    """
    for position in thesis.positions:
        path = places.path_of(position.target, position.span)
        if path is not None or not position.is_title:
            yield position, path


def _position(position: Position, path: str | None, places: Places) -> Mapping:
    return {
        "target": position.target,
        "path": path,
        "sign": position.sign,
        "role": position.role,
        "group": position.group,
        "reason": position.reason,
        "is_title": position.is_title,
        "condition": position.condition,
        "line": places.line(position.span),
    }


def _related(related: Position, places: Places) -> Mapping:
    return {
        "target": related.target,
        "path": places.path_of(related.target, related.span),
        "annotation": related.reason,
        "group": related.group,
        "line": places.line(related.span),
    }


def _scenario(scenario: Scenario, thesis: Thesis, places: Places) -> Mapping:
    when = thesis.window_of(scenario)
    return {
        "name": scenario.name,
        "window": scenario.window_text,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "told_on": iso(thesis.told_on) if when != scenario.window else None,
        "evidence": scenario.evidence,
        "reaction": scenario.reaction,
        "probability": scenario.probability,
        "outcome": scenario.outcome,
        "line": places.line(scenario.span),
    }


def _risk(risk: Risk, places: Places) -> Mapping:
    return {
        "factor": risk.factor,
        "description": risk.description,
        "trigger": risk.trigger,
        "state": risk.state,
        "state_text": risk.state_text,
        "line": places.line(risk.span),
    }


def _watch(watch: Watch, places: Places) -> Mapping:
    return {
        "text": watch.text,
        "name": watch.name,
        "subject": watch.subject,
        "reading": watch.reading,
        **window("when", watch.when),
        "line": places.line(watch.span),
    }


def thesis_mapping(thesis: Thesis, places: Places) -> Mapping:
    """What a note says as a thesis, as a mapping that JSON can hold."""
    return {
        **_status(thesis),
        **window("created", thesis.created),
        **window("last_reviewed", thesis.last_reviewed),
        **window("next_review", thesis.next_review),
        "cadence": thesis.cadence.text if thesis.cadence else None,
        "due": iso(thesis.due),
        "conviction": thesis.conviction,
        "confidence": thesis.confidence,
        **window("horizon", thesis.horizon),
        "direction": thesis.direction,
        "claims": [_claim(claim, places) for claim in thesis.claims],
        "evidence": [_evidence(evidence, places) for evidence in thesis.evidence],
        "positions": [
            _position(position, path, places)
            for position, path in known_positions(thesis, places)
        ],
        "related": [_related(related, places) for related in thesis.related],
        "scenarios": [
            _scenario(scenario, thesis, places) for scenario in thesis.scenarios
        ],
        "risks": [_risk(risk, places) for risk in thesis.risks],
        "watch": [_watch(watch, places) for watch in thesis.watch],
    }
