"""What the system refuses, and what lies in the way: a sentence, and nothing lost."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.writing.notes import OLD, Desk, appending, be_on, make_desk
from thesisvault.errors import VaultError
from thesisvault.files import UnreadableFileError, UnwritableFileError
from thesisvault.writing.journal import NoJournalError, Read, preview
from thesisvault.writing.places import (
    LeadsElsewhereError,
    NotUtf8Error,
    missing_folders,
    new_place,
)
from thesisvault.writing.plan import Change, Move, Plan
from thesisvault.writing.steps import ChangedOnDiskError, TakenError

OURS = b"ours\n"
NEW = OLD + OURS

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="modes and links are those of POSIX"
)


@pytest.fixture(params=["linux", "plain", "plainest"])
def desk(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    be_on(request.param, monkeypatch)
    return make_desk(tmp_path / "desk")


def in_child(work: Callable[[], object]) -> str:
    """What goes wrong with work in a process of its own, which may limit itself."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        told = "nothing"
        try:
            work()
        except VaultError as error:
            told = str(error)
        except BaseException as error:  # noqa: BLE001 - the parent is to see it
            told = repr(error)
        finally:
            os.write(writer, told.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answers:
        told = answers.read()
    os.waitpid(process, 0)
    return told


@pytest.fixture
def anyones() -> Iterator[Path]:
    """A folder that a user without rights may use, if there is need of one."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def give_up_rights() -> None:
    """Become nobody: root may write anywhere."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


@pytest.mark.parametrize("room", [0, 1, 10, 30, len(OLD), len(NEW) - 1])
def test_a_full_disk_leaves_the_note_as_it_was(desk: Desk, room: int) -> None:
    import resource
    import signal

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        # The journal's entry is longer than the note: it must fit, or nothing is done.
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        desk.write(appending(OURS))

    told = in_child(work)

    assert told.startswith("nothing was written, since it could not be taken back")
    assert "file too large" in told
    assert desk.contents == {"Acme.md": OLD}
    assert list(desk.journal.entries()) == []
    assert desk.tries(appending(OURS))
    assert desk.contents == {"Acme.md": NEW}


def test_a_disk_that_is_full_for_the_note_alone_leaves_it_as_it_was(
    desk: Desk,
) -> None:
    import resource
    import signal

    def make(read: Read) -> Plan:
        found = read("Acme.md")
        # As long as the plan is made, nothing is written.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = 4 * len(OLD) + 2_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        # Once in the entry, but more than fits, for a note that grows.
        return Plan((Change(found.place, found.before, b"x" * (size + 1)),))

    told = in_child(lambda: desk.write(make))

    assert "nothing was written" in told
    assert desk.contents == {"Acme.md": OLD}


def test_a_small_disk_that_is_full_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=64k tmpfs {disk} 2>/dev/null"):  # noqa: S605
        pytest.skip("no disk can be mounted here")
    try:
        make_desk(tmp_path / "desk")
        note = disk / "Acme.md"
        note.write_bytes(OLD)
        (disk / "filler").write_bytes(b"x" * 52_000)
        vault = Desk(tmp_path / "desk")
        (vault.root / "Acme.md").unlink()
        vault.root.rmdir()
        vault.root.symlink_to(disk)

        with pytest.raises(UnwritableFileError, match="no space left"):
            vault.write(appending(b"x" * 20_000))

        assert [*vault.contents] == ["Acme.md", "filler"]
        assert note.read_bytes() == OLD
        vault.write(appending(OURS))
        assert note.read_bytes() == NEW
    finally:
        os.system(f"umount {disk}")  # noqa: S605


def test_a_folder_that_may_not_be_written_to(anyones: Path) -> None:
    desk = make_desk(anyones / "desk")
    (anyones / "desk").chmod(0o777)
    (desk.root / "Acme.md").chmod(0o666)
    desk.root.chmod(0o555)

    def work() -> None:
        give_up_rights()
        desk.write(appending(OURS))

    assert in_child(work) == '"Acme.md" cannot be written: permission denied'
    assert desk.contents == {"Acme.md": OLD}
    desk.root.chmod(0o777)
    assert in_child(work) == "nothing"
    assert desk.contents == {"Acme.md": NEW}


def test_a_note_that_is_marked_as_read_only_is_left_alone(desk: Desk) -> None:
    (desk.root / "Acme.md").chmod(0o444)

    with pytest.raises(UnwritableFileError, match="marked as read-only"):
        desk.write(appending(OURS))
    assert desk.contents == {"Acme.md": OLD}


def test_no_folder_for_the_journal_no_edit(desk: Desk) -> None:
    (desk.folder / "home").write_bytes(b"in the way")

    with pytest.raises(NoJournalError, match="nothing was written"):
        desk.write(appending(OURS))
    assert desk.contents == {"Acme.md": OLD}


def while_reading(act: Callable[[], None]) -> Callable[[Read], Plan]:
    """A plan during whose making something happens, each time."""

    def make(read: Read) -> Plan:
        plan = appending(OURS)(read)
        act()
        return plan

    return make


def test_a_note_that_keeps_changing_is_left_to_its_editor(desk: Desk) -> None:
    note = desk.root / "Acme.md"

    def edit() -> None:
        note.write_bytes(note.read_bytes() + b"theirs\n")

    with pytest.raises(ChangedOnDiskError) as caught:
        desk.write(while_reading(edit))
    assert str(caught.value) == (
        '"Acme.md" changed while it was being edited; nothing was written: look at '
        "it, then try again"
    )
    assert desk.contents == {"Acme.md": OLD + b"theirs\ntheirs\n"}
    assert list(desk.journal.entries()) == []


def test_a_note_that_changes_once_gets_both(desk: Desk) -> None:
    note = desk.root / "Acme.md"
    first = iter([True])

    def edit() -> None:
        if next(first, False):
            note.write_bytes(OLD + b"theirs\n")

    desk.write(while_reading(edit))

    assert desk.contents == {"Acme.md": OLD + b"theirs\n" + OURS}


def test_a_note_that_is_deleted_stays_so(desk: Desk) -> None:
    note = desk.root / "Acme.md"

    with pytest.raises(UnreadableFileError):
        desk.write(while_reading(lambda: note.unlink(missing_ok=True)))
    assert desk.contents == {}


def test_a_note_that_becomes_a_link_is_left_alone(desk: Desk) -> None:
    note, other = desk.root / "Acme.md", desk.folder / "Other.md"
    other.write_bytes(OLD)

    def redirect() -> None:
        note.unlink(missing_ok=True)
        note.symlink_to(other)

    with pytest.raises(LeadsElsewhereError, match="is not in the vault"):
        desk.write(while_reading(redirect))
    assert other.read_bytes() == OLD
    assert note.is_symlink()


def test_a_note_that_is_a_link_is_written_through_it(desk: Desk) -> None:
    (desk.root / "Link.md").symlink_to("Acme.md")

    desk.write(appending(OURS, "Link.md"))

    assert (desk.root / "Link.md").is_symlink()
    assert (desk.root / "Acme.md").read_bytes() == NEW


@pytest.mark.parametrize("target", ["../Other.md", ".obsidian/Other.md"])
def test_a_link_that_leads_out_of_the_notes_is_refused(desk: Desk, target: str) -> None:
    place = desk.root / target
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(OLD)
    (desk.root / "Link.md").symlink_to(target)

    with pytest.raises(LeadsElsewhereError):
        desk.write(appending(OURS, "Link.md"))
    assert place.read_bytes() == OLD


def test_what_lies_behind_a_folder_that_leads_out_is_never_written(
    desk: Desk,
) -> None:
    outside = desk.folder / "shared"
    outside.mkdir()
    (outside / "Beta.md").write_bytes(OLD)
    (desk.root / "shared").symlink_to(outside)

    with pytest.raises(LeadsElsewhereError):
        desk.write(appending(OURS, "shared/Beta.md"))
    assert (outside / "Beta.md").read_bytes() == OLD
    assert [path.name for path in outside.iterdir()] == ["Beta.md"]


def test_a_folder_may_lead_to_another_of_the_vault(desk: Desk) -> None:
    (desk.root / "deals").mkdir()
    (desk.root / "deals/Beta.md").write_bytes(OLD)
    (desk.root / "linked").symlink_to("deals")

    desk.write(appending(OURS, "linked/Beta.md"))

    assert (desk.root / "deals/Beta.md").read_bytes() == NEW


@pytest.mark.parametrize("name", ["../Beta.md", "../../Beta.md", ".obsidian/Beta.md"])
def test_no_new_note_lies_outside(desk: Desk, name: str) -> None:
    with pytest.raises(LeadsElsewhereError):
        new_place(desk.root, name)


def test_links_in_a_circle_are_refused(desk: Desk) -> None:
    (desk.root / "Link.md").symlink_to("Link.md")

    with pytest.raises(VaultError):
        desk.write(appending(OURS, "Link.md"))


@pytest.mark.parametrize("data", ["Société\n".encode("cp1252"), b"\xff\xfe\x00a"])
def test_a_note_that_is_not_utf8_is_never_written_to(
    tmp_path: Path, data: bytes
) -> None:
    desk = make_desk(tmp_path / "desk", Acme=data)

    with pytest.raises(NotUtf8Error, match="never written to"):
        desk.write(appending(OURS))
    assert desk.contents == {"Acme.md": data}


def test_a_folder_is_no_note(desk: Desk) -> None:
    (desk.root / "Folder.md").mkdir()

    with pytest.raises(UnreadableFileError, match="it is no file"):
        desk.write(appending(OURS, "Folder.md"))


def test_nothing_happens_to_any_note_if_one_of_them_cannot_be_written(
    tmp_path: Path,
) -> None:
    desk = make_desk(tmp_path / "desk", Acme=OLD, Beta=OLD)

    def make(read: Read) -> Plan:
        plan = appending(OURS, "Acme.md", "Beta.md")(read)
        (desk.root / "Beta.md").write_bytes(b"theirs\n" + os.urandom(4).hex().encode())
        return plan

    with pytest.raises(ChangedOnDiskError):
        desk.write(make)
    assert desk.contents["Acme.md"] == OLD
    assert list(desk.journal.entries()) == []


def test_a_new_note_takes_no_place_that_is_taken(desk: Desk) -> None:
    change = Change(new_place(desk.root, "Acme.md"), None, b"mine")

    with pytest.raises(TakenError):
        desk.write(lambda _: Plan((change,)))
    assert desk.contents == {"Acme.md": OLD}


def test_a_new_note_follows_no_dangling_link(desk: Desk) -> None:
    outside = desk.folder / "outside.md"
    (desk.root / "Beta.md").symlink_to(outside)
    change = Change(new_place(desk.root, "Beta.md"), None, b"mine")

    with pytest.raises(VaultError):
        desk.write(lambda _: Plan((change,)))
    assert not outside.exists()


def test_a_new_note_is_not_written_through_a_folder_that_leads_out(
    desk: Desk,
) -> None:
    (desk.root / "out").symlink_to(desk.folder)

    with pytest.raises(LeadsElsewhereError):
        new_place(desk.root, "out/Beta.md")


def test_a_move_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", Acme=OLD, Beta=b"beta")
    move = Move("Acme.md", "Beta.md", desk.root / "Acme.md", desk.root / "Beta.md")

    with pytest.raises(TakenError):
        desk.write(lambda _: Plan(moves=(move,)))
    assert desk.contents == {"Acme.md": OLD, "Beta.md": b"beta"}


def test_a_move_that_fails_takes_all_back(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", Acme=OLD, Beta=b"[[Acme]]")

    def make(read: Read) -> Plan:
        found = read("Beta.md")
        place = new_place(desk.root, "deals/Corp.md")
        move = Move("Acme.md", "deals/Corp.md", desk.root / "Acme.md", place.real)
        gone = Move("None.md", "Else.md", desk.root / "None.md", desk.root / "Else.md")
        change = Change(found.place, found.before, b"[[Corp]]")
        return Plan((change,), (move, gone), missing_folders(place))

    with pytest.raises(ChangedOnDiskError):
        desk.write(make)
    assert desk.contents == {"Acme.md": OLD, "Beta.md": b"[[Acme]]"}
    assert not (desk.root / "deals").exists()


def test_mode_and_attributes_stay(desk: Desk) -> None:
    note = desk.root / "Acme.md"
    note.chmod(0o640)
    marks = {}
    if hasattr(os, "setxattr"):
        try:
            os.setxattr(note, "user.colour", b"red")
            marks = {"user.colour": b"red"}
        except OSError:
            pass

    desk.write(appending(OURS))

    assert stat.S_IMODE(note.stat().st_mode) == 0o640
    assert {name: os.getxattr(note, name) for name in marks} == marks
    assert note.read_bytes() == NEW


def test_an_owner_stays(desk: Desk) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    note = desk.root / "Acme.md"
    os.chown(note, 1234, 2345)

    desk.write(appending(OURS))

    assert (note.stat().st_uid, note.stat().st_gid) == (1234, 2345)


def test_another_name_of_the_same_file_keeps_what_it_had(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk")
    backup = desk.folder / "backup.md"
    backup.hardlink_to(desk.root / "Acme.md")

    desk.write(appending(OURS))

    assert backup.read_bytes() == OLD
    assert desk.contents == {"Acme.md": NEW}


def test_a_look_writes_nothing(desk: Desk) -> None:
    plan = preview(desk.root, appending(OURS))

    assert [change.after for change in plan.changes] == [NEW]
    assert desk.contents == {"Acme.md": OLD}
    assert not (desk.folder / "home").exists()


def test_no_change_is_no_write(desk: Desk) -> None:
    before = (desk.root / "Acme.md").stat()

    desk.write(lambda _: Plan())

    after = (desk.root / "Acme.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert list(desk.journal.entries()) == []
