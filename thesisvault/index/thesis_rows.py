"""What theses say, as rows of the index."""

from bisect import bisect_right
from datetime import date

from thesisvault.index.subject import NULL, Row, Subject, Theses, or_null
from thesisvault.index.targets import Targets
from thesisvault.note.dates import Window
from thesisvault.note.model import LinkForm
from thesisvault.thesis.model import Position, Scenario, Thesis


def _iso(day: date | None) -> object:
    # The last day of the calendar stands for a window without an end.
    return NULL if day is None or day == date.max else day.isoformat()


def _days(window: Window | None) -> tuple[object, object]:
    """The first and last day of a date."""
    return (NULL, NULL) if window is None else (_iso(window.start), _iso(window.end))


def _window(window: Window | None) -> tuple[object, object, object]:
    """A date as written, its first day, and its last."""
    if window is None:
        return NULL, NULL, NULL
    return window.text, _iso(window.start), _iso(window.end)


def thesis_rows(theses: Theses) -> list[Row]:
    """What theses say of themselves."""
    return [
        (
            about.id,
            *_status(thesis),
            *_window(thesis.created),
            *_window(thesis.last_reviewed),
            thesis.cadence.text if thesis.cadence else NULL,
            _iso(thesis.due),
            or_null(thesis.conviction),
            or_null(thesis.confidence),
            *_window(thesis.horizon),
            or_null(thesis.direction),
        )
        for about, thesis in theses
    ]


def _status(thesis: Thesis) -> Row:
    status = thesis.status
    if status is None:
        return NULL, NULL, NULL, NULL
    stage = status.stage.value if status.stage else NULL
    return status.text, status.head, status.prose, stage


def claim_rows(theses: Theses) -> list[Row]:
    """What validates and invalidates theses."""
    return [
        (
            about.id,
            n,
            claim.side,
            claim.text,
            1 if claim.is_done else 0,
            or_null(claim.resolution),
            *_window(claim.when),
            or_null(claim.group),
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
            each.when.precision if each.when else NULL,
            each.observation,
            or_null(each.implication),
            or_null(each.source),
            or_null(each.side),
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
        or_null(position.group),
        position.reason,
        1 if position.is_title else 0,
        or_null(position.condition),
        bisect_right(about.lines, start),
        *targets.look_up((position.target, form), about.path),
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
        _iso(thesis.told_on) if window != scenario.window else NULL,
        or_null(scenario.evidence),
        or_null(scenario.reaction),
        or_null(scenario.probability),
        or_null(scenario.outcome),
        bisect_right(about.lines, scenario.span.start),
    )


def risk_rows(theses: Theses) -> list[Row]:
    """What may go wrong."""
    return [
        (
            about.id,
            n,
            risk.factor,
            or_null(risk.description),
            or_null(risk.trigger),
            or_null(risk.state),
            or_null(risk.state_text),
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
            or_null(watch.subject),
            or_null(watch.reading),
            *_window(watch.when),
            bisect_right(about.lines, watch.span.start),
        )
        for about, thesis in theses
        for n, watch in enumerate(thesis.watch)
    ]
