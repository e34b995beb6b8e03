"""Findings as failed tests, which every build server can show."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from thesisvault.lint.engine import Report
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.pattern import pattern

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# XML has no way to write these, not even by their numbers.
_UNWRITABLE = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "vault lint"


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))


def _value(text: str) -> str:
    """A text as an attribute's value, in its quotes."""
    return quoteattr(_UNWRITABLE.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;"})


def _counts(tests: int, failures: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0"'


def _case(report: Report, sheet: Sheet) -> Iterator[str]:
    """A finding as a test that failed."""
    place, path = report.place, sheet.notes.shown(report.place.path)
    name = f"{report.code} {report.name} at {place.line}:{place.column}"
    text = f"{path}:{place.line}:{place.column} {report.code} {report.message}"
    kind, message = _value(report.severity.value), _value(report.message)
    yield f"    <testcase name={_value(name)} classname={_value(path)}>\n"
    yield f"      <failure type={kind} message={message}>"
    yield f"{_text(text)}</failure>\n"
    yield "    </testcase>\n"


def _suite(path: str, reports: list[Report], sheet: Sheet) -> Iterator[str]:
    counts = _counts(len(reports), len(reports))
    yield f"  <testsuite name={_value(sheet.notes.shown(path))} {counts}>\n"
    for report in reports:
        yield from _case(report, sheet)
    yield "  </testsuite>\n"


def _clean() -> Iterator[str]:
    """A test that passed: some build servers take a report without any for a fault."""
    yield f'  <testsuite name="{_NAME}" {_counts(1, 0)}>\n'
    yield f'    <testcase name="no findings" classname="{_NAME}"/>\n'
    yield "  </testsuite>\n"


def _parts(sheet: Sheet) -> Iterator[str]:
    found = len(sheet.reports)
    yield _HEAD
    yield f'<testsuites name="{_NAME}" {_counts(found or 1, found)}>\n'
    for path, reports in sheet.by_note():
        yield from _suite(path, reports, sheet)
    if not found:
        yield from _clean()
    yield "</testsuites>\n"


def render(sheet: Sheet) -> str:
    """Findings as XML: a suite for each note, a failed test for each finding."""
    return "".join(_parts(sheet))
