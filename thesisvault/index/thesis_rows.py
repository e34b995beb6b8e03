"""What theses say, as rows of the index."""

from bisect import bisect_right
from datetime import date

from thesisvault.index.subject import Row, Subject, Theses
from thesisvault.index.targets import Targets
from thesisvault.note.dates import Window
from thesisvault.note.model import LinkForm
from thesisvault.thesis.model import Position, Scenario, Thesis


def _iso(day: date | None) -> str | None:
    # The last day of the calendar stands for a window without an end.
    return None if day is None or day == date.max else day.isoformat()


def _days(window: Window | None) -> tuple[str | None, str | None]:
    """The first and last day of a date."""
    return (None, None) if window is None else (_iso(window.start), _iso(window.end))


def _window(window: Window | None) -> tuple[str | None, str | None, str | None]:
    """A date as written, its first day, and its last."""
    return (window.text if window else None, *_days(window))


def thesis_rows(theses: Theses) -> list[Row]:
    """What theses say of themselves."""
    return [
        (
            about.id,
            *_status(thesis),
            *_window(thesis.created),
            *_window(thesis.last_reviewed),
            thesis.cadence.text if thesis.cadence else None,
            _iso(thesis.due),
            thesis.conviction,
            thesis.confidence,
            *_window(thesis.horizon),
            thesis.direction,
        )
        for about, thesis in theses
    ]


def _status(thesis: Thesis) -> Row:
    status = thesis.status
    if status is None:
        return (None, None, None, None)
    return status.text, status.head, status.prose, status.stage


def claim_rows(theses: Theses) -> list[Row]:
    """What validates and invalidates theses."""
    return [
        (
            about.id,
            n,
            claim.side,
            claim.text,
            1 if claim.is_done else 0,
            claim.resolution,
            *_window(claim.when),
            claim.group,
            bisect_right(about.lines, claim.span.start),
        )
        for about, thesis in theses
        for n, claim in enumerate(thesis.claims)
    ]


def evidence_rows(theses: Theses) -> list[Row]:
    """What was observed."""
    return [
        (
            about.id,
            n,
            each.date,
            *_days(each.when),
            each.when.precision if each.when else None,
            each.observation,
            each.implication,
            each.source,
            each.side,
            each.form,
            bisect_right(about.lines, each.span.start),
            bisect_right(about.lines, each.span.end),
        )
        for about, thesis in theses
        for n, each in enumerate(thesis.evidence)
    ]


def position_rows(theses: Theses, targets: Targets) -> list[Row]:
    """On which side of companies theses stand."""
    rows: list[Row] = []
    for about, thesis in theses:
        targets.enter(about.path)
        rows += [
            (about.id, n, *_position(about, position, targets))
            for n, position in enumerate(thesis.positions)
        ]
    return rows


def _position(about: Subject, position: Position, targets: Targets) -> Row:
    start, end = position.span.start, position.span.end
    form: LinkForm = "wikilink"
    if end > start and about.note.source[end - 1] == ")":
        form = "markdown"
    return (
        position.target,
        form,
        position.sign,
        position.role,
        position.group,
        position.reason,
        1 if position.is_title else 0,
        position.condition,
        bisect_right(about.lines, start),
        *targets.find(position.target, about.path, form)[:3],
    )


def scenario_rows(theses: Theses) -> list[Row]:
    """What may come, and when it would show."""
    return [
        (about.id, n, *_scenario(about, thesis, scenario))
        for about, thesis in theses
        for n, scenario in enumerate(thesis.scenarios)
    ]


def _scenario(about: Subject, thesis: Thesis, scenario: Scenario) -> Row:
    window = thesis.window_of(scenario)
    return (
        scenario.name,
        scenario.window_text,
        *_days(window),
        _iso(thesis.told_on) if window != scenario.window else None,
        scenario.evidence,
        scenario.reaction,
        scenario.probability,
        scenario.outcome,
        bisect_right(about.lines, scenario.span.start),
    )


def risk_rows(theses: Theses) -> list[Row]:
    """What may go wrong."""
    return [
        (
            about.id,
            n,
            risk.factor,
            risk.description,
            risk.trigger,
            risk.state,
            risk.state_text,
            bisect_right(about.lines, risk.span.start),
        )
        for about, thesis in theses
        for n, risk in enumerate(thesis.risks)
    ]


def watch_rows(theses: Theses) -> list[Row]:
    """What to look up at the next reviews."""
    return [
        (
            about.id,
            n,
            watch.text,
            watch.name,
            watch.subject,
            watch.reading,
            *_window(watch.when),
            bisect_right(about.lines, watch.span.start),
        )
        for about, thesis in theses
        for n, watch in enumerate(thesis.watch)
    ]
