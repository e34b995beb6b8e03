"""Findings with the line they stand on, and marks under the place."""

from collections.abc import Iterator

from thesisvault.lint.formats.sheet import Screen, Sheet
from thesisvault.lint.formats.text import heads
from thesisvault.lint.report import Report
from thesisvault.text import Lines

_INDENT = "    "
_TAB = "    "
# Paragraphs are single lines: of a long one, only what is around the place is shown.
_WIDEST = 100
_LEAST_BESIDE = 12
_CUT = "…"


def _cut(text: str, size: int, screen: Screen, *, from_end: bool = False) -> str:
    """As much of a text as fits into some columns; three dots tell that it was cut."""
    if screen.breadth(text) <= size:
        return text
    kept = ""
    for char in reversed(text) if from_end else text:
        if screen.breadth(kept + char) >= size:
            break
        kept = char + kept if from_end else kept + char
    return f"{_CUT}{kept}" if from_end else f"{kept}{_CUT}"


def _excerpt(before: str, marked: str, after: str, screen: Screen) -> list[str]:
    """A line that fits, and a line with the marks."""
    width = min(screen.width or _WIDEST, _WIDEST) - len(_INDENT)
    beside = max(width - screen.breadth(marked), 2 * _LEAST_BESIDE)
    left = max(beside // 2, beside - screen.breadth(after))
    before = _cut(before, left, screen, from_end=True)
    used = screen.breadth(before)
    marked = _cut(marked, max(width - used, 1), screen)
    after = _cut(after, width - used - screen.breadth(marked), screen)
    marks = "^" * max(screen.breadth(marked), 1)
    return [
        f"{_INDENT}{before}{marked}{after}".rstrip(),
        f"{_INDENT}{' ' * used}{screen.paint(marks, 'mark')}",
    ]


def _place(report: Report, lines: Lines, screen: Screen) -> list[str]:
    """The line of a finding's place with marks; nothing where it is gone."""
    place = report.place
    if place.line > len(lines.starts):
        return []
    line = lines.span(place.line).of(lines.source)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    parts = line[:start].removeprefix("\ufeff"), line[start:end], line[end:]
    before, marked, after = (screen.safe(part.replace("\t", _TAB)) for part in parts)
    return _excerpt(before, marked, after, screen) if line.strip() else []


def _fix(report: Report, screen: Screen) -> list[str]:
    if report.fix is None:
        return []
    kind = screen.paint(f"{report.fix.safety.value} fix:", "fix")
    return [f"{_INDENT}{kind} {screen.safe(report.fix.message)}"]


def _note(path: str, reports: list[Report], sheet: Sheet) -> Iterator[str]:
    lines, screen = sheet.notes.lines(path), sheet.screen
    for report, head in zip(reports, heads(path, reports, sheet), strict=True):
        yield head
        yield from _place(report, lines, screen)
        yield from _fix(report, screen)
        yield ""


def render(sheet: Sheet) -> str:
    """Findings, each with its line and what would mend it, an empty line after each."""
    notes = sheet.by_note()
    lines = (line for path, reports in notes for line in _note(path, reports, sheet))
    return "".join(f"{line}\n" for line in lines)
