"""Findings as compilers tell them: one a line, `path:line:column CODE message`."""

from collections.abc import Iterable, Iterator

from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report


def heads(path: str, reports: Iterable[Report], sheet: Sheet) -> Iterator[str]:
    """The findings of a note, each in one line."""
    screen = sheet.screen
    shown = screen.safe(sheet.notes.shown(path))
    for report in reports:
        place = f"{shown}:{report.place.line}:{report.place.column}"
        code = screen.paint(report.code, report.severity.value)
        yield f"{screen.paint(place, 'place')} {code} {message(report, sheet)}"


def message(report: Report, sheet: Sheet) -> str:
    """What a finding says, on one line."""
    return sheet.screen.safe(" ".join(report.message.split()))


def render(sheet: Sheet) -> str:
    """Findings, one a line."""
    notes = sheet.by_note()
    lines = (line for path, reports in notes for line in heads(path, reports, sheet))
    return "".join(f"{line}\n" for line in lines)
