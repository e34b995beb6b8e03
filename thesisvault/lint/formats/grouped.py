"""Findings by note, theses first: what a review reads from top to bottom."""

from collections.abc import Iterator

from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.formats.text import message
from thesisvault.lint.report import Report

_GAP = "  "
_NARROWEST = 24


def _place(report: Report) -> str:
    return f"{report.place.line}:{report.place.column}"


def _lines(report: Report, sheet: Sheet, size: int) -> Iterator[str]:
    """A finding under its note, its message wrapped beside the rest."""
    screen = sheet.screen
    severity = screen.paint(f"{report.severity.value:<7}", report.severity.value)
    head = f"{_GAP}{_place(report):<{size}}{_GAP}{severity}{_GAP}{report.code}{_GAP}"
    indent = 4 * len(_GAP) + size + 7 + len(report.code)
    room = max((screen.width or 0) - indent, _NARROWEST)
    text = message(report, sheet)
    first, *more = screen.wrap(text, room) if screen.width else [text]
    yield f"{head}{first}"
    for line in more:
        yield f"{' ' * indent}{line}"


def _note(path: str, reports: list[Report], sheet: Sheet) -> Iterator[str]:
    yield sheet.screen.paint(sheet.screen.safe(sheet.notes.shown(path)), "place")
    size = max(len(_place(report)) for report in reports)
    for report in reports:
        yield from _lines(report, sheet, size)
    yield ""


def render(sheet: Sheet) -> str:
    """Findings under their notes, theses first, an empty line after each note."""
    notes = sheet.theses_first()
    lines = (line for path, reports in notes for line in _note(path, reports, sheet))
    return "".join(f"{line}\n" for line in lines)
