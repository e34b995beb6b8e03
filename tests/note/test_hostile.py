"""Reading takes as long as a text is, whatever stands in it."""

import sys
from time import perf_counter

import pytest

from tests.note.hostile import HOSTILE, Hostile
from thesisvault.note.ignores import read_ignores
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.read import read_thesis

# A line of 125,000 characters is the longest that was met in a vault.
SHORT, LONG = 31_250, 125_000
# Four times the length: a square would take sixteen times as long.
LINEAR, ATTEMPTS = 10, 4
AFTER = "\n\n## After\n"
ORDINARY = "Of three clouds [[Acme]] has the most to lose, see **Backlog**. \n\n"


def read(source: str) -> Note:
    """Read all that a note says."""
    note = parse_note(source)
    kind_of(note, "Note.md")
    read_thesis(note, "Long Acme")
    read_ignores(note)
    assert all(row.cells for table in note.tables for row in table.rows)
    return note


def seconds(source: str) -> float:
    """How long reading takes."""
    start = perf_counter()
    read(source)
    return perf_counter() - start


def is_linear(hostile: Hostile) -> bool:
    """Whether a text four times as long takes about four times as long."""
    short, long = hostile.of_length(SHORT), hostile.of_length(LONG)
    quick = 4 * seconds(ORDINARY * (LONG // len(ORDINARY)))
    return any(
        (took := seconds(long)) < quick or took < LINEAR * seconds(short)
        for _ in range(ATTEMPTS)
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_that_repeats_itself_is_read_in_time(name: str) -> None:
    assert is_linear(HOSTILE[name])


@pytest.mark.parametrize(
    "form", ["{}- [ ] a\n", "{}> a\n", "{}1. a\n", "{}| a |\n{}|---|\n"]
)
def test_nesting_that_grows_line_by_line_ends(form: str) -> None:
    depths = range(0, 2_000, 4)
    source = "".join(form.replace("{}", " " * depth) for depth in depths)

    note = read(f"## What validates the thesis\n{source}{AFTER}")

    assert note.headings[-1].text == "After"


@pytest.mark.parametrize("mark", [">", "- ", "> - ", "1. ", "[", "{", "*", "("])
def test_nesting_uses_up_no_stack(mark: str) -> None:
    source = mark * (20 * sys.getrecursionlimit())

    for before in (f"{source}a\n", f"---\na: {source}\n---\n{source}\n"):
        note = read(before + AFTER)

        assert [heading.text for heading in note.headings] == ["After"]


def test_a_note_of_300_kilobytes_is_read_whole() -> None:
    rows = "".join(f"| 2026-02-{day % 28 + 1:02} | a | b |\n" for day in range(13_500))
    source = f"## Evidence log\n| Date | Observation | Implication |\n|-|-|-|\n{rows}"
    assert len(source) > 300_000

    thesis = read_thesis(parse_note(source), "Note")

    assert len(thesis.evidence) == 13_500
    assert all(each.when for each in thesis.evidence)
