"""Linting a small vault, and applying every fix until there is none left."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from thesisvault.files import read_source
from thesisvault.findings import Fix, Safety
from thesisvault.index.store import Order, open_index
from thesisvault.lint.check import check_note
from thesisvault.lint.engine import lint
from thesisvault.lint.report import Report, Wanted
from thesisvault.text import Edit, apply_edits
from thesisvault.vault.config import load_config

# More rounds than fixes can need that do not undo each other.
MOST_ROUNDS = 10
EVERY_SAFETY = frozenset(Safety)


def lint_vault(vault: Path, today: date, *codes: str) -> list[Report]:
    """What lint finds in a vault: of the rules named, or of the default set."""
    with open_index(Order(vault, load_config(vault), check=check_note)) as index:
        return lint(index, today, Wanted(codes or None, asks_git=True))


def described(reports: list[Report]) -> Iterator[str]:
    """Findings, one a line, with the safety of their fixes."""
    for report in reports:
        place = report.place
        where = f"{place.path}:{place.line}:{place.column}"
        fix = f" [{report.fix.safety}: {report.fix.message}]" if report.fix else ""
        yield f"{where} {report.code} {report.message}{fix}\n"


def _is_free(fix: Fix, taken: list[Edit]) -> bool:
    return not any(
        edit.span.start <= other.span.end and other.span.start <= edit.span.end
        for edit in fix.edits
        for other in taken
    )


def mend_once(
    vault: Path,
    reports: list[Report],
    safety: Collection[Safety] = EVERY_SAFETY,
) -> bool:
    """Apply the fixes that do not touch each other; tell whether there was one."""
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for report in reports:
        fix, taken = report.fix, edits[report.place.path]
        if fix and fix.safety in safety and _is_free(fix, taken):
            taken.extend(fix.edits)
    for path, wanted in edits.items():
        if wanted:
            text = apply_edits(read_source(vault / path).text, wanted)
            (vault / path).write_bytes(text.encode())
    return any(edits.values())


def mend(
    vault: Path,
    today: date,
    *codes: str,
    safety: Collection[Safety] = EVERY_SAFETY,
) -> list[Report]:
    """Apply all fixes of some rules, and what then comes up; return what is left."""
    for _ in range(MOST_ROUNDS):
        reports = lint_vault(vault, today, *codes)
        if not mend_once(vault, reports, safety):
            return reports
    message = "fixes undo each other"
    raise AssertionError(message)
