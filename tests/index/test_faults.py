"""Whatever is done to the index, the next answer is right, and the next is quick."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.index.truth import kept_facts, make_index, true_facts, write_notes


def is_kept(vault: Path, cache: Path) -> bool:
    """Whether the next command finds the index as the last one left it."""
    path = make_index(vault, cache)
    names = {each.name for each in path.parent.iterdir()}
    return path == make_index(vault, cache) and names == {path.name, "lock", "stamp"}


def overwrite(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def the_cache_is_gone(path: Path) -> None:
    shutil.rmtree(path.parent.parent)


def the_folder_is_gone(path: Path) -> None:
    shutil.rmtree(path.parent)


def the_folder_is_a_file(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("no folder")


def it_is_gone(path: Path) -> None:
    path.unlink()


def it_is_empty(path: Path) -> None:
    os.truncate(path, 0)


def it_is_cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def it_is_cut_within_its_head(path: Path) -> None:
    os.truncate(path, 50)


def it_is_longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(16384))


def it_begins_with_zeros(path: Path) -> None:
    overwrite(path, 0, bytes(4096))


def it_holds_zeros(path: Path) -> None:
    overwrite(path, 20_000, bytes(40_000))


def it_holds_one_other_byte(path: Path) -> None:
    overwrite(path, 30_000, b"x")


def it_holds_garbage(path: Path) -> None:
    overwrite(path, 20_000, os.urandom(40_000))


def it_is_garbage(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def it_is_another_file_with_its_bytes(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def it_is_a_text_file(path: Path) -> None:
    path.write_text("select 1;\n")


def it_is_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").touch()


def it_is_another_vaults(path: Path) -> None:
    other = path.parent.parent / "other"
    write_notes(other, {"Only.md": "# Only\n"})
    shutil.copyfile(make_index(other, path.parent.parent / "caches"), path)


def it_lacks_a_table(path: Path) -> None:
    execute(path, "drop table link_places")


def it_has_another_schema(path: Path) -> None:
    execute(path, "alter table link_places add more text")


def it_has_other_rows(path: Path) -> None:
    execute(path, "update targets set text = 'wrong'")


def it_has_another_journal(path: Path) -> None:
    execute(path, "pragma journal_mode = wal")


def it_has_no_manifest(path: Path) -> None:
    execute(path, "delete from meta")


def the_stamp_is_gone(path: Path) -> None:
    path.with_name("stamp").unlink()


def the_stamp_is_empty(path: Path) -> None:
    path.with_name("stamp").write_bytes(b"")


def the_stamp_is_garbage(path: Path) -> None:
    path.with_name("stamp").write_bytes(os.urandom(80))


def the_stamp_has_no_time(path: Path) -> None:
    stamp = path.with_name("stamp")
    stamp.write_bytes(stamp.read_bytes().rpartition(b" ")[0] + b" soon")


def the_stamp_is_cut_in_half(path: Path) -> None:
    os.truncate(path.with_name("stamp"), 40)


def the_stamp_is_a_folder(path: Path) -> None:
    path.with_name("stamp").unlink()
    path.with_name("stamp").mkdir()


def the_lock_is_gone(path: Path) -> None:
    path.with_name("lock").unlink()


def the_lock_is_garbage(path: Path) -> None:
    path.with_name("lock").write_bytes(os.urandom(5000))


def the_lock_is_a_folder(path: Path) -> None:
    path.with_name("lock").unlink()
    path.with_name("lock").mkdir()


def there_is_a_journal_of_garbage(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(os.urandom(5000))


def there_is_a_journal_of_what_never_was(path: Path) -> None:
    other = path.with_name("other")
    shutil.copyfile(path, other)
    tables = ("notes set name", "headings set text", "targets set text", "tags set tag")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        for table in tables:
            connection.execute(f"update {table} = 'wrong'")
        # Pages that do not fit are written, and so the journal is before them.
        connection.execute("pragma cache_size = 1")
        connection.execute("begin")
        for table in tables:
            connection.execute(f"update {table} = 'right'")
        shutil.copyfile(f"{other}-journal", f"{path}-journal")
        connection.execute("rollback")
    other.unlink()


def there_are_logs_of_garbage(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(os.urandom(5000))
    path.with_name(f"{path.name}-shm").write_bytes(os.urandom(5000))


def there_is_what_killed_processes_left(path: Path) -> None:
    for name in ("1-2.sqlite", "1-2.sqlite-0", "3-4.sqlite"):
        path.with_name(name).write_bytes(b"left")


DAMAGES = (
    the_cache_is_gone,
    the_folder_is_gone,
    the_folder_is_a_file,
    it_is_gone,
    it_is_empty,
    it_is_cut_in_half,
    it_is_cut_within_its_head,
    it_is_longer,
    it_begins_with_zeros,
    it_holds_zeros,
    it_holds_one_other_byte,
    it_holds_garbage,
    it_is_garbage,
    it_is_another_file_with_its_bytes,
    it_is_a_text_file,
    it_is_a_folder,
    it_is_another_vaults,
    it_lacks_a_table,
    it_has_another_schema,
    it_has_other_rows,
    it_has_another_journal,
    it_has_no_manifest,
    the_stamp_is_gone,
    the_stamp_is_empty,
    the_stamp_is_garbage,
    the_stamp_has_no_time,
    the_stamp_is_cut_in_half,
    the_stamp_is_a_folder,
    the_lock_is_gone,
    the_lock_is_garbage,
    the_lock_is_a_folder,
    there_is_a_journal_of_garbage,
    there_is_a_journal_of_what_never_was,
    there_are_logs_of_garbage,
    there_is_what_killed_processes_left,
)


def change(vault: Path) -> None:
    (vault / "Acme.md").write_text("# Acme & Sons\n\n[[Chips]]\n")
    (vault / "New.md").write_text("[[nobody]]\n")


@pytest.mark.parametrize("is_changed", [False, True])
@pytest.mark.parametrize("damage", DAMAGES)
def test_the_answer_is_right_where(
    damage: Callable[[Path], None],
    is_changed: bool,
    vault: Path,
    cache: Path,
) -> None:
    damage(make_index(vault, cache))
    if is_changed:
        change(vault)

    assert kept_facts(vault, cache) == true_facts(vault)
    assert is_kept(vault, cache)
