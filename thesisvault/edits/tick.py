"""Ticking a claim, with what happened and when, and taking the tick back."""

from collections import Counter
from collections.abc import Iterator
from re import DOTALL

from thesisvault.edits.claim import claims_of
from thesisvault.edits.dating import DateHabit, write_date
from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.proof import reread
from thesisvault.errors import VaultError
from thesisvault.note.dates import Window
from thesisvault.note.model import Item, Note
from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Record, Span
from thesisvault.thesis.model import Claim
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading

_STRUCK = pattern(r"~~.+?~~(?P<join>[\s:.,;—–→-]*)(?P<bold>\*\*)?", DOTALL)
_BOLD_TAIL = pattern(
    r".+?(?P<join>\s+(?:—|–|-|→|=>)\s+)(?P<bold>\*\*)[^*]+\*\*", DOTALL
)
_TICKED = pattern(r"~~(?P<claim>.+?)~~(?P<rest>.*)", DOTALL)
# What joins a resolution to its claim, and so is not read as a part of it.
_DASHES = " -–—:;,.→"
_DONE_DATE = pattern(r"\s*✅\s*\d{4}-\d\d(?:-\d\d)?")
# What plugins want at the end of a task: due dates, priorities, and so on.
_TASK_MARKS = pattern(r"\s+[📅⏳🛫➕🔁⏫🔼🔽🔺⏬🆔⛔🏁][^\r\n]*\Z")


class TickedError(VaultError):
    """A claim is ticked already, or is not."""

    def __init__(self, claim: Claim) -> None:
        state = "ticked already" if claim.is_done else "not ticked"
        what = f' ("{plain(claim.resolution)}")' if claim.resolution else ""
        super().__init__(f'"{plain(claim.text)}" is {state}{what}; nothing was written')


class _Habit(Record, frozen=True):
    """How the ticked claims of a note are written."""

    strike: str = "~~"
    join: str = " "
    bold: str = "**"
    has_date: bool = True
    is_mark: bool = False
    dates: DateHabit = DateHabit()


class Tick(Record, frozen=True):
    """A claim that came true: what happened, and when if that was said."""

    claim: Claim
    today: Window
    why: str | None = None
    when: Window | None = None


def _frames(source: str, claims: Iterator[Claim]) -> Iterator[tuple[str, str, str]]:
    for claim in claims:
        text = claim.span.of(source)
        if found := _STRUCK.match(text):
            yield "~~", found["join"], found["bold"] or ""
        elif found := _BOLD_TAIL.match(text):
            yield "", found["join"], found["bold"]


def _habit(reading: Reading) -> _Habit:
    source = reading.note.source
    done = [claim for claim in claims_of(reading) if claim.is_done]
    resolved = [claim for claim in done if claim.resolution]
    frames = Counter(_frames(source, iter(resolved))).most_common(1)
    strike, join, bold = frames[0][0] if frames else ("~~", " ", "**")
    dated = [claim for claim in done if claim.when]
    marks = [claim for claim in dated if "✅" in claim.span.of(source)]
    return _Habit(
        strike,
        join or " ",
        bold,
        not resolved or any(claim.when for claim in resolved),
        len(marks) * 2 > len(dated),
        DateHabit(examples=tuple(claim.when for claim in dated if claim.when)),
    )


def _item(note: Note, claim: Claim) -> Item:
    return next(item for item in note.items if item.mark_span == claim.mark_span)


def _text_end(note: Note, item: Item) -> int:
    """Where the words of an item end: before a block id and the marks of plugins."""
    start, end = item.text_span.start, item.text_span.end
    for block in note.blocks:
        if start <= block.span.start and block.span.end == end:
            end = block.span.start
    text = note.source[start:end].rstrip()
    found = _TASK_MARKS.search(text)
    return start + (found.start() if found else len(text))


def _date(tick: Tick, habit: _Habit) -> str:
    when = tick.when or (tick.today if tick.why and habit.has_date else None)
    if when is None:
        return ""
    date = write_date(when, habit.dates)
    return f" ✅ {date}" if habit.is_mark else f" ({date})"


def _tick_edits(
    reading: Reading, item: Item, tick: Tick, habit: _Habit
) -> Iterator[Edit]:
    if item.mark_span is not None:
        yield Edit(item.mark_span, "x")
    note = reading.note
    end = _text_end(note, item)
    tail = _date(tick, habit)
    if tick.why:
        bold = "" if "*" in tick.why else habit.bold
        tail = f"{habit.strike}{habit.join}{bold}{tick.why}{bold}{tail}"
        start = item.text_span.start
        if habit.strike and note.source.startswith(habit.strike, start):
            # Struck out before it was ticked, unless only its beginning is.
            tail = tail.removeprefix(habit.strike)
        elif habit.strike:
            yield Edit(Span(start, start), habit.strike)
    if tail:
        yield Edit(Span(end, end), tail)


def _untick_edits(note: Note, item: Item) -> Iterator[Edit]:
    if item.mark_span is not None:
        yield Edit(item.mark_span, " ")
    start, end = item.text_span.start, _text_end(note, item)
    text = note.source[start:end]
    if found := _TICKED.fullmatch(text):
        yield Edit(Span(start, start + 2), "")
        yield Edit(Span(start + found.end("claim"), end), "")
    elif date := _DONE_DATE.search(text):
        # Other words may have been there before the tick.
        yield Edit(Span(start + date.start(), start + date.end()), "")


def _mentions(note: Note, span: Span) -> Counter[str]:
    """The links and tags in a stretch of a note."""
    links = [
        link for link in (*note.links, *note.external) if span.holds(link.span.start)
    ]
    tags = [tag.name for tag in note.tags if span.holds(tag.span.start)]
    return Counter([*tags, *(link.target for link in links)])


def _prove(
    reading: Reading, item: Item, edits: list[Edit], config: Config, *, is_tick: bool
) -> Claim:
    """The claim as edits leave it, nothing else being changed.

    Raises:
        SideEffectError: If something else is.
    """
    after = reread(reading, edits, config)
    old = Span(item.span.start, item.text_span.end)
    growth = len(after.note.source) - len(reading.note.source)
    new = Span(old.start, old.end + growth)
    check_facts(reading, after, (old, new))
    # Marks around a tag may hide it.
    if is_tick and not _mentions(reading.note, old) <= _mentions(after.note, new):
        raise SideEffectError(reading.name, ["links", "tags"])
    claims = [each for each in claims_of(after) if new.holds(each.span.start)]
    if len(claims) != 1:
        raise SideEffectError(reading.name, ["claims"])
    return claims[0]


def _words(text: str) -> str:
    return " ".join(plain(text).split())


def _check_tick(reading: Reading, item: Item, tick: Tick, after: Claim) -> None:
    """See that a claim says that it came true, and why.

    Raises:
        SideEffectError: If it says anything else.
    """
    words = reading.note.source[item.text_span.start : _text_end(reading.note, item)]
    is_said = _words(after.text) == _words(words) and (
        _words(tick.why or "").lstrip(_DASHES) in _words(after.resolution or "")
    )
    if not after.is_done or after.side != tick.claim.side or (tick.why and not is_said):
        raise SideEffectError(reading.name, ["claims"])


def tick_claim(reading: Reading, tick: Tick, config: Config) -> tuple[Edit, ...]:
    """Tick a claim, with what happened and when as the note has the habit.

    Raises:
        SideEffectError: If it cannot be done without changing anything else.
        TickedError: If it is ticked already.
    """
    if tick.claim.is_done:
        raise TickedError(tick.claim)
    item, habit = _item(reading.note, tick.claim), _habit(reading)
    # The habit may not fit; the form of the dialect fits more, and a claim in which
    # something is struck out already takes neither.
    plainest = _Habit(strike="", join=" — ", dates=habit.dates)
    for each in (habit, _Habit(dates=habit.dates), plainest):
        edits = list(_tick_edits(reading, item, tick, each))
        try:
            after = _prove(reading, item, edits, config, is_tick=True)
            _check_tick(reading, item, tick, after)
        except SideEffectError:
            continue
        return tuple(edits)
    raise SideEffectError(reading.name, ["claims"])


def untick_claim(reading: Reading, claim: Claim, config: Config) -> tuple[Edit, ...]:
    """Take back a tick, and what was struck out and added with it.

    Raises:
        SideEffectError: If it cannot be done without changing anything else.
        TickedError: If it is not ticked.
    """
    if not claim.is_done:
        raise TickedError(claim)
    item = _item(reading.note, claim)
    edits = list(_untick_edits(reading.note, item))
    after = _prove(reading, item, edits, config, is_tick=False)
    if after.is_done or after.side != claim.side:
        raise SideEffectError(reading.name, ["claims"])
    return tuple(edits)
