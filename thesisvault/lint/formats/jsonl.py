"""Findings as JSON, one a line, for programs that read line by line."""

import json

from thesisvault.lint.formats.json import value
from thesisvault.lint.formats.sheet import Sheet


def render(sheet: Sheet) -> str:
    """Findings, one a line, with the keys that they have in the list."""
    return "".join(
        json.dumps(value(report, sheet), ensure_ascii=False) + "\n"
        for report in sheet.reports
    )
