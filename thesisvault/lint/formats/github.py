"""Findings as workflow commands, which forges show beside the lines they are about."""

from collections.abc import Mapping
from re import compile as pattern

from thesisvault.findings import Severity
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
# `%` first, since the others bring new ones.
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


# What else could steer a terminal on which a log is read.
_CONTROL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    text = _CONTROL.sub("\ufffd", text)
    for sign, code in signs.items():
        text = text.replace(sign, code)
    return text


def _properties(report: Report, sheet: Sheet) -> Mapping[str, object]:
    place = report.place
    properties: dict[str, object] = {
        "title": f"{report.code} {report.name}",
        "file": sheet.notes.shown(place.path),
        "line": place.line,
        "endLine": place.end_line,
    }
    # Columns only count where a finding stands on one line.
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    return properties


def _line(report: Report, sheet: Sheet) -> str:
    place = report.place
    properties = ",".join(
        f"{key}={_escaped(str(value), _IN_PROPERTIES)}"
        for key, value in _properties(report, sheet).items()
    )
    # The place stands in the message as well: a log shows nothing else.
    text = (
        f"{sheet.notes.shown(place.path)}:{place.line}:{place.column} {report.code}"
        f" {report.message}"
    )
    level = _LEVELS[report.severity]
    return f"::{level} {properties}::{_escaped(text, _IN_MESSAGES)}\n"


def render(sheet: Sheet) -> str:
    """Findings as commands, one a line."""
    return "".join(_line(report, sheet) for report in sheet.reports)
