"""Findings as a report of code quality, which GitLab shows in merge requests."""

import json
from typing import Any

from thesisvault.findings import Severity
from thesisvault.lint.baseline import name_findings
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def _value(report: Report, fingerprint: str, sheet: Sheet) -> dict[str, Any]:
    place = report.place
    return {
        "description": f"{report.code} {report.message}",
        "check_name": report.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[report.severity],
        "location": {
            "path": sheet.notes.shown(place.path),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }


def render(sheet: Sheet) -> str:
    """Findings as a list."""
    named = name_findings(sheet.reports, sheet.notes.lines)
    values = [_value(report, name, sheet) for report, name in named]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
