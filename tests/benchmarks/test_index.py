"""The states that commands are measured in, tried with scripts of our own."""

import sys
from pathlib import Path

import pytest

from benchmarks.index import CHANGE, Measurement, find_problem, measure_jobs, run_job
from benchmarks.jobs import Job, State, Workplace, list_jobs
from benchmarks.kept import choose_thesis, keep_vault
from benchmarks.usage import Usage

LOOK = """
import os, sys
from pathlib import Path
note, seen = Path(sys.argv[1]), Path(sys.argv[2])
cached = Path(os.environ["XDG_CACHE_HOME"], "index")
with seen.open("ab") as log:
    log.write((b"warm:" if cached.exists() else b"cold:") + note.read_bytes() + b";")
cached.write_text("")
"""
"""Write down whether there is a cache, and what the note says; then make a cache."""


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    note = tmp_path / "A.md"
    note.write_bytes(b"text")
    own, peer = tmp_path / "own", tmp_path / "peer"
    own.mkdir()
    return Workplace(tmp_path, 1000, note, own, peer)


def script(text: str, *arguments: object, state: State = "as it is") -> Job:
    python = (sys.executable, "-c")
    command = (*python, text, *map(str, arguments))
    return Job("script", command, (*python, "pass"), state)


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        ("as it is", b"cold:text;"),
        ("warm", b"cold:text;warm:text;"),
        ("changed", b"cold:text;warm:text" + CHANGE + b";"),
    ],
)
def test_a_state_is_brought_about(state: State, seen: bytes, place: Workplace) -> None:
    log = place.vault / "log"
    run_job(script(LOOK, place.thesis, log, state=state), place)

    assert log.read_bytes() == seen
    assert place.thesis.read_bytes() == b"text"


def test_cold_is_cold_each_time(place: Workplace) -> None:
    log = place.vault / "log"
    for _ in range(2):
        run_job(script(LOOK, place.thesis, log, state="cold"), place)

    assert log.read_bytes() == b"cold:text;cold:text;"


def test_what_a_command_does_to_the_note_is_undone(place: Workplace) -> None:
    add = "import sys; open(sys.argv[1], 'a').write('evidence')"
    run_job(script(add, place.thesis), place)

    assert place.thesis.read_bytes() == b"text"


def test_rounds_run_every_command_in_turn(place: Workplace) -> None:
    log = place.vault / "log"
    write = "import sys; open(sys.argv[1], 'a').write(sys.argv[2])"
    jobs = [script(write, log, letter) for letter in "AB"]
    first, _ = measure_jobs(jobs, place, rounds=3)

    assert log.read_text() == "ABABAB"
    assert len(first.runs) == 3
    assert first.seconds == min(run.seconds for run in first.runs)


def test_a_slow_command_runs_once_and_not_on_the_largest_vault(
    place: Workplace,
) -> None:
    nothing = (sys.executable, "-c", "pass")
    job = Job("slow", nothing, nothing, is_slow=True)
    large = Workplace(
        place.vault, 100_000, place.thesis, place.own_cache, place.peer_cache
    )
    (once,), (never,) = measure_jobs([job], place, 2), measure_jobs([job], large, 2)

    assert len(once.runs) == 1
    assert (never.runs, never.problem) == ((), "not at this size")


def test_a_command_that_is_not_there_has_no_figures(
    place: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = (sys.executable, "-c", "raise SystemExit('No such command')")
    job = Job("vault lint", missing, missing)

    assert measure_jobs([job], place, 1) == (Measurement(job, (), "not there"),)
    assert "vault lint is not there: No such command" in capsys.readouterr().err


def test_a_command_that_fails_is_tried_once(
    place: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    job = script("import sys; sys.exit(2)")
    (failed,) = measure_jobs([job], place, 3)

    assert (failed.runs, failed.problem) == ((), "failed: exit code 2")
    assert capsys.readouterr().err.count("script failed") == 1


@pytest.mark.parametrize(
    ("used", "problem"),
    [
        (Usage(1, None, None, 0), ""),
        (Usage(1, None, None, 1, "3 findings"), ""),
        (Usage(1, None, None, 1, "Traceback (most recent call last):"), "exit code 1"),
        (Usage(1, None, None, 2), "exit code 2"),
    ],
)
def test_findings_are_no_failure(used: Usage, problem: str) -> None:
    lint = Job("vault lint", ("vault",), ("vault",), codes=(0, 1))

    assert problem in find_problem(lint, used)
    assert bool(problem) == bool(find_problem(lint, used))


def test_jobs_have_names_of_their_own(place: Workplace) -> None:
    names = [job.name for job in list_jobs(place)]

    assert len(names) == len(set(names))


def test_a_vault_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "half.part").mkdir()
    first = keep_vault(tmp_path, 40)
    marked = first / "mark"
    marked.touch()

    assert keep_vault(tmp_path, 40) == first
    assert marked.exists()
    assert choose_thesis(first).parent.name == "Theses"
    assert not list(tmp_path.glob("40*.part"))
