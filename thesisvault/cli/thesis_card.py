"""What a card says of a thesis."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from thesisvault.cli.card import Card, readable
from thesisvault.note.words import plain
from thesisvault.thesis.model import (
    Claim,
    Evidence,
    Position,
    Side,
    Thesis,
    state_at,
)

_NEWEST = 5
_MOST_RELATED = 10
_SIGNS = ("+", "-", "±")
_SIDES: tuple[tuple[Side, str], ...] = (
    ("validates", "What validates it"),
    ("invalidates", "What invalidates it"),
)


def _distance(days: int) -> str:
    """How far off a day is, in words."""
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    unit = "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def _due(thesis: Thesis, today: date) -> tuple[str | None, bool]:
    """When the next review is due, and whether that is past."""
    if thesis.stage and thesis.stage.is_over:
        return f"no more: it is {thesis.stage}", False
    if thesis.due is None:
        return None, False
    days = (thesis.due - today).days
    return f"{thesis.due}, {_distance(days)}", days < 0


def _reviewed(thesis: Thesis) -> str:
    last = thesis.last_reviewed.text if thesis.last_reviewed else "never"
    return f"{last}, {thesis.cadence.text}" if thesis.cadence else last


def print_facts(card: Card, thesis: Thesis, today: date) -> None:
    """Print status, dates, and how sure one is."""
    due, is_late = _due(thesis, today)
    card.fact("Status", thesis.status.text if thesis.status else "none")
    card.fact("Direction", thesis.direction)
    card.fact("Conviction", thesis.conviction)
    card.fact("Confidence", thesis.confidence)
    card.fact("Horizon", thesis.horizon.text if thesis.horizon else None)
    card.fact("Created", thesis.created.text if thesis.created else None)
    card.fact("Reviewed", _reviewed(thesis))
    card.fact("Due", due, fg="red" if is_late else None)


def _print_claim(card: Card, claim: Claim) -> None:
    when = f" ({claim.when.text})" if claim.when else ""
    happened = f"→ {claim.resolution}{when}" if claim.resolution else None
    text = claim.text if happened else f"{claim.text}{when}"
    card.item("[x]" if claim.is_done else "[ ]", text, happened)


def print_claims(card: Card, thesis: Thesis) -> None:
    """Print the claims of both sides, and how many are ticked."""
    for side, title in _SIDES:
        claims = [claim for claim in thesis.claims if claim.side == side]
        ticked = sum(claim.is_done for claim in claims)
        total = f"{ticked} of {len(claims)} ticked" if claims else "nothing is listed"
        card.heading(title, total)
        # Those that stand in no group come first, or they would seem to be in one.
        claims.sort(key=lambda claim: claim.group is not None)
        for group, members in groupby(claims, key=lambda claim: claim.group):
            if group:
                card.note(group)
            for claim in members:
                _print_claim(card, claim)


def _newest_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence by its dates; rows of one day in their order, undated ones last."""

    def days(each: Evidence) -> tuple[date, date]:
        return (each.when.start, each.when.end) if each.when else (date.min, date.min)

    return sorted(evidence, key=days, reverse=True)


def print_evidence(card: Card, thesis: Thesis, *, is_whole: bool) -> None:
    """Print the newest evidence, or all of it."""
    total = len(thesis.evidence)
    shown = _newest_first(thesis.evidence)[: None if is_whole else _NEWEST]
    told = f"the newest {len(shown)} of {total}" if len(shown) < total else str(total)
    card.heading("Evidence", told if total else "none is logged")
    size = max((len(readable(each.date)) for each in shown), default=0)
    for each in shown:
        implication = f"→ {plain(each.implication)}" if each.implication else None
        card.item(f"{readable(each.date):<{size}} ", each.observation, implication)


def _reason(position: Position) -> str:
    if position.is_title:
        return "by the title"
    role = position.role
    group = f"{role}, {position.group}" if position.group else role
    told = f"{group}: {position.reason}" if position.reason else group
    return f"{told}; if: {position.condition}" if position.condition else told


def print_positions(card: Card, positions: Sequence[Position]) -> None:
    """Print positions by their signs, those of one reason together."""
    signed = [each for sign in _SIGNS for each in positions if each.sign == sign]
    if not signed:
        return
    card.heading("Positions", str(len(signed)))
    groups = groupby(signed, key=lambda each: (each.sign, _reason(each)))
    for (sign, reason), members in groups:
        names = (plain(f"[[{each.target}]]") for each in members)
        card.item(sign, ", ".join(names), reason)


def _print_scenarios(card: Card, thesis: Thesis, today: date) -> None:
    if thesis.scenarios:
        card.heading("Scenarios", str(len(thesis.scenarios)))
    for scenario in thesis.scenarios:
        state = state_at(thesis.window_of(scenario), today)
        words = [scenario.window_text, state, scenario.probability]
        told = ", ".join(plain(word) for word in words if word)
        outcome = f"→ {scenario.outcome}" if scenario.outcome else None
        card.item("·", f"{scenario.name}: {told}", outcome or scenario.reaction)


def _print_risks(card: Card, thesis: Thesis) -> None:
    if thesis.risks:
        card.heading("Risks", str(len(thesis.risks)))
    for risk in thesis.risks:
        trigger = f"trigger: {risk.trigger}" if risk.trigger else None
        state = f": {risk.state}" if risk.state else ""
        card.item("·", f"{risk.factor}{state}", trigger or risk.description)


def _print_watch(card: Card, thesis: Thesis) -> None:
    """Print what to watch: numbers with a reading, then all others in a row."""
    if thesis.watch:
        card.heading("To watch", str(len(thesis.watch)))
    for watch in thesis.watch:
        if watch.reading:
            when = f" ({watch.when.text})" if watch.when else ""
            card.item("·", f"{watch.text}: {watch.reading}{when}")
    others = [watch.text for watch in thesis.watch if not watch.reading]
    if others:
        card.item("·", " · ".join(map(plain, others)))


def print_outlook(card: Card, thesis: Thesis, today: date) -> None:
    """Print scenarios, risks, and what to watch, if there are any."""
    _print_scenarios(card, thesis, today)
    _print_risks(card, thesis)
    _print_watch(card, thesis)


def print_related(card: Card, thesis: Thesis, *, is_whole: bool) -> None:
    """Print the first related notes, or all, with what is said of them."""
    related = thesis.related
    shown = related if is_whole else related[:_MOST_RELATED]
    if not related:
        return
    told = f"the first {len(shown)} of {len(related)}"
    card.heading("Related", told if len(shown) < len(related) else str(len(related)))
    for group, members in groupby(shown, key=lambda each: each.group):
        if group:
            card.note(group)
        for each in members:
            name = plain(f"[[{each.target}]]")
            card.item("·", f"{name} — {each.reason}" if each.reason else name)
