"""What a review shows of a thesis, in lines that fit the terminal."""

import shutil
from collections.abc import Iterator, Sequence

import click

from thesisvault.cli.console import one_line, style
from thesisvault.cli.layout import breadth, clip, fitted, pad
from thesisvault.cli.wording import counted, name_line, readable
from thesisvault.reports.review import DueNumber, DueScenario, OpenClaim, Screen
from thesisvault.text import Record
from thesisvault.thesis.model import Evidence

_KEYS = (
    ("r", "reviewed"),
    ("t", "tick"),
    ("e", "evidence"),
    ("n", "number"),
    ("s", "status"),
    ("o", "editor"),
    ("b", "Obsidian"),
    ("k", "skip"),
    ("q", "stop for now"),
    ("f", "finish"),
)
_GAP = "   "
_DATE, _LONGEST = 10, 14
_NARROWEST, _LOWEST = 20, 8


class Standing(Record, frozen=True):
    """Where a review is: which of how many theses, and why this one is due."""

    number: int
    total: int
    reasons: tuple[str, ...]


def _evidence(rows: Sequence[Evidence], reviewed: str | None) -> Iterator[str]:
    since = f" since {readable(reviewed)}" if reviewed else ""
    told = f"{counted(len(rows), 'row')} of evidence" if rows else "No evidence"
    yield style(f"{told}{since}", bold=True)
    for row in rows:
        day = pad(clip(readable(row.date), _LONGEST), _DATE)
        head = f"  {day}  "
        text = readable(row.observation)
        yield from fitted(text, breadth(head), style(head, fg="cyan"))
        if row.implication:
            yield from fitted(f"→ {readable(row.implication)}", breadth(head), dim=True)


def _claims(title: str, claims: Sequence[OpenClaim]) -> Iterator[str]:
    if not claims:
        yield f"{style(title, bold=True)}: no open claim"
        return
    yield style(title, bold=True)
    for each in claims:
        yield from fitted(readable(each.claim.text), 9, f"  {each.number:>2} [ ] ")


def _scenarios(scenarios: Sequence[DueScenario]) -> Iterator[str]:
    if scenarios:
        yield style("Scenarios", bold=True)
    for each in scenarios:
        name = readable(each.scenario.name)
        colour = "green" if each.state == "open" else "yellow"
        text = f"{name}, {readable(each.scenario.window_text)}"
        if each.state == "passed":
            text += ": what came of it?"
        yield from fitted(text, 10, style(pad(f"  {each.state}", 10), fg=colour))


def _number(number: DueNumber) -> str:
    whose = f" ({readable(number.subject)})" if number.subject else ""
    last = ""
    if number.last:
        when = f", {readable(number.last.when.text)}" if number.last.when else ""
        last = f": {readable(number.last.reading)}{when}"
    return f"{readable(number.name)}{whose}{last}"


def _numbers(numbers: Sequence[DueNumber]) -> Iterator[str]:
    if not numbers:
        return
    yield style("To look up", bold=True)
    for each in numbers:
        if each.last:
            yield from fitted(_number(each), 4, "  · ")
    unread = [_number(each) for each in numbers if not each.last]
    if unread:
        yield from fitted(" · ".join(unread), 4, "  · ")


def _parts(screen: Screen) -> Iterator[Iterator[str]]:
    yield _evidence(screen.evidence, screen.reviewed)
    yield _claims("Would validate it", screen.claims_of("validates"))
    yield _claims("Would invalidate it", screen.claims_of("invalidates"))
    yield _scenarios(screen.scenarios)
    yield _numbers(screen.numbers)


def _head(screen: Screen, standing: Standing, width: int) -> Iterator[str]:
    """The name and where we are, why it is due, and the thesis in a line."""
    where = f"{standing.number} of {standing.total}"
    name = clip(one_line(screen.name), max(width - len(where) - 16, 8))
    title = name_line(name, screen.stage)
    gap = width - breadth(click.unstyle(title)) - len(where)
    yield f"{title}{' ' * max(gap, 1)}{style(where, dim=True)}"
    for reason in standing.reasons:
        yield from fitted(one_line(reason), fg="yellow")
    if screen.opening:
        yield from fitted(readable(screen.opening), italic=True)


def body_lines(screen: Screen) -> list[str]:
    """All that is shown below the head."""
    lines: list[str] = []
    for part in _parts(screen):
        found = list(part)
        if found:
            lines += ["", *found]
    return lines


def key_lines(width: int) -> list[str]:
    """The keys, in as few lines as they take."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for key, what in _KEYS:
        size = len(f"{key} {what}{_GAP}")
        if used + size - len(_GAP) > width:
            lines.append([])
            used = 0
        lines[-1].append((key, what))
        used += size
    return [
        _GAP.join(f"{style(key, bold=True)} {what}" for key, what in keys)
        for keys in lines
    ]


class Frame(Record, frozen=True):
    """A terminal full of lines, and how many pages there are."""

    lines: tuple[str, ...]
    pages: int


def draw(screen: Screen, standing: Standing, page: int, message: str) -> Frame:
    """Draw one page of a thesis as the terminal is now.

    Args:
        message: What the last key did.
    """
    size = shutil.get_terminal_size()
    width = max(size.columns, _NARROWEST)
    head = list(_head(screen, standing, width))
    told = list(fitted(message)) if message else []
    foot = [*told, *key_lines(width)]
    body = body_lines(screen)
    # A line for the rule, and one where the cursor waits.
    free = size.lines - len(foot) - 2
    # Where there is little room, what is to be decided upon goes first.
    head = head[: max(free - _LOWEST, 1)]
    room = max(free - len(head), 1)
    pages = max(-(-len(body) // room), 1)
    page %= pages
    shown = body[page * room : (page + 1) * room]
    more = f" page {page + 1} of {pages}, space for the next " if pages > 1 else ""
    rule = style(f"──{more}".ljust(width, "─")[:width], dim=True)
    filler = [""] * (room - len(shown)) if pages > 1 else []
    return Frame((*head, *shown, *filler, rule, *foot), pages)
