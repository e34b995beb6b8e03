"""Several processes make the same rows as one, however they start and end."""

import multiprocessing
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.truth import Facts, facts, order, write_notes
from thesisvault.findings import Finding, Severity
from thesisvault.index.fill import make_job
from thesisvault.index.order import Check
from thesisvault.index.places import AllPlaces
from thesisvault.index.reading import Reading
from thesisvault.index.share import count_processes, fill, prepare, share
from thesisvault.index.store import Index
from thesisvault.text import Span

METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn", "forkserver"]


def is_other() -> bool:
    """Whether this process was started by another."""
    return str(os.getpid()) != os.environ["FIRST_PROCESS"]


@pytest.fixture(autouse=True)
def _first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_PROCESS", str(os.getpid()))


def find_fault(reading: Reading) -> list[Finding]:
    place = Span(0, 1)
    return [Finding("TV000", "test", Severity.INFO, place, f"in {reading.name}")]


def crash(reading: Reading) -> list[Finding]:
    if is_other() and reading.name == "n30":
        os._exit(3)
    return find_fault(reading)


def end_well_too_early(reading: Reading) -> list[Finding]:
    if is_other() and reading.name == "n30":
        os._exit(0)
    return find_fault(reading)


def be_killed(reading: Reading) -> list[Finding]:
    if is_other():
        os.kill(os.getpid(), signal.SIGKILL)
    return find_fault(reading)


def fail_to_write(reading: Reading) -> list[Finding]:
    if is_other():
        raise sqlite3.OperationalError
    return find_fault(reading)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault of notes enough to be shared."""
    notes = {f"n{n}.md": f"# {n}\n\n[[n{n + 1}]] [[nobody]] #t\n" for n in range(40)}
    write_notes(tmp_path / "vault", notes)
    write_notes(tmp_path / "vault")
    return tmp_path / "vault"


@pytest.fixture(params=METHODS)
def _method(request: pytest.FixtureRequest) -> Iterator[None]:
    """A way to start a process, as a program may have chosen it."""
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(request.param, force=True)
    yield
    multiprocessing.set_start_method(before, force=True)


def filled(vault: Path, scratch: Path, count: int, check: Check) -> Facts:
    """The rows that so many processes make."""
    wanted = order(vault, check=check)
    manifest = wanted.manifest()
    ids = {path: number for number, path in enumerate(manifest.notes, start=1)}
    places = AllPlaces(ids, manifest.attachments)
    job = make_job(wanted, ids, manifest.unsettled(ids), places)
    sizes = {path: state[0] for path, state in manifest.notes.items()}
    with Index(
        sqlite3.connect(":memory:", isolation_level=None), wanted, None
    ) as index:
        prepare(index.connection)
        fill(index.connection, job, sizes, scratch=scratch / "part", count=count)
        return facts(index)


@pytest.mark.usefixtures("_method")
def test_several_processes_make_the_same_rows_as_one(
    vault: Path, tmp_path: Path
) -> None:
    alone = filled(vault, tmp_path, 1, find_fault)

    assert len(alone["findings"]) == 43
    assert filled(vault, tmp_path, 3, find_fault) == alone
    assert [*tmp_path.iterdir()] == [vault]


@pytest.mark.usefixtures("_method")
@pytest.mark.parametrize("check", [crash, end_well_too_early, be_killed, fail_to_write])
def test_no_note_is_lost_with_a_process(
    vault: Path,
    tmp_path: Path,
    check: Check,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert filled(vault, tmp_path, 3, check) == filled(vault, tmp_path, 1, find_fault)
    assert [*tmp_path.iterdir()] == [vault]
    assert capfd.readouterr().err == ""


def test_more_processes_than_notes_do_no_harm(tmp_path: Path) -> None:
    write_notes(tmp_path / "vault", {"a.md": "[[b]]", "b.md": "[[a]]"})

    found = filled(tmp_path / "vault", tmp_path, 5, find_fault)
    assert len(found["links"]) == 2


def test_a_small_vault_is_not_worth_a_process() -> None:
    assert count_processes(100_000) == 1
    assert 1 <= count_processes(10**9) <= 8


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9000)), st.integers(1, 5))
def test_each_note_is_dealt_out_once_and_in_order(
    sizes: dict[str, int], count: int
) -> None:
    parts = share(sizes, count)

    assert len(parts) == count
    assert sorted(path for part in parts for path in part) == sorted(sizes)
    assert all([path for path in sizes if path in part] == part for part in parts)


def test_each_kind_of_note_is_dealt_out_to_all() -> None:
    folders = ("companies", "people", "theses")
    sizes = {f"{folder}/{n:03}.md": 3000 for folder in folders for n in range(100)}

    for part in share(sizes, 2):
        for folder in folders:
            assert 40 <= sum(path.startswith(folder) for path in part) <= 60
