"""At a terminal, what was not said is asked for."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.harness.transcripts import Sandbox, make_sandbox

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="pseudo-terminals are those of POSIX"
)


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return make_sandbox(tmp_path)


@pytest.fixture
def terminal(sandbox: Sandbox) -> Iterator[Terminal]:
    with Terminal(sandbox, "evidence", "add") as started:
        yield started


def note(sandbox: Sandbox) -> str:
    return (sandbox.folder / "theses/Short memory chips.md").read_text("utf-8")


def test_all_of_it_is_asked_for(sandbox: Sandbox, terminal: Terminal) -> None:
    terminal.answer("Thesis:", "memory")
    terminal.answer("Observation:", "Prices fall | again")
    terminal.answer("Implication:", "The cycle turns")
    terminal.answer("Source:", "")
    terminal.answer("Date [today]:", "2026-06-29")

    assert terminal.end() == 0
    assert "2026-06-29: Prices fall | again — The cycle turns" in note(sandbox)


def test_tab_completes_names(sandbox: Sandbox, terminal: Terminal) -> None:
    terminal.see("Thesis:")
    terminal.press("short mem\t")
    terminal.see("Thesis: Short memory chips")
    terminal.press("\r")
    terminal.answer("Observation:", "Prices fall")
    terminal.answer("Implication:")
    terminal.answer("Source:")
    terminal.answer("Date [today]:")

    assert terminal.end() == 0
    assert "Prices fall" in note(sandbox)


def test_an_answer_that_cannot_be_is_asked_for_again(
    sandbox: Sandbox, terminal: Terminal
) -> None:
    terminal.answer("Thesis:", "nobody")
    terminal.see("no note is named")
    terminal.answer("Thesis:", "memory")
    terminal.answer("Observation:", " ")
    terminal.see("the observation is empty")
    terminal.press("It rains\r")
    terminal.answer("Implication:")
    terminal.answer("Source:")
    terminal.answer("Date [today]:", "soon")
    terminal.see('"soon" is no date')
    terminal.press("-3d\r")

    assert terminal.end() == 0
    assert "It rains" in note(sandbox)


def test_only_what_is_missing_is_asked_for(sandbox: Sandbox) -> None:
    argv = ("evidence", "add", "memory", "--implication", "So it is", "--date", "2026")
    with Terminal(sandbox, *argv) as terminal:
        terminal.answer("Observation:", "It rains")
        terminal.answer("Source:")

        assert terminal.end() == 0
    assert "It rains" in note(sandbox)


def test_nothing_is_asked_for_where_all_is_said(sandbox: Sandbox) -> None:
    with Terminal(sandbox, "evidence", "add", "memory", "It rains") as terminal:
        assert terminal.end() == 0
        assert "It rains" in terminal.text


def test_who_stops_has_written_nothing(sandbox: Sandbox, terminal: Terminal) -> None:
    before = note(sandbox)
    terminal.answer("Thesis:", "memory")
    terminal.see("Observation:")
    terminal.press("\x03")

    assert terminal.end() == 130
    assert note(sandbox) == before
