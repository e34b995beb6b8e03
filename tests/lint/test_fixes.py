"""What holds for every fix: over all cases of this repository, and the example vault.

After fixing nothing fixable is left, fixing again changes nothing, and no byte has
changed on a line that no finding was about.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from tests.harness.cases import Case, cases_in
from tests.harness.fences import fences_in
from tests.harness.rewriting import ROOT
from tests.lint.mending import MOST_ROUNDS, lint_vault, mend, mend_once
from thesisvault.files import decode
from thesisvault.findings import Safety
from thesisvault.lint.report import Report
from thesisvault.text import Lines

FOLDER = Path(__file__).parent / "rules"
CASES = [
    case for path in sorted(FOLDER.glob("*.md")) for case in cases_in(path, "findings")
]
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$")


def notes_of(vault: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(vault).as_posix(): path.read_bytes()
        for path in vault.rglob("*.md")
    }


def lines_with_fixes(reports: list[Report], notes: Mapping[str, bytes]) -> set[str]:
    """The lines, as `path:number`, in which some fix has an edit."""
    found = set()
    for report in reports:
        path = report.place.path
        lines = Lines(decode(notes[path]).text)
        for edit in report.fix.edits if report.fix else ():
            first, last = lines.line(edit.span.start), lines.line(edit.span.end)
            found |= {f"{path}:{line}" for line in range(first, last + 1)}
    return found


def strange_changes(path: str, before: bytes, after: bytes, may: set[str]) -> list[str]:
    """The lines of a note that have changed, and are not among those that may."""
    old, new = (LINE.findall(decode(data).text) for data in (before, after))
    found = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, first, last, *_ in matcher.get_opcodes():
        # What is inserted stands wall to wall with a line that a fix is about.
        wanted = range(first, last) if kind != "insert" else (first - 1, first)
        places = [f"{path}:{line + 1}" for line in wanted]
        is_fine = any(map(may.__contains__, places))
        if kind not in ("equal", "insert"):
            is_fine = may.issuperset(places)
        found += [] if kind == "equal" or is_fine else places
    return found


def manners(data: bytes) -> tuple[bool, bool, frozenset[str]]:
    """How a file begins and ends, and how its lines do."""
    text = data.decode(errors="replace")
    ends = frozenset(re.findall(r"\r\n?|\n", text))
    return text.startswith("\ufeff"), text.endswith(("\r", "\n")), ends


def check_round(vault: Path, reports: list[Report]) -> bool:
    """Apply fixes once; hold what has changed against them; tell whether any was."""
    before = notes_of(vault)
    may = lines_with_fixes(reports, before)
    is_mended = mend_once(vault, reports)
    for path, data in notes_of(vault).items():
        assert manners(data) == manners(before[path]), path
        assert strange_changes(path, before[path], data, may) == []
    return is_mended


def check_fixes(vault: Path, today: date) -> None:
    """Hold the fixes of all rules against what is promised."""
    for _ in range(MOST_ROUNDS):
        if not check_round(vault, lint_vault(vault, today, "ALL")):
            break
    after = notes_of(vault)
    left = mend(vault, today, "ALL")

    assert [report for report in left if report.fix] == []
    assert notes_of(vault) == after


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fixes_of_a_case(case: Case, tmp_path: Path, today: date) -> None:
    case.write(tmp_path)

    check_fixes(tmp_path, today)


def test_safe_fixes_alone(tmp_path: Path, today: date) -> None:
    vault = write_all_fences(tmp_path)

    left = mend(vault, today, "ALL", safety={Safety.SAFE})

    assert {report.fix.safety for report in left if report.fix} <= {Safety.UNSAFE}


def write_all_fences(folder: Path) -> Path:
    """One vault of all notes in all case files of some folders."""
    names: defaultdict[str, int] = defaultdict(int)
    folders = (ROOT / "tests" / each for each in ("edits", "lint", "note", "thesis"))
    for path in sorted(path for each in folders for path in each.rglob("*.md")):
        for fence in fences_in(path) if "raw" not in path.parts else ():
            if fence.info.split(" ")[:1] == ["md"]:
                names[path.stem] += 1
                note = folder / path.stem / f"{names[path.stem]}.md"
                note.parent.mkdir(exist_ok=True)
                note.write_bytes(fence.body.encode())
    return folder


def test_fixes_of_all_notes_in_the_tests(tmp_path: Path, today: date) -> None:
    check_fixes(write_all_fences(tmp_path), today)


def test_fixes_of_the_example_vault(tmp_path: Path, today: date) -> None:
    vault = tmp_path / "vault"
    shutil.copytree(ROOT / "vault", vault)

    check_fixes(vault, today)
