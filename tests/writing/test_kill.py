"""Wherever a machine stops, a note is whole: the old one, or the new."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.writing.notes import OLD, Desk, appending, be_on, make_desk
from tests.writing.stepping import count_stops, kill_at
from thesisvault.writing.journal import Make, NothingToUndoError, Read
from thesisvault.writing.places import missing_folders, new_place
from thesisvault.writing.plan import Change, Move, Plan

NEW = OLD + b"new\n"


def creating(desk: Desk) -> Make:
    place = new_place(desk.root, "deals/Beta.md")
    change = Change(place, None, b"# Beta\n")
    return lambda _: Plan((change,), folders=missing_folders(place))


def moving(desk: Desk) -> Make:
    def make(read: Read) -> Plan:
        note = read("Beta.md")
        place = new_place(desk.root, "firms/Corp.md")
        move = Move("Acme.md", "firms/Corp.md", desk.root / "Acme.md", place.real)
        change = Change(note.place, note.before, b"[[Corp]]\n")
        return Plan((change,), (move,), missing_folders(place))

    return make


BETA = {"Acme.md": OLD, "Beta.md": b"[[Acme]]\n"}
# The work, and all that the vault may hold before and after it.
WORKS: dict[str, tuple[Callable[[Desk], Make], dict[str, bytes], dict[str, bytes]]] = {
    "edit": (
        lambda _: appending(b"new\n"),
        {"Acme.md": OLD},
        {"Acme.md": NEW},
    ),
    "edit of two notes": (
        lambda _: appending(b"new\n", "Acme.md", "Beta.md"),
        BETA,
        {"Acme.md": NEW, "Beta.md": b"[[Acme]]\nnew\n"},
    ),
    "new note": (
        creating,
        {"Acme.md": OLD},
        {"Acme.md": OLD, "deals/Beta.md": b"# Beta\n"},
    ),
    "move": (
        moving,
        BETA,
        {"Beta.md": b"[[Corp]]\n", "firms/Corp.md": OLD},
    ),
}


def visible(contents: dict[str, bytes]) -> dict[str, bytes]:
    return {
        path: data
        for path, data in contents.items()
        if not path.rpartition("/")[2].startswith(".")
    }


def fresh_desk(folder: Path, before: dict[str, bytes]) -> Desk:
    shutil.rmtree(folder, ignore_errors=True)
    return make_desk(folder, **{k.removesuffix(".md"): v for k, v in before.items()})


@pytest.mark.parametrize(
    ("name", "system"),
    [*((name, "linux") for name in WORKS), ("edit", "plain"), ("move", "plainest")],
)
def test_a_write_that_is_killed_at_any_system_call_is_whole(
    quick: Path, name: str, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_on(system, monkeypatch)
    prepare, before, after = WORKS[name]
    folder = quick / "desk"
    desk = fresh_desk(folder, before)
    count = count_stops(partial(desk.tries, prepare(desk)))
    seen = set()
    # Each second stop is the end of a call, and so no other place than the next.
    for number in range(1, count, 2):
        desk = fresh_desk(folder, before)

        kill_at(number, partial(desk.tries, prepare(desk)))

        whole = {**before, **after}
        for path, data in visible(desk.contents).items():
            assert data in (before.get(path), whole.get(path)), number
        # The next run sees to what was left, and begins and ends its own work.
        desk.write(lambda _: Plan())
        assert desk.contents in (before, after), number
        is_done = desk.contents == after
        seen.add(is_done)
        entries = [path.suffix for path in desk.journal.folder.iterdir()]
        assert entries == ([".done"] if is_done else [])
    assert seen == {False, True}


@pytest.mark.parametrize("name", ["edit", "move"])
def test_taking_back_that_is_killed_at_any_system_call_is_whole(
    quick: Path, name: str
) -> None:
    prepare, before, after = WORKS[name]
    folder = quick / "desk"

    def edited() -> Desk:
        desk = fresh_desk(folder, before)
        desk.write(prepare(desk))
        assert desk.contents == after
        return desk

    for number in range(1, count_stops(edited().undoes), 2):
        desk = edited()

        kill_at(number, desk.undoes)

        # Undone already, or undone now.
        with suppress(NothingToUndoError):
            desk.journal.undo()
        assert desk.contents == before, number
        assert not (desk.root / "firms").exists()
        assert not [*desk.journal.folder.iterdir()]
