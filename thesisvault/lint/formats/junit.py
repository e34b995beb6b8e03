"""Findings as failed tests, which every build server can show.

JUnit's format has no one schema. What is written here fits that of Ant, which asks
for most, as well as that of Jenkins, which allows for least.
"""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report
from thesisvault.pattern import pattern

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# XML has no way to write these, not even by their numbers.
_UNWRITABLE = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "vault lint"


def _text(text: str) -> str:
    # A reader would make a line feed of it.
    return escape(_UNWRITABLE.sub("\ufffd", text), {"\r": "&#13;"})


def _value(text: str) -> str:
    """A text as an attribute's value, in its quotes."""
    return quoteattr(_UNWRITABLE.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;"})


def _open_suite(name: str, number: int, tests: int, failures: int, day: date) -> str:
    """The start of a suite, with all that the strictest reader asks for."""
    return (
        f'  <testsuite name={_value(name)} package={_value(name)} id="{number}"'
        f' timestamp="{day.isoformat()}T00:00:00" hostname="localhost"'
        f' tests="{tests}" failures="{failures}" errors="0" time="0">\n'
        "    <properties/>\n"
    )


_CLOSE_SUITE = "    <system-out/>\n    <system-err/>\n  </testsuite>\n"


def _case(report: Report, sheet: Sheet) -> Iterator[str]:
    """A finding as a test that failed."""
    place, path = report.place, sheet.notes.shown(report.place.path)
    name = f"{report.code} {report.name} at {place.line}:{place.column}"
    text = f"{path}:{place.line}:{place.column} {report.code} {report.message}"
    kind, message = _value(report.severity.value), _value(report.message)
    yield f'    <testcase name={_value(name)} classname={_value(path)} time="0">\n'
    yield f"      <failure type={kind} message={message}>"
    yield f"{_text(text)}</failure>\n"
    yield "    </testcase>\n"


def _suites(sheet: Sheet) -> Iterator[str]:
    for number, (path, reports) in enumerate(sheet.by_note()):
        name, found = sheet.notes.shown(path), len(reports)
        yield _open_suite(name, number, found, found, sheet.day)
        for report in reports:
            yield from _case(report, sheet)
        yield _CLOSE_SUITE


def _clean(day: date) -> Iterator[str]:
    """A test that passed: some build servers take a report without any for a fault."""
    yield _open_suite(_NAME, 0, 1, 0, day)
    yield f'    <testcase name="no findings" classname="{_NAME}" time="0"/>\n'
    yield _CLOSE_SUITE


def _parts(sheet: Sheet) -> Iterator[str]:
    yield _HEAD
    yield "<testsuites>\n"
    yield from _suites(sheet) if sheet.reports else _clean(sheet.day)
    yield "</testsuites>\n"


def render(sheet: Sheet) -> str:
    """Findings as XML: a suite for each note, a failed test for each finding."""
    return "".join(_parts(sheet))
