"""Whenever an editor writes, it loses nothing of its own, and nothing of ours."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.writing.notes import OLD, appending, be_on, make_desk
from tests.writing.stepping import DONE, REFUSED, count_stops, run_in_steps
from tests.writing.test_kill import fresh_desk

THEIRS = b"theirs\n"
OURS = b"ours\n"


def overwrite(note: Path) -> None:
    """As Obsidian does: into the file itself, all of it."""
    note.write_bytes(note.read_bytes() + THEIRS)


def replace(note: Path) -> None:
    """As Vim does: another file takes its name."""
    fresh = note.with_name(".swap")
    fresh.write_bytes(note.read_bytes() + THEIRS)
    fresh.rename(note)


def writes_at(
    number: int, edit: Callable[[Path], None], note: Path
) -> Callable[[int, int], bool]:
    def stop(_: int, each: int) -> bool:
        if each == number:
            edit(note)
        return False

    return stop


# Where files cannot be swapped, a file that takes the note's name between two system
# calls of ours is lost: no plain rename can tell.
@pytest.mark.parametrize(
    ("edit", "system"), [(overwrite, "linux"), (replace, "linux"), (overwrite, "plain")]
)
def test_an_editor_that_writes_at_any_moment_loses_nothing(
    quick: Path,
    edit: Callable[[Path], None],
    system: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    be_on(system, monkeypatch)
    folder = quick / "desk"
    make = appending(OURS)
    desk = make_desk(folder)
    note = desk.root / "Acme.md"
    for number in range(1, count_stops(partial(desk.tries, make)), 2):
        desk = fresh_desk(folder, {"Acme.md": OLD})

        code = run_in_steps(partial(desk.tries, make), writes_at(number, edit, note))

        lines = note.read_bytes().removeprefix(OLD)
        assert code == DONE, number
        assert lines in (OURS + THEIRS, THEIRS + OURS), number
        assert [*desk.contents] == ["Acme.md"], number


def remove(note: Path) -> None:
    """Somebody deletes the note."""
    note.unlink()


def redirect(note: Path) -> None:
    """Somebody puts a link in its place."""
    other = note.with_name("Other.md")
    other.write_bytes(OLD)
    note.unlink()
    note.symlink_to(other)


@pytest.mark.parametrize("act", [remove, redirect])
def test_a_note_that_goes_at_any_moment_does_not_come_back(
    quick: Path, act: Callable[[Path], None]
) -> None:
    folder = quick / "desk"
    make = appending(OURS)
    desk = make_desk(folder)
    note = desk.root / "Acme.md"
    for number in range(1, count_stops(partial(desk.tries, make)), 2):
        desk = fresh_desk(folder, {"Acme.md": OLD})

        code = run_in_steps(partial(desk.tries, make), writes_at(number, act, note))

        assert code in (DONE, REFUSED)
        assert not note.is_file() or note.is_symlink(), number
        hidden = [name for name in desk.contents if name.startswith(".")]
        assert hidden == [], number
