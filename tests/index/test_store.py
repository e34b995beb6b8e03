"""What an index is opened from, and what it is told while it is made."""

import os
import sqlite3
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs

from tests.index.truth import (
    Facts,
    facts,
    kept_facts,
    make_index,
    order,
    true_facts,
    write_notes,
)
from thesisvault.findings import Finding, Severity
from thesisvault.index.home import Home
from thesisvault.index.order import Check
from thesisvault.index.reading import Reading
from thesisvault.index.store import Index, Order, UnansweredError, open_index
from thesisvault.text import Span
from thesisvault.vault.walk import UnreadableFolderError


def names(index: Index) -> list[str]:
    return [name for (name,) in index.select("select name from notes order by path")]


def home_of(vault: Path, cache: Path) -> Home:
    folder = order(vault, cache).home
    assert folder is not None
    return Home(folder)


def test_an_unchanged_vault_leaves_the_index_as_it_is(vault: Path, cache: Path) -> None:
    before = make_index(vault, cache).stat()

    after = make_index(vault, cache).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_changed_note_is_taken_up_in_place(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)
    (vault / "Acme.md").write_text("# Acme\n\n[[Chips]]\n")

    assert kept_facts(vault, cache) == true_facts(vault)
    assert make_index(vault, cache) == path


def test_many_changed_notes_make_another_index(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)
    for number in range(30):
        (vault / f"{number}.md").write_text("[[Home]]\n")

    assert kept_facts(vault, cache) == true_facts(vault)
    assert make_index(vault, cache) != path


def test_an_index_is_made_anew_on_request(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)

    with open_index(order(vault, cache, is_rebuild=True)) as index:
        assert index.path not in (None, path)
    assert not path.exists()


def test_an_index_answers_for_the_moment_at_which_it_was_opened(
    vault: Path, cache: Path
) -> None:
    with open_index(order(vault, cache)) as old:
        (vault / "New.md").write_text("[[Home]]\n")
        with open_index(order(vault, cache)) as new:
            assert names(new) == ["Acme", "Home", "New", "Chips"]
            assert names(old) == ["Acme", "Home", "Chips"]
        (vault / "Newer.md").write_text("[[Home]]\n")
        with open_and_close(vault, cache) as new:
            assert "Newer" in names(new)
        assert names(old) == ["Acme", "Home", "Chips"]


def open_and_close(vault: Path, cache: Path) -> Index:
    """An index in memory with what the one on disk says."""
    with open_index(order(vault, cache)) as index:
        copy = sqlite3.connect(":memory:")
        index.connection.backup(copy)
    return Index(copy, order(vault, cache), None)


def test_nobody_waits_for_one_who_reads_on_and_on(vault: Path, cache: Path) -> None:
    with open_index(order(vault, cache)):
        (vault / "New.md").write_text("[[Home]]\n")
        begun = time.monotonic()

        assert kept_facts(vault, cache) == true_facts(vault)
        assert time.monotonic() - begun < 5


def test_nothing_is_written_to_an_open_index(vault: Path, cache: Path) -> None:
    for folder in (cache, None):
        with (
            open_index(order(vault, folder)) as index,
            pytest.raises(sqlite3.OperationalError, match="readonly"),
        ):
            index.connection.execute("delete from notes")


def test_a_query_that_cannot_be_answered_is_a_fault_with_a_sentence(
    vault: Path, cache: Path
) -> None:
    with (
        open_index(order(vault, cache)) as index,
        pytest.raises(UnansweredError, match="no such table: absent"),
    ):
        index.select("select * from absent")


def test_an_empty_vault_has_an_index(tmp_path: Path, cache: Path) -> None:
    vault = tmp_path / "empty"
    vault.mkdir()

    assert kept_facts(vault, cache) == true_facts(vault)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(UnreadableFolderError):
        open_index(order(tmp_path / "nothing", cache))


# So many are read before any of them is checked.
BATCH = 50


def write_more(vault: Path, count: int, text: str) -> None:
    """Write notes that are read before those of the small vault."""
    write_notes(vault, {f"{number:03}.md": text for number in range(count)})


def deleting(vault: Path, *paths: str) -> Check:
    """A check that deletes notes that are still to be read."""

    def check(_: Reading) -> list[Finding]:
        for path in paths:
            (vault / path).unlink(missing_ok=True)
        return []

    return check


def test_a_note_that_goes_while_all_are_read_was_never_there(
    vault: Path, cache: Path
) -> None:
    write_more(vault, BATCH, "[[Home]]\n")
    for folder in (None, cache):
        (vault / "Home.md").write_text("[[Chips]] [[Acme]]\n")
        (vault / "theses/Chips.md").write_text("[[Home]] [[#here]]\n")
        check = deleting(vault, "Home.md", "theses/Chips.md")
        with open_index(order(vault, folder, check)) as index:
            assert {"Home", "Chips"}.isdisjoint(names(index))
            assert facts(index) == true_facts(vault)


def test_a_note_that_goes_while_changes_are_read_was_never_there(
    vault: Path, cache: Path
) -> None:
    write_more(vault, 4 * BATCH, "[[Home]]\n")
    check = deleting(vault, "New.md", "Home.md")
    with open_index(order(vault, cache, deleting(vault))):
        write_more(vault, BATCH, "[[New]]\n")
        (vault / "Acme.md").write_text("[[New]] [[Home]] [[Chips]]\n")
        (vault / "Home.md").write_text("[[New]] [[Acme]] [[#here]]\n")
        (vault / "New.md").write_text("[[Home]] [[#here]]\n")
    with open_index(order(vault, cache, check)) as index:
        assert names(index)[-2:] == ["Acme", "Chips"]
        assert facts(index) == true_facts(vault)
    (vault / "Home.md").write_text("back\n")
    assert kept_facts(vault, cache) == true_facts(vault)


@pytest.mark.skipif(sys.platform != "linux", reason="a file that never can be read")
def test_a_note_that_cannot_be_read_stops_nothing(vault: Path, cache: Path) -> None:
    (vault / "Odd.md").symlink_to("/proc/self/mem")
    (vault / "Home.md").write_text("[[Odd]]\n")

    assert kept_facts(vault, cache) == true_facts(vault)
    with open_index(order(vault, cache)) as index:
        assert index.select("select name, is_utf8 from notes where name = 'Odd'") == [
            ("Odd", 0)
        ]
        assert index.select("select to_note from links where key = 'odd'") != [(None,)]


def find_word(reading: Reading) -> list[Finding]:
    """Find a word at the beginning of a note."""
    if not reading.note.source.startswith("bad"):
        return []
    return [Finding("TV001", "bad-word", Severity.ERROR, Span(0, 3), "a bad word")]


def find_nothing(_: Reading) -> list[Finding]:
    """Find nothing."""
    return []


def findings(vault: Path, cache: Path | None, check: Check | None) -> list[object]:
    with open_index(order(vault, cache, check)) as index:
        return index.select(
            "select path, code, findings.name, severity, message,"
            ' line, "column", end_line, end_column, fix'
            " from findings join notes on notes.id = note"
        )


def test_findings_are_kept_and_go_with_what_was_found(vault: Path, cache: Path) -> None:
    found = ("Acme.md", "TV001", "bad-word", "error", "a bad word", 1, 1, 1, 4, None)

    assert findings(vault, cache, find_word) == []
    (vault / "Acme.md").write_text("bad\n")
    assert findings(vault, cache, find_word) == [found]
    assert findings(vault, cache, find_word) == [found]
    (vault / "Acme.md").write_text("good\n")
    assert findings(vault, cache, find_word) == []


def test_another_check_finds_other_things(vault: Path, cache: Path) -> None:
    (vault / "Acme.md").write_text("bad\n")

    assert len(findings(vault, cache, find_word)) == 1
    assert findings(vault, cache, find_nothing) == []
    assert len(findings(vault, cache, find_word)) == 1
    assert findings(vault, cache, None) == []


def test_progress_is_told_up_to_the_last_note(vault: Path, cache: Path) -> None:
    for number in range(1000):
        (vault / f"{number}.md").touch()
    told: list[tuple[int, int]] = []
    for folder in (None, cache):
        wanted = order(vault, folder)
        patient = Order(
            wanted.root,
            wanted.config,
            folder,
            progress=lambda done, count: told.append((done, count)),
        )
        open_index(patient).close()

    assert told == [(number, 1003) for number in range(50, 1001, 50)] * 2


def pretend_that_the_clock_stood_still(vault: Path, cache: Path) -> None:
    """Make the index believe that it has seen the vault's files as they are now."""
    home = home_of(vault, cache)
    kept = home.open()
    assert kept is not None
    kept.close()
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as connection:
        connection.execute(
            "update meta set value = ? where key = 'manifest'",
            (order(vault, cache).manifest().encode(),),
        )
    home.publish(kept.path, kept.since)


def test_a_change_within_the_clocks_grain_is_seen(vault: Path, cache: Path) -> None:
    (vault / "Acme.md").write_text("[[Home]]\n")
    make_index(vault, cache)
    (vault / "Acme.md").write_text("[[Chip]]\n")
    pretend_that_the_clock_stood_still(vault, cache)

    assert kept_facts(vault, cache) == true_facts(vault)


def test_it_is_seen_also_where_another_change_shows(vault: Path, cache: Path) -> None:
    (vault / "Acme.md").write_text("[[Home]]\n")
    make_index(vault, cache)
    (vault / "Acme.md").write_text("[[Chip]]\n")
    pretend_that_the_clock_stood_still(vault, cache)
    (vault / "Home.md").write_text("shorter\n")

    assert kept_facts(vault, cache) == true_facts(vault)


def test_what_was_compared_late_enough_is_not_compared_again(
    vault: Path, cache: Path
) -> None:
    path = make_index(vault, cache)
    home = home_of(vault, cache)
    first = home.stamp
    make_index(vault, cache)
    second = home.stamp
    home.publish(path, time.time_ns() + 10**10)
    third = home.stamp

    make_index(vault, cache)
    assert first.rpartition(b" ")[0] == second.rpartition(b" ")[0]
    assert int(first.rpartition(b" ")[2]) < int(second.rpartition(b" ")[2])
    assert home.stamp == third


def test_leavings_go_also_where_nothing_has_changed(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)
    path.with_name("1-1.sqlite-0").write_bytes(b"left")
    path.with_name("1-2.sqlite").mkdir()

    assert make_index(vault, cache) == path
    assert {each.name for each in path.parent.iterdir()} == {path.name, "lock", "stamp"}


def test_an_index_is_private(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)

    if sys.platform != "win32":
        assert path.parent.stat().st_mode & 0o077 == 0


def test_two_vaults_of_one_name_have_two_indexes(tmp_path: Path, cache: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "vault").mkdir(parents=True)
        (tmp_path / name / "vault" / f"{name}.md").touch()

    paths = {make_index(tmp_path / name / "vault", cache) for name in ("a", "b")}
    assert len(paths) == 2
    assert all(path.exists() for path in paths)


def test_a_vault_that_has_taken_the_place_of_another_is_read(
    tmp_path: Path, cache: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, text in ((one, "[[x]]\n"), (other, "[[y]]\n")):
        folder.mkdir()
        (folder / "n.md").write_text(text)
        os.utime(folder / "n.md", (10**9, 10**9))
    make_index(one, cache)
    one.rename(tmp_path / "gone")
    other.rename(one)

    assert kept_facts(one, cache) == true_facts(one)


@pytest.mark.parametrize("name", ["n" * 250, "Ünïcode 笔记", "a b%20?#&", "-", "..."])
def test_a_vaults_name_may_be_odd(tmp_path: Path, cache: Path, name: str) -> None:
    vault = tmp_path / name
    vault.mkdir()
    (vault / "n.md").write_text("[[n]]\n")

    assert kept_facts(vault, cache) == true_facts(vault)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_need_not_be_text(tmp_path: Path) -> None:
    vault, cache = (
        tmp_path / os.fsdecode(name) for name in (b"\xff vault", b"\xff cache")
    )
    vault.mkdir()
    (vault / "n.md").write_text("[[n]]\n")

    assert kept_facts(vault, cache) == true_facts(vault)
    (vault / "m.md").write_text("[[n]]\n")
    assert kept_facts(vault, cache) == true_facts(vault)


def test_what_is_needed_soon_is_loaded_while_an_index_is_made(
    vault: Path, cache: Path
) -> None:
    loaded: list[int] = []

    def open_it() -> Facts:
        loading = structs.replace(
            order(vault, cache), soon=lambda: loaded.append(threading.get_ident())
        )
        with open_index(loading) as index:
            return facts(index)

    made = open_it()
    assert len(loaded) == 1
    assert loaded != [threading.get_ident()]
    assert open_it() == made == true_facts(vault)
    assert len(loaded) == 1


def test_an_index_is_made_where_no_thread_is_to_be_had(
    vault: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError

    loaded: list[bool] = []
    monkeypatch.setattr(threading.Thread, "start", refuse)
    loading = structs.replace(order(vault, cache), soon=lambda: loaded.append(True))
    with open_index(loading) as index:
        assert facts(index) == true_facts(vault)
    assert loaded == []
