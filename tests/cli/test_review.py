"""The review, driven key by key in a terminal."""

import difflib
import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from tests.cli.terminal import Terminal
from tests.harness.rewriting import ROOT
from tests.harness.transcripts import Sandbox, make_sandbox

REVIEW = ("review", "--as-of", "2026-06-30")
HALLS = "theses/Long datacenter infrastructure.md"
MUSK = "theses/Musk empire convergence.md"
NOTE = "reviews/2026-06.md"
DECIDED = "What was decided"
QUESTION = "A question for next time"

CHANGES_OF_HALLS = """\
-Status: Active — cheap insurance on somebody else's ambition
+Status: Strengthening — halls sell
-Last reviewed: 2026-04-04
+Last reviewed: 2026-06-30
-- [ ] A halt to datacenter construction by a regulator, for want of power
+- [x] ~~A halt to datacenter construction by a regulator, for want of power~~ \
**FERC stops one** (2026-06-30)
+| 2026-06-30 | A hall is sold \\| empty | Against "One of Vertiv, Eaton or Equinix \
reports orders that reach beyond 2027": Shells have a price | [[Black box digest]] |
+
+## Numbers to watch
+
+| Number | Date | Reading |
+|---|---|---|
+| utilisation | 2026-05 | 61% |"""


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return make_sandbox(tmp_path)


def changes(sandbox: Sandbox, path: str) -> list[str]:
    """The lines of a note that went, and those that came."""
    old = (ROOT / "vault" / path).read_text("utf-8").split("\n")
    new = (sandbox.folder / path).read_text("utf-8").split("\n")
    found = difflib.unified_diff(old, new, n=0, lineterm="")
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def small_vault(tmp_path: Path, **notes: str) -> Sandbox:
    sandbox = make_sandbox(tmp_path, "empty")
    (sandbox.folder / "vault.toml").touch()
    for name, text in notes.items():
        (sandbox.folder / f"{name}.md").write_text(text, "utf-8")
    return sandbox


def state_of(sandbox: Sandbox) -> list[Path]:
    return list(sandbox.root.glob("home/.local/share/thesisvault/review/*.json"))


def test_the_whole_ritual(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("Long datacenter infrastructure (active)", "1 of 4")
        terminal.see("overdue by 57 days", "A hall gets built", "page 1 of 2")
        terminal.see("1 row of evidence since 2026-04-04", "Would validate it")
        terminal.press(" ")
        terminal.see("To look up", "orders · utilisation", "page 2 of 2")

        terminal.press("t")
        terminal.answer("Which claim came true (1–6", "4")
        terminal.answer("What happened", "FERC stops one")
        terminal.see("ticked: A halt to datacenter construction")

        terminal.press("e")
        terminal.answer("What happened", "A hall is sold | empty")
        terminal.answer("What it does to the thesis", "Shells have a price")
        terminal.answer("When [2026-06-30]")
        terminal.answer("Where it is from", "Black box digest")
        terminal.answer("For or against a claim", "-2")
        terminal.see("logged: A hall is sold")

        terminal.press("n")
        terminal.answer("Which number", "util")
        terminal.answer("What is utilisation now", "61%")
        terminal.answer("When [2026-06-30]", "2026-05")
        terminal.see("logged: utilisation at 61%")

        terminal.press("s")
        terminal.answer("The new one", "Strengthening — halls sell")
        terminal.see("the status is now Strengthening", "(strengthening)")

        terminal.press("r")
        terminal.answer(DECIDED, "Stays")
        terminal.see("Power constraints (core)", "2 of 4", "reviewed: Long datacenter")
        terminal.press("k")
        terminal.see("Hyperscaler Re-Rating (watching)", "skipped: Power constraints")
        terminal.press("r")
        terminal.answer(DECIDED)
        terminal.see("Musk empire convergence (watching)", "4 of 4")
        terminal.press("r")
        terminal.answer(DECIDED, "Waits for [[SpaceX]]")
        terminal.answer(f"{QUESTION} (or nothing):", "Who buys?")
        terminal.see("Who buys?\n" + QUESTION)
        terminal.answer(QUESTION)
        terminal.see("reviews/2026-06.md: written")

        assert terminal.end() == 0

    assert "\n".join(changes(sandbox, HALLS)) == CHANGES_OF_HALLS
    assert changes(sandbox, MUSK) == [
        "-**Last reviewed**: 2026-02-08",
        "+**Last reviewed**: 2026-06-30",
    ]
    assert changes(sandbox, "theses/Power constraints.md") == []
    assert (
        (sandbox.folder / NOTE).read_text("utf-8")
        == """\
---
type: review
date: 2026-06-30
period: 2026-06
---

# 2026-06

## Reviewed

- [[Long datacenter infrastructure]] — Stays
- [[Hyperscaler Re-Rating]]
- [[Musk empire convergence]] — Waits for [[SpaceX]]

## Ticked

- A halt to datacenter construction by a regulator, for want of power \
([[Long datacenter infrastructure]]): FERC stops one

## Logged

- 2026-06-30: A hall is sold | empty ([[Long datacenter infrastructure]])
- 2026-05: utilisation at 61% ([[Long datacenter infrastructure]])

## Changed

- [[Long datacenter infrastructure]] — status: Active — cheap insurance on somebody \
else's ambition → Strengthening — halls sell

## Skipped

- [[Power constraints]] — due since 2026-06-01

## To ask next time

1. Who buys?
"""
    )
    assert not state_of(sandbox)


@pytest.mark.parametrize("keys", ["q", "\x03", "\x04"])
def test_it_goes_on_where_it_stopped(sandbox: Sandbox, keys: str) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("k")
        terminal.see("2 of 4")
        terminal.press("r")
        terminal.answer(DECIDED, "Stays core")
        terminal.see("3 of 4")
        terminal.press(keys)
        terminal.see("Stopped: 1 reviewed, 2 theses left")
        assert terminal.end() == 0
    assert not (sandbox.folder / NOTE).exists()
    assert state_of(sandbox)

    with Terminal(sandbox, "review", "--as-of", "2026-06-29") as terminal:
        terminal.see("Hyperscaler Re-Rating", "1 of 2")
        terminal.press("f")
        terminal.answer("2 theses are left, to be noted as skipped", "y")
        terminal.answer(QUESTION)
        assert terminal.end() == 0
        terminal.see("1 thesis reviewed, nothing ticked, nothing logged, 3 skipped.")
    note = (sandbox.folder / NOTE).read_text("utf-8")
    assert "## Reviewed\n\n- [[Power constraints]] — Stays core\n" in note
    assert "- [[Long datacenter infrastructure]] — due since 2026-05-04\n" in note
    assert "- [[Musk empire convergence]] — 3 rows of evidence" in note
    assert "## Ticked\n\nNothing.\n" in note


def test_a_kill_loses_nothing(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("r")
        terminal.answer(DECIDED, "Stays")
        terminal.see("2 of 4")
        terminal.press("e")
        terminal.answer("What happened", "Half a thought")
        terminal.see("What it does")
        terminal.kill()

    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("Power constraints (core)", "1 of 3")
        terminal.press("f")
        terminal.answer("3 theses are left", "y")
        terminal.answer(QUESTION)
        assert terminal.end() == 0
    note = (sandbox.folder / NOTE).read_text("utf-8")
    assert "- [[Long datacenter infrastructure]] — Stays\n" in note
    assert changes(sandbox, "theses/Power constraints.md") == []


def test_a_question_that_is_broken_off_writes_nothing(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        for key, question in (("t", "Which claim"), ("e", "What happened")):
            terminal.press(key)
            terminal.see(question)
            terminal.press("\x03")
            terminal.see("nothing was written")
        terminal.press("t")
        terminal.answer("Which claim", "99")
        terminal.see('"99" is no claim on this screen')
        terminal.press("x")
        terminal.see("one of the keys below")
        terminal.press("q")
        assert terminal.end() == 0
    assert changes(sandbox, HALLS) == []


def test_the_note_of_the_month_is_gone_on_with(sandbox: Sandbox) -> None:
    before = (sandbox.folder / "reviews/2026-05.md").read_text("utf-8")
    with Terminal(sandbox, "review", "--as-of", "2026-05-31") as terminal:
        terminal.see("Long datacenter infrastructure", "1 of")
        terminal.press("r")
        terminal.answer(DECIDED, "At last")
        terminal.see("reviewed: Long datacenter")
        terminal.press("f")
        terminal.answer("left, to be noted as skipped", "y")
        terminal.answer(QUESTION)
        assert terminal.end() == 0
    after = (sandbox.folder / "reviews/2026-05.md").read_text("utf-8")
    gone = [line for line in changes(sandbox, "reviews/2026-05.md") if line[0] == "-"]
    assert not gone
    assert "Left as it is.\n- [[Long datacenter infrastructure]] — At last\n" in after
    assert len(after) > len(before)


def test_a_review_of_another_month_is_closed_first(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("r")
        terminal.answer(DECIDED)
        terminal.see("2 of 4")
        terminal.press("q")
        assert terminal.end() == 0
    with Terminal(sandbox, "review", "--as-of", "2026-07-02") as terminal:
        terminal.see("Power constraints", "1 of 3")
        terminal.press("q")
        assert terminal.end() == 0
    note = (sandbox.folder / NOTE).read_text("utf-8")
    assert "- [[Long datacenter infrastructure]]\n" in note
    assert not (sandbox.folder / "reviews/2026-07.md").exists()


def test_the_editor_and_obsidian(sandbox: Sandbox, tmp_path: Path) -> None:
    editor, browser = tmp_path / "my editor", tmp_path / "browser"
    editor.write_text('#!/bin/sh\necho "By hand." >> "$2"\n')
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/address"\n')
    editor.chmod(0o755)
    browser.chmod(0o755)
    variables = {"VISUAL": f"'{editor}' -w", "BROWSER": str(browser)}
    with Terminal(sandbox, *REVIEW, variables=variables) as terminal:
        terminal.see("1 of 4")
        terminal.press("o")
        terminal.see("the note was changed by hand")
        terminal.press("b")
        terminal.see("opened in Obsidian")
        terminal.press("f")
        terminal.answer("4 theses are left", "y")
        terminal.answer(QUESTION)
        assert terminal.end() == 0
    assert changes(sandbox, HALLS) == ["+By hand."]
    note = (sandbox.folder / NOTE).read_text("utf-8")
    assert "- [[Long datacenter infrastructure]] — edited by hand\n" in note
    address = (tmp_path / "address").read_text()
    assert address.startswith("obsidian://open?path=%2F")
    assert address.endswith("vault%2Ftheses%2FLong%20datacenter%20infrastructure.md\n")


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("", "no editor is named: set $VISUAL or $EDITOR"),
        ("no-such-editor", 'the editor "no-such-editor" could not be run'),
        ("false", 'the editor "false" ended with 1'),
        ("true", "the note is as it was"),
    ],
)
def test_an_editor_that_does_nothing(sandbox: Sandbox, editor: str, told: str) -> None:
    variables = {"EDITOR": editor}
    with Terminal(sandbox, *REVIEW, variables=variables) as terminal:
        terminal.see("1 of 4")
        terminal.press("o")
        terminal.see(told)
        terminal.press("q")
        assert terminal.end() == 0
    assert changes(sandbox, HALLS) == []


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (44, 16)])
def test_each_page_fits(sandbox: Sandbox, columns: int, rows: int) -> None:
    with Terminal(sandbox, *REVIEW, columns=columns, rows=rows) as terminal:
        terminal.see("1 of 4", "f finish")
        assert terminal.lines[0].startswith("Long datacenter")
        seen = terminal.text
        found = re.search(r"page 1 of (\d+)", seen)
        pages = int(found[1]) if found else 1
        for page in range(2, pages + 1):
            terminal.press(" ")
            terminal.see(f"page {page} of {pages}", "f finish")
            assert terminal.lines[0].startswith("Long datacenter")
            seen += terminal.text
        terminal.press("q")
        assert terminal.end() == 0
    for text in ("1 [ ]", "6 [ ] xAI or OpenAI", "orders · utilisation"):
        assert text in seen


def test_another_size_is_drawn_at_once(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW, columns=80, rows=24) as terminal:
        terminal.see("page 1 of 2", "f finish")
        terminal.resize(120, 50)
        terminal.see("orders · utilisation · construction halts")
        assert "page 1" not in terminal.text
        assert terminal.lines[0].endswith("1 of 4")
        terminal.press("q")
        assert terminal.end() == 0


def test_without_colour_nothing_is_coloured(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW, variables={"NO_COLOR": "1"}) as terminal:
        terminal.see("1 of 4", "f finish")
        terminal.press("q")
        assert terminal.end() == 0
        assert b"\x1b[3" not in terminal.sent
        assert b"\x1b[1m" not in terminal.sent


def test_escapes_in_notes_are_shown_harmless(tmp_path: Path) -> None:
    note = (
        "#thesis\n\n**Status**: Active\n\nA thesis \x1b[2J with \x07 bells.\n\n"
        "## What invalidates the thesis\n\n- [ ] Red \x1b[31m and \x9b5m more\n"
    )
    sandbox = small_vault(tmp_path, **{"Rails \x1b]0;x\x07": note})
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("Rails ␛]0;x␇", "A thesis ␛[2J with ␇ bells.", "Red ␛[31m and")
        assert b"\x07" not in terminal.sent
        terminal.press("t")
        terminal.answer("Which claim", "1")
        terminal.answer("What happened")
        terminal.see("ticked: Red ␛[31m")
        terminal.press("q")
        assert terminal.end() == 0


def test_a_note_that_goes_meanwhile_is_skipped(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        (sandbox.folder / HALLS).unlink()
        terminal.press(" ")
        terminal.see("Power constraints (core)", "skipped:")
        terminal.press("q")
        assert terminal.end() == 0


def test_a_note_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    note = b"#thesis\n\nStatus: \x93\nLast reviewed: 2026-01-01\n\n*Review monthly.*\n"
    sandbox = small_vault(tmp_path)
    (sandbox.folder / "Rails.md").write_bytes(note)
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("Rails")
        terminal.press("r")
        terminal.answer(DECIDED)
        terminal.see("is not UTF-8")
        terminal.press("q")
        assert terminal.end() == 0
    assert (sandbox.folder / "Rails.md").read_bytes() == note


def test_a_log_is_asked_for_where_there_are_several(tmp_path: Path) -> None:
    log = "\n\n| Date | Observation |\n|---|---|\n| 2026-01-01 | x |\n"
    note = f"#thesis\n\n## Evidence log{log}\n## Conviction log{log}"
    sandbox = small_vault(tmp_path, Rails=note)
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("Rails (no stage)")
        terminal.press("e")
        terminal.answer("What happened", "Rates fell")
        terminal.answer("What it does")
        terminal.answer("When")
        terminal.answer("Where it is from")
        terminal.answer("Which log", "conv")
        terminal.see("logged: Rates fell")
        terminal.press("q")
        assert terminal.end() == 0
    text = (sandbox.folder / "Rails.md").read_text("utf-8")
    assert text.partition("## Conviction log")[2].count("| Rates fell |") == 1
    assert text.count("Rates fell") == 1


def test_a_note_of_the_month_that_is_no_text_is_left_alone(sandbox: Sandbox) -> None:
    (sandbox.folder / NOTE).write_bytes(b"caf\xe9\n")
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("r")
        terminal.answer(DECIDED, "Stays")
        terminal.see("2 of 4")
        terminal.press("f")
        terminal.answer("3 theses are left", "y")
        terminal.answer(QUESTION)
        terminal.see("is not UTF-8")
        assert terminal.end() == 2
    assert (sandbox.folder / NOTE).read_bytes() == b"caf\xe9\n"
    assert state_of(sandbox)


def test_a_damaged_state_is_put_aside(sandbox: Sandbox) -> None:
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("k")
        terminal.see("2 of 4")
        terminal.press("q")
        assert terminal.end() == 0
    [state] = state_of(sandbox)
    state.write_bytes(b'{"format": 1, "month": 3}')
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4")
        terminal.press("q")
        assert terminal.end() == 0
    assert state.with_suffix(".broken").exists()


def test_nothing_due(tmp_path: Path) -> None:
    with Terminal(small_vault(tmp_path), *REVIEW) as terminal:
        assert terminal.end() == 0
        terminal.see("None of no theses wants a review on 2026-06-30.")


def test_the_page_shows_the_screen_as_it_is(sandbox: Sandbox) -> None:
    page = (ROOT / "docs" / "review.md").read_text("utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    with Terminal(sandbox, *REVIEW) as terminal:
        terminal.see("1 of 4", "f finish")
        assert terminal.text.rstrip() == shown.rstrip()
        terminal.press("q")
        assert terminal.end() == 0
