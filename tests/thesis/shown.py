"""What a note says as a thesis, as lines of text, for case files."""

from collections.abc import Callable, Iterable, Mapping

from thesisvault.note.dates import Window
from thesisvault.note.model import Note
from thesisvault.text import Lines, Span
from thesisvault.thesis.model import Thesis

Show = Callable[[Note, Thesis], Iterable[str]]


def _line(note: Note, span: Span) -> int:
    return Lines(note.source).line(span.start)


def _told(**told: object) -> str:
    return "".join(f", {name} {value!r}" for name, value in told.items() if value)


def _days(window: Window | None) -> str:
    if window is None:
        return "no date"
    if window.start == window.end:
        return str(window.start)
    return f"{window.start} to {'…' if window.is_open else window.end}"


def _written(window: Window | None) -> str | None:
    return window.text if window else None


def status(_note: Note, thesis: Thesis) -> Iterable[str]:
    """The status: its stage, head, and prose."""
    if thesis.status:
        told = thesis.status
        yield f"{told.stage or 'unknown'}: {told.head!r}{_told(prose=told.prose)}"


def facts(_note: Note, thesis: Thesis) -> Iterable[str]:
    """The other fields: dates with their days, and texts."""
    windows = {
        "created": thesis.created,
        "last reviewed": thesis.last_reviewed,
        "next review": thesis.next_review,
        "horizon": thesis.horizon,
    }
    yield from (f"{name}: {_days(each)}" for name, each in windows.items() if each)
    texts = {
        "conviction": thesis.conviction,
        "confidence": thesis.confidence,
        "direction": thesis.direction,
    }
    yield from (f"{name}: {text}" for name, text in texts.items() if text)


def review(note: Note, thesis: Thesis) -> Iterable[str]:
    """The rhythm of reviews, the day of the next, and what to look up then."""
    if thesis.cadence:
        yield thesis.cadence.text
    if thesis.due:
        yield f"due {thesis.due}"
    yield from watch(note, thesis)


def claims(note: Note, thesis: Thesis) -> Iterable[str]:
    """Claims, with what became of them."""
    for claim in thesis.claims:
        box = "x" if claim.is_done else " "
        told = _told(
            resolution=claim.resolution, when=_written(claim.when), group=claim.group
        )
        line = _line(note, claim.span)
        yield f"{line} {claim.side} [{box}] {claim.text!r}{told}"


def evidence(note: Note, thesis: Thesis) -> Iterable[str]:
    """Evidence: the date as written, its days, and what was observed."""
    for each in thesis.evidence:
        told = _told(implication=each.implication, source=each.source, side=each.side)
        line = f"{_line(note, each.span)} {each.form} {each.date!r}"
        yield f"{line} ({_days(each.when)}): {each.observation!r}{told}"


def positions(_note: Note, thesis: Thesis) -> Iterable[str]:
    """Positions, titles first."""
    for each in thesis.positions:
        told = _told(group=each.group, reason=each.reason, condition=each.condition)
        yield f"{each.sign} {each.target!r}, role {each.role!r}{told}"


def scenarios(note: Note, thesis: Thesis) -> Iterable[str]:
    """Scenarios, with the days of their windows."""
    for each in thesis.scenarios:
        told = _told(
            evidence=each.evidence,
            reaction=each.reaction,
            probability=each.probability,
            outcome=each.outcome,
        )
        found = thesis.window_of(each)
        since = f", told on {thesis.told_on}" if found != each.window else ""
        window = f"{each.window_text!r} ({_days(found)}{since})"
        yield f"{_line(note, each.span)} {each.name!r}, window {window}{told}"


def risks(note: Note, thesis: Thesis) -> Iterable[str]:
    """Risks."""
    for each in thesis.risks:
        told = _told(
            description=each.description,
            trigger=each.trigger,
            state=each.state,
            state_text=each.state_text,
        )
        yield f"{_line(note, each.span)} {each.factor!r}{told}"


def watch(note: Note, thesis: Thesis) -> Iterable[str]:
    """The watch list."""
    for each in thesis.watch:
        told = _told(
            reading=each.reading, when=_written(each.when), subject=each.subject
        )
        yield f"{_line(note, each.span)} {each.text!r}{told}"


SHOWS: Mapping[str, Show] = {
    show.__name__: show
    for show in (
        status, facts, review, claims, evidence, positions, scenarios, risks, watch,
    )
}  # fmt: skip
