"""Findings as Markdown, to be pasted into the note on a review and ticked there."""

from collections.abc import Iterator
from re import Match

from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.formats.text import message
from thesisvault.lint.report import Report
from thesisvault.pattern import pattern

# Pasted, a quoted link would be one more link, and a quoted tag one more tag.
_LINK = pattern(r"!?\[\[.*?\]\]|[\\`*_\[\]#<>^$~%]|==")


def _code(text: str) -> str:
    """A text as code, in which nothing has a meaning, on one line."""
    text = " ".join(text.split())
    mark = "``" if "`" in text else "`"
    return f"{mark}{text}{mark}"


def _harmless(found: Match[str]) -> str:
    text = found[0]
    return _code(text) if len(text) > 4 else "".join(f"\\{sign}" for sign in text)


def _title(path: str, sheet: Sheet) -> str:
    """A link to a note, or its path where no link can lead there."""
    target = sheet.notes.target(path)
    return f"[[{target}]]" if target else _code(sheet.screen.safe(path))


def _item(report: Report, sheet: Sheet) -> str:
    text = _LINK.sub(_harmless, message(report, sheet))
    return f"- [ ] {text} ({report.code}, line {report.place.line})"


def _note(path: str, reports: list[Report], sheet: Sheet) -> Iterator[str]:
    yield f"**{_title(path, sheet)}**"
    yield ""
    for report in reports:
        yield _item(report, sheet)


def render(sheet: Sheet) -> str:
    """Findings as lists of tasks, each below a link to its note, theses first."""
    notes = sheet.theses_first()
    lists = ["\n".join(_note(path, reports, sheet)) for path, reports in notes]
    return "\n\n".join(lists) + "\n" if lists else ""
