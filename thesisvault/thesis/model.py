"""What a note says as a thesis, each record with its span in the note."""

from datetime import date
from enum import StrEnum
from typing import Literal

from thesisvault.note.dates import Window
from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span
from thesisvault.thesis.cadence import Cadence
from thesisvault.thesis.relative import relative_window

Side = Literal["validates", "invalidates"]
Sign = Literal["+", "-", "±", "0"]
State = Literal["ahead", "open", "passed", "undated"]
RiskState = Literal["quiet", "stirring", "tripped"]

# RPO — and how much of it converts
# ^name^
_NAME_END = pattern(r"(?<!\s)\s++[—–-]\s|:\s")


class Stage(StrEnum):
    """Where a thesis stands in its life."""

    IDEA = "idea"
    WATCHING = "watching"
    ACTIVE = "active"
    CORE = "core"
    STRENGTHENING = "strengthening"
    WEAKENING = "weakening"
    VALIDATED = "validated"
    INVALIDATED = "invalidated"
    CLOSED = "closed"

    @property
    def is_over(self) -> bool:
        """Whether a thesis at this stage asks for no more reviews."""
        return self in (Stage.VALIDATED, Stage.INVALIDATED, Stage.CLOSED)


class Status(Record, frozen=True):
    """A status line: its head, which maps to a stage, and the prose after it."""

    text: str
    head: str
    prose: str
    stage: Stage | None
    span: Span


class Claim(Record, frozen=True):
    """What would validate or invalidate the thesis, and whether it happened."""

    side: Side
    text: str
    is_done: bool
    resolution: str | None
    when: Window | None
    group: str | None
    span: Span
    mark_span: Span


class Evidence(Record, frozen=True):
    """A dated observation; `when` is nothing where the date cannot be read."""

    date: str
    when: Window | None
    observation: str
    implication: str | None
    source: str | None
    side: str | None
    span: Span
    date_span: Span
    form: Literal["row", "bullet"]


class Position(Record, frozen=True):
    """A signed, explained edge to a company: why it wins, loses, or belongs.

    Related notes are positions of sign `0`. `span` is the link's, or, for a name
    in a title, empty at the start of the note. `condition` is what would have to come
    true first, where a table of companies names it.
    """

    target: str
    sign: Sign
    role: str
    group: str | None
    reason: str
    span: Span
    is_title: bool = False
    condition: str | None = None


class Scenario(Record, frozen=True):
    """A way that things may go, with the window in which it would show.

    `window` is nothing where no date stands in the text; `Thesis.window_of` reads what
    is told from the review on.
    """

    name: str
    window_text: str
    window: Window | None
    evidence: str | None
    reaction: str | None
    probability: str | None
    outcome: str | None
    span: Span


class Risk(Record, frozen=True):
    """What may go wrong, the event that would show it, and whether it has begun.

    `state` is nothing where the note tells none, or one in words that are not known.
    """

    factor: str
    description: str | None
    trigger: str | None
    state_text: str | None
    state: RiskState | None
    span: Span


class Watch(Record, frozen=True):
    """What to look up at the next review, with its last reading.

    `subject` is whose number it is, where a table has a column for that.
    """

    text: str
    reading: str | None
    when: Window | None
    span: Span
    subject: str | None = None

    @property
    def name(self) -> str:
        """The number's name: what stands before a dash or a colon."""
        text = plain(self.text)
        end = _NAME_END.search(text)
        if end is None:
            return text
        name, bracket, inside = text[: end.start()].rpartition("(")
        # `Spot price (last: $88)`
        return name.rstrip() if bracket and ")" not in inside else text[: end.start()]


def state_at(window: Window | None, today: date) -> State:
    """Where a window stands at a date."""
    if window is None:
        return "undated"
    if today < window.start:
        return "ahead"
    return "passed" if today > window.end else "open"


class Thesis(Record, frozen=True):
    """A note, read as a thesis."""

    status: Status | None
    created: Window | None
    last_reviewed: Window | None
    next_review: Window | None
    cadence: Cadence | None
    conviction: str | None
    confidence: str | None
    horizon: Window | None
    direction: str | None
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    positions: tuple[Position, ...]
    scenarios: tuple[Scenario, ...]
    risks: tuple[Risk, ...]
    watch: tuple[Watch, ...]

    @property
    def stage(self) -> Stage | None:
        """The stage that the status tells, if it is a known one."""
        return self.status.stage if self.status else None

    @property
    def related(self) -> tuple[Position, ...]:
        """The related notes, each with its annotation as the reason."""
        return tuple(edge for edge in self.positions if edge.sign == "0")

    @property
    def told_on(self) -> date | None:
        """The day from which `next quarter` counts: the last review, or the first."""
        said = self.last_reviewed or self.created
        return None if said is None or said.is_open else said.end

    def window_of(self, scenario: Scenario) -> Window | None:
        """The window of a scenario, by its dates or as told from the last review on."""
        if scenario.window is not None or self.told_on is None:
            return scenario.window
        return relative_window(scenario.window_text, self.told_on)

    @property
    def due(self) -> date | None:
        """The day of the next review by the note's own words.

        A day that the note names goes before one that its rhythm gives, until that
        review has taken place. A partial date counts from its last day: a thesis is
        not called late on a day when it may not be. One never reviewed is due since
        it was created.
        """
        reviewed = self.last_reviewed.end if self.last_reviewed else None
        if self.next_review and (reviewed is None or reviewed < self.next_review.end):
            return self.next_review.end
        if self.cadence is not None and not self.cadence.has_period:
            return None
        if reviewed is None:
            return None if self.created is None else self.created.end
        return None if self.cadence is None else self.cadence.after(reviewed)
