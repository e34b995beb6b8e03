"""Findings as a JSON list: a contract for other programs (docs/lint.md)."""

import json
from typing import Any

from thesisvault.findings import Fix
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report
from thesisvault.text import Lines


def _place(lines: Lines, offset: int) -> dict[str, int]:
    place = lines.place(offset)
    return {"line": place.line, "column": place.column}


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    edits = [
        {
            "start": _place(lines, edit.span.start),
            "end": _place(lines, edit.span.end),
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"message": fix.message, "safety": fix.safety.value, "edits": edits}


def value(report: Report, sheet: Sheet) -> dict[str, Any]:
    """A finding as what JSON knows."""
    place, fix = report.place, report.fix
    return {
        "code": report.code,
        "name": report.name,
        "severity": report.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": report.message,
        "fix": _fix(fix, sheet.notes.lines(place.path)) if fix else None,
    }


def render(sheet: Sheet) -> str:
    """Findings as a list."""
    values = [value(report, sheet) for report in sheet.reports]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
