"""What was edited can be taken back, one edit at a time."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from tests.writing.notes import OLD, Desk, appending, make_desk
from tests.writing.test_kill import creating, moving
from thesisvault.writing import journal as module
from thesisvault.writing.entry import BrokenEntryError
from thesisvault.writing.journal import (
    ChangedSinceError,
    Journal,
    NothingToUndoError,
    Read,
)
from thesisvault.writing.plan import Change, Plan
from thesisvault.writing.steps import ChangedOnDiskError


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "desk")


def test_edits_are_taken_back_one_at_a_time(desk: Desk) -> None:
    desk.write(appending(b"one\n"))
    desk.write(appending(b"two\n"))

    assert desk.contents == {"Acme.md": OLD + b"one\ntwo\n"}
    desk.journal.undo()
    assert desk.contents == {"Acme.md": OLD + b"one\n"}
    desk.journal.undo()
    assert desk.contents == {"Acme.md": OLD}
    with pytest.raises(NothingToUndoError):
        desk.journal.undo()


def test_the_newest_edit_is_listed_first(desk: Desk) -> None:
    journal = desk.journal
    journal.write("one", "then", appending(b"one\n"))
    journal.write("two", "now", appending(b"two\n"))

    assert [(each.command, each.when) for each in journal.entries()] == [
        ("two", "now"),
        ("one", "then"),
    ]


def test_a_note_that_was_made_is_removed_and_so_is_its_folder(desk: Desk) -> None:
    desk.write(creating(desk))
    assert (desk.root / "deals").is_dir()

    desk.journal.undo()

    assert desk.contents == {"Acme.md": OLD}
    assert not (desk.root / "deals").exists()


def test_a_folder_that_was_filled_since_stays(desk: Desk) -> None:
    desk.write(creating(desk))
    (desk.root / "deals/Mine.md").write_bytes(b"mine")

    desk.journal.undo()

    assert desk.contents == {"Acme.md": OLD, "deals/Mine.md": b"mine"}


def test_a_move_is_taken_back_with_its_links(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", Acme=OLD, Beta=b"[[Acme]]\n")
    before = desk.contents
    desk.write(moving(desk))

    desk.journal.undo()

    assert desk.contents == before


def test_a_note_that_has_changed_since_is_left_alone(desk: Desk) -> None:
    desk.journal.write('vault evidence add "Acme"', "now", appending(b"one\n"))
    changed = OLD + b"one\nmore\n"
    (desk.root / "Acme.md").write_bytes(changed)

    with pytest.raises(ChangedSinceError) as caught:
        desk.journal.undo()
    assert str(caught.value) == (
        '"Acme.md" has changed since vault evidence add "Acme" (now), so nothing '
        'was taken back; "vault undo --diff" shows what to change by hand'
    )
    assert desk.contents == {"Acme.md": changed}


def test_of_several_notes_none_is_taken_back_if_one_has_changed(
    tmp_path: Path,
) -> None:
    desk = make_desk(tmp_path / "desk", Acme=OLD, Beta=OLD)
    desk.write(appending(b"one\n", "Acme.md", "Beta.md"))
    (desk.root / "Beta.md").write_bytes(b"mine")
    before = desk.contents

    with pytest.raises(ChangedSinceError):
        desk.journal.undo()
    assert desk.contents == before


def test_what_was_taken_back_by_hand_is_forgotten(desk: Desk) -> None:
    desk.write(appending(b"one\n"))
    (desk.root / "Acme.md").write_bytes(OLD)

    desk.journal.undo()

    assert desk.contents == {"Acme.md": OLD}
    assert list(desk.journal.entries()) == []


def test_an_entry_holds_all_bytes(desk: Desk) -> None:
    data = bytes(range(9, 127)) + "— é\r\n".encode()
    (desk.root / "Acme.md").write_bytes(data)

    desk.write(appending(b"\r"))
    desk.journal.undo()

    assert desk.contents == {"Acme.md": data}


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"no json\n", b'{"format": 1}'])
def test_a_damaged_entry_is_named(desk: Desk, damage: bytes) -> None:
    desk.write(appending(b"one\n"))
    [path] = desk.journal.folder.iterdir()
    path.write_bytes(damage)

    with pytest.raises(BrokenEntryError, match="the journal is damaged"):
        desk.journal.undo()


def test_an_entry_that_is_cut_short_is_named(desk: Desk) -> None:
    desk.write(appending(b"one\n"))
    [path] = desk.journal.folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(BrokenEntryError):
        desk.journal.undo()


def test_a_damaged_entry_does_not_stop_edits(desk: Desk) -> None:
    desk.write(appending(b"one\n"))
    [path] = desk.journal.folder.iterdir()
    path.write_bytes(b"")
    path.rename(path.with_suffix(".pending"))

    desk.write(appending(b"two\n"))

    assert desk.contents == {"Acme.md": OLD + b"one\ntwo\n"}


def test_an_entry_leads_to_no_file_out_of_the_vault(desk: Desk) -> None:
    desk.write(appending(b"one\n"))
    [path] = desk.journal.folder.iterdir()
    line, _, rest = path.read_bytes().partition(b"\n")
    head = json.loads(line)
    outside = desk.folder / "Outside.md"
    outside.write_bytes(OLD + b"one\n")
    head["changes"][0][1] = str(outside)
    path.write_bytes(json.dumps(head).encode() + b"\n" + rest)

    with pytest.raises(ChangedOnDiskError):
        desk.journal.undo()
    assert outside.read_bytes() == OLD + b"one\n"


def test_vaults_have_their_own_journals(tmp_path: Path) -> None:
    one, two = make_desk(tmp_path / "one"), make_desk(tmp_path / "two")
    home = tmp_path / "home"
    Journal(home, one.root).write("one", "now", appending(b"one\n"))
    Journal(home, two.root).write("two", "now", appending(b"two\n"))

    assert Journal(home, one.root).undo().command == "one"
    assert one.contents == {"Acme.md": OLD}
    assert two.contents == {"Acme.md": OLD + b"two\n"}


def test_the_oldest_edits_are_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_ENTRIES", 3)
    for number in range(5):
        desk.write(appending(b"%d\n" % number))

    assert len(list(desk.journal.entries())) == 3


def test_large_edits_are_forgotten_but_for_the_newest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 10)
    for number in range(3):
        desk.write(appending(b"%d\n" % number))

    assert len(list(desk.journal.entries())) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows knows no forks")
def test_what_an_editor_is_writing_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = desk.root / "Acme.md"
    note.write_bytes(b"")
    seen = []

    def make(read: Read) -> Plan:
        seen.append(read("Acme.md").before)
        return Plan()

    # The clock stands, however slow the machine: the editor writes in the pause.
    monkeypatch.setattr(time, "time_ns", lambda: note.stat().st_mtime_ns)
    monkeypatch.setattr(time, "sleep", lambda _: note.write_bytes(OLD))
    desk.write(make)

    assert seen == [OLD]


def test_a_change_that_changes_nothing_is_none(desk: Desk) -> None:
    def make(read: Read) -> Plan:
        found = read("Acme.md")
        return Plan((Change(found.place, found.before, found.before),))

    before = (desk.root / "Acme.md").stat().st_mtime_ns
    desk.write(make)

    assert (desk.root / "Acme.md").stat().st_mtime_ns == before
    assert list(desk.journal.entries()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_vault_may_lie_in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / os.fsdecode(b"Soci\xe9t\xe9"))

    desk.write(appending(b"one\n"))
    desk.journal.undo()

    assert desk.contents == {"Acme.md": OLD}
