"""The harness as a whole, in a pytest of its own."""

import time

import pytest

TEST = """
from pathlib import Path
import pytest
from tests.harness.cases import cases_in
from tests.harness.transcripts import transcripts_in

HERE = Path(__file__).parent

@pytest.mark.parametrize("case", cases_in(HERE / "cases.md", "length"), ids=str)
def test_case(case, expect):
    expect(case, "length", str(len(case.source)))

@pytest.mark.parametrize("script", transcripts_in(HERE / "script.md"), ids=str)
def test_transcript(script, check_transcript):
    check_transcript(script)

def test_golden(golden):
    golden("report.txt", "all is well\\n")
"""
CASES = "# Four letters\n```md\nabc\n```\n```length\n4\n```\n"
SCRIPT = "# Greeting\n```console vault=empty\n$ echo hello\nhello\n```\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makepyprojecttoml('[tool.pytest]\ntestpaths = ["tests"]\n')
    folder = pytester.mkdir("tests")
    (folder / "test_all.py").write_text(TEST, "utf-8")
    (folder / "cases.md").write_text(CASES, "utf-8")
    (folder / "script.md").write_text(SCRIPT, "utf-8")
    (folder / "golden").mkdir()
    (folder / "golden" / "report.txt").write_text("all is well\n", "utf-8")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    plugin = "-ptests.harness.plugin"
    return project.runpytest_inprocess(plugin, "--import-mode=importlib", *arguments)


def test_what_holds_passes(project: pytest.Pytester) -> None:
    result = run(project)

    result.assert_outcomes(passed=3)
    assert result.ret == pytest.ExitCode.OK


def test_what_does_not_hold_fails_until_it_is_updated(project: pytest.Pytester) -> None:
    tests = project.path / "tests"
    (tests / "cases.md").write_text(CASES.replace("4", "5"), "utf-8")
    (tests / "script.md").write_text(SCRIPT.replace("\nhello", "\nhallo"), "utf-8")
    (tests / "golden" / "report.txt").unlink()

    run(project).assert_outcomes(failed=3)
    run(project, "--update").assert_outcomes(passed=3)
    run(project).assert_outcomes(passed=3)
    assert (tests / "cases.md").read_text("utf-8") == CASES
    assert (tests / "script.md").read_text("utf-8") == SCRIPT


def test_an_unused_golden_file_fails_a_whole_run(project: pytest.Pytester) -> None:
    (project.path / "tests" / "golden" / "old.txt").touch()

    result = run(project)

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["no test uses *old.txt"])


@pytest.mark.parametrize("chosen", ["-kcase", "--collect-only", "tests/test_all.py"])
def test_a_part_of_the_tests_may_leave_golden_files_unused(
    project: pytest.Pytester, chosen: str
) -> None:
    (project.path / "tests" / "golden" / "old.txt").touch()

    assert run(project, chosen).ret == pytest.ExitCode.OK


def test_the_tests_run_in_utc() -> None:
    assert time.tzname[0] == "UTC"
