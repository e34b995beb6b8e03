import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

from thesisvault.vault.walk import Skipped, UnreadableFolderError, walk

# Where Windows asks for a privilege, tests have no links to walk.
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights")
needs_bytes = pytest.mark.skipif(
    sys.platform != "linux", reason="names are text on other systems"
)


def write(root: Path, *paths: str) -> None:
    """Write small files."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("Text.\n", encoding="utf-8")


def paths_in(root: Path) -> list[str]:
    """The paths that a walk finds."""
    return [file.path for file in walk(root)]


def test_notes_and_other_files_are_found_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a/b/c.MD", "a.md", "a/chart.png", "LICENSE")

    found = [(file.path, file.is_note) for file in walk(tmp_path)]
    assert found == [
        ("LICENSE", False),
        ("a.md", True),
        ("a/b/c.MD", True),
        ("a/chart.png", False),
        ("a/z.md", True),
        ("b.md", True),
    ]


def test_a_notes_size_times_and_inode_are_known(tmp_path: Path) -> None:
    write(tmp_path, "Note.md")
    os.utime(tmp_path / "Note.md", ns=(1, 1_700_000_000_123_456_700))
    stat = (tmp_path / "Note.md").stat()

    [note] = walk(tmp_path)
    assert (note.size, note.mtime_ns) == (6, stat.st_mtime_ns)
    assert (note.ctime_ns, note.inode) == (stat.st_ctime_ns, stat.st_ino)


def test_what_begins_with_a_dot_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, ".obsidian/a.md", "a/.trash/b.md", ".git/c.md", ".d.md", "a/.e.md")

    assert paths_in(tmp_path) == []


def test_an_empty_folder_is_an_empty_vault(tmp_path: Path) -> None:
    assert paths_in(tmp_path) == []


def test_a_vault_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolderError) as caught:
        walk(tmp_path / "none")
    assert str(caught.value) == (
        f'the folder "{tmp_path / "none"}" cannot be read: no such file or directory'
    )


def test_names_are_kept_as_they_are(tmp_path: Path) -> None:
    names = {unicodedata.normalize("NFD", "é.md"), "ß.md", "a\u2028b.md", "#x [y].md"}
    write(tmp_path, *names)

    found = {unicodedata.normalize("NFD", path) for path in paths_in(tmp_path)}
    assert found == names


@needs_links
def test_links_to_files_are_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside.md", "vault/a.md")
    (tmp_path / "vault" / "b.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "vault" / "c.md").symlink_to("a.md")

    assert paths_in(tmp_path / "vault") == ["a.md", "b.md", "c.md"]
    assert walk(tmp_path / "vault").files[1].size == 6


@needs_links
def test_links_to_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside/deep/a.md", "vault/b.md")
    (tmp_path / "vault" / "linked").symlink_to(tmp_path / "outside")

    assert paths_in(tmp_path / "vault") == ["b.md", "linked/deep/a.md"]


@needs_links
def test_links_that_lead_in_circles_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "vault/a/b.md", "outside/c.md")
    (tmp_path / "vault" / "a" / "up").symlink_to("..")
    (tmp_path / "vault" / "a" / "root").symlink_to("/")
    (tmp_path / "vault" / "again").symlink_to("a")
    (tmp_path / "vault" / "out").symlink_to(tmp_path / "outside")
    (tmp_path / "outside" / "back").symlink_to(tmp_path / "vault")
    (tmp_path / "outside" / "self").symlink_to(".")

    found = walk(tmp_path / "vault")
    assert [file.path for file in found] == ["a/b.md", "out/c.md"]
    assert found.skipped == ()


@needs_links
def test_no_folder_is_seen_twice(tmp_path: Path) -> None:
    write(tmp_path, "outside/in/a.md", "outside2/b.md", "vault/c.md")
    (tmp_path / "vault" / "y").symlink_to(tmp_path / "outside")
    (tmp_path / "vault" / "x").symlink_to(tmp_path / "outside" / "in")
    (tmp_path / "vault" / "z").symlink_to(tmp_path / "outside2")

    assert paths_in(tmp_path / "vault") == ["c.md", "x/a.md", "z/b.md"]


@needs_links
def test_a_vault_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "vault/a.md")
    (tmp_path / "vault" / "up").symlink_to(".")
    (tmp_path / "linked").symlink_to("vault")

    assert paths_in(tmp_path / "linked") == ["a.md"]


@needs_links
def test_links_that_lead_nowhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to("nothing")
    (tmp_path / "self.md").symlink_to("self.md")
    write(tmp_path, "a.md")

    found = walk(tmp_path)
    assert [file.path for file in found] == ["a.md"]
    assert [each.path for each in found.skipped] == ["self.md"]


@needs_links
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    assert paths_in(tmp_path) == []


@needs_bytes
def test_names_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"Soci\xe9t\xe9.md", b"\xff"):
        with open(os.path.join(folder, name), "wb"):  # noqa: PTH118, PTH123 - bytes
            pass
    os.mkdir(os.path.join(folder, b"d\xe9"))  # noqa: PTH102, PTH118 - bytes
    write(tmp_path, "a.md")

    found = walk(tmp_path)
    why = "its name is not UTF-8"
    assert [file.path for file in found] == ["a.md"]
    assert found.skipped == (
        Skipped(r"Soci\xe9t\xe9.md", why),
        Skipped(r"\xff", why),
        Skipped(r"d\xe9", why),
    )


@needs_links
def test_folders_may_be_nested_deeper_than_a_path_can_say(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    name = "deep" * 50
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir(name, dir_fd=folder)
        inner = os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)

    found = walk(tmp_path)
    assert [file.path for file in found] == ["a.md"]
    [skipped] = found.skipped
    assert skipped.reason == "file name too long"
    remove_nested(tmp_path / name)


def remove_nested(folder: Path) -> None:
    """Remove folders that no single path can name, which pytest itself cannot."""
    chain = [os.open(folder.parent, os.O_RDONLY)]
    with suppress(FileNotFoundError):
        while True:
            chain.append(os.open(folder.name, os.O_RDONLY, dir_fd=chain[-1]))
    for inner in reversed(chain):
        with suppress(FileNotFoundError):
            os.rmdir(folder.name, dir_fd=inner)
        os.close(inner)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything"
)
def test_folders_that_may_not_be_read_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "closed/b.md", "listed/c.md")
    (tmp_path / "closed").chmod(0)
    (tmp_path / "listed").chmod(0o444)

    found = walk(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    (tmp_path / "listed").chmod(0o700)
    assert [file.path for file in found] == ["a.md"]
    assert found.skipped == (
        Skipped("closed", "permission denied"),
        Skipped("listed/c.md", "permission denied"),
    )
