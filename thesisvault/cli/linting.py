"""What commands about findings share: which notes are meant, and how it is told."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from thesisvault.cli.console import is_terminal, safe, say, style, width
from thesisvault.cli.layout import breadth, wrap
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.findings import Safety, Severity
from thesisvault.lint.formats import FOR_PEOPLE, render
from thesisvault.lint.formats.sheet import Paint, Screen, Sheet
from thesisvault.lint.notes import IndexedNotes
from thesisvault.lint.paths import Known, Vantage, find_patterns
from thesisvault.lint.report import Report

_STYLES: dict[Paint, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "place": {"bold": True},
    "mark": {"fg": "red", "bold": True},
    "fix": {"fg": "green"},
}


def _paint(text: str, paint: Paint) -> str:
    return style(text, **_STYLES[paint])


def _leave(text: str, _: Paint) -> str:
    return text


def _safe(text: str) -> str:
    if text.isprintable():
        return text
    # These `safe` lets pass, and a name may have them.
    return safe(text).replace("\n", "␊").replace("\t", "␉")


def make_screen(output: str) -> Screen:
    """How text is shown in a format: to a person, or in a file."""
    if output not in FOR_PEOPLE:
        return Screen(_safe)
    # Where nobody watches, colours would only be stripped again.
    paint = _paint if is_terminal() else _leave
    return Screen(_safe, paint, breadth, wrap, width())


def patterns_of(session: Session, paths: Sequence[str]) -> tuple[str, ...]:
    """What fits the notes at some paths, as seen from where we are.

    Raises:
        VaultError: If there is no note at one of them.
    """
    if not paths:
        return ()
    session.enter(Path(paths[0]))
    rows = session.index().select("select path, is_hidden from notes order by path")
    notes = [Known(path, bool(is_hidden)) for path, is_hidden in rows]
    return find_patterns(paths, Vantage(Path.cwd(), session.root), notes)


def _severities(reports: Sequence[Report]) -> str:
    counts = Counter(report.severity for report in reports)
    words = {each: each.value + "s" * (each is not Severity.INFO) for each in Severity}
    return ", ".join(
        counted(counts[each], each.value, words[each])
        for each in Severity
        if counts[each]
    )


def _remedy(reports: Sequence[Report]) -> str | None:
    """How many of some findings can be fixed, and how."""
    fixes = Counter(report.fix.safety for report in reports if report.fix)
    safe_ones, unsafe_ones = fixes[Safety.SAFE], fixes[Safety.UNSAFE]
    if not safe_ones:
        unsafe = f"--fix --unsafe-fixes mends {unsafe_ones}, to be looked at."
        return unsafe if unsafe_ones else None
    more = f", and {unsafe_ones} more with --unsafe-fixes" if unsafe_ones else ""
    return f"--fix mends {safe_ones}{more}."


def say_summary(reports: Sequence[Report]) -> None:
    """Say how many findings there are, how bad, and how many can be fixed."""
    notes = counted(len({report.place.path for report in reports}), "note")
    found = counted(len(reports), "finding")
    say(f"{found} in {notes}: {_severities(reports)}.")
    if remedy := _remedy(reports):
        say(remedy)


def print_findings(
    session: Session, output: str, reports: Sequence[Report], day: date
) -> None:
    """Print the findings of a day in one of the formats, for people with a summary."""
    notes = IndexedNotes(session.index(), Path.cwd())
    screen = make_screen(output)
    click.echo(render(output, Sheet(reports, notes, day, screen)), nl=False)
    if reports and output in FOR_PEOPLE:
        say_summary(reports)
