"""Findings as SARIF 2.1.0, the format in which analysis tools exchange them."""

import json
from collections.abc import Sequence
from inspect import cleandoc
from typing import Any
from urllib.parse import quote

from thesisvault import __version__
from thesisvault.findings import Fix, Severity
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.baseline import name_findings
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report
from thesisvault.lint.rule import Rule
from thesisvault.text import Edit, Lines

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": cleandoc(rule.doc)},
        "defaultConfiguration": {
            "enabled": rule.is_default,
            "level": _LEVELS[rule.severity],
        },
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path)}


def _region(edit: Edit, lines: Lines) -> dict[str, int]:
    start, end = lines.place(edit.span.start), lines.place(edit.span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(fix: Fix, path: str, sheet: Sheet) -> dict[str, Any]:
    lines = sheet.notes.lines(path)
    replacements = [
        {
            "deletedRegion": _region(edit, lines),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    artifact = _artifact(sheet.notes.shown(path))
    return {
        "description": {"text": fix.message},
        "artifactChanges": [
            {"artifactLocation": artifact, "replacements": replacements}
        ],
        "properties": {"safety": fix.safety.value},
    }


def _result(
    report: Report, fingerprint: str, rules: Sequence[str], sheet: Sheet
) -> dict[str, Any]:
    place = report.place
    location = {
        "artifactLocation": _artifact(sheet.notes.shown(place.path)),
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
    result = {
        "ruleId": report.code,
        "ruleIndex": rules.index(report.code),
        "level": _LEVELS[report.severity],
        "message": {"text": report.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"placeAndText/v1": fingerprint},
    }
    if report.fix:
        result["fixes"] = [_fix(report.fix, place.path, sheet)]
    return result


def _run(sheet: Sheet) -> dict[str, Any]:
    codes = [rule.code for rule in RULES]
    return {
        "tool": {
            "driver": {
                "name": "thesisvault",
                "version": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, name, codes, sheet)
            for report, name in name_findings(sheet.reports, sheet.notes.lines)
        ],
    }


def render(sheet: Sheet) -> str:
    """Findings as a log of one run, with all rules that there are."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(sheet)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"
