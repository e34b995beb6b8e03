"""Findings as compilers tell them: one a line, `path:line:column CODE message`."""

from thesisvault.lint.engine import Report
from thesisvault.lint.formats.sheet import Sheet


def head(report: Report, sheet: Sheet) -> str:
    """A finding in one line."""
    screen, place = sheet.screen, report.place
    path = screen.safe(sheet.notes.shown(place.path))
    shown = screen.paint(f"{path}:{place.line}:{place.column}", "place")
    code = screen.paint(report.code, report.severity.value)
    return f"{shown} {code} {message(report, sheet)}"


def message(report: Report, sheet: Sheet) -> str:
    """What a finding says, on one line."""
    return sheet.screen.safe(" ".join(report.message.split()))


def render(sheet: Sheet) -> str:
    """Findings, one a line."""
    return "".join(f"{head(report, sheet)}\n" for report in sheet.reports)
