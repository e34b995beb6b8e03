from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.export import batches
from thesisvault.export.batches import make_batches
from thesisvault.vault.opened import Vault, open_vault


def lines(vault: Vault) -> bytes:
    return b"".join(batch.lines for batch in make_batches(vault))


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a few notes exported as if they were thousands."""
    monkeypatch.setattr(batches, "_BATCH", 7)
    monkeypatch.setattr(batches, "_processes", lambda _: 3)


def test_notes_come_in_order_of_their_paths() -> None:
    vault = open_vault(ROOT / "vault")

    found = lines(vault).decode().split("\n")[:-1]
    assert len(found) == len([*vault.paths])
    assert found == sorted(found)


@pytest.mark.usefixtures("several")
def test_several_processes_write_what_one_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = open_vault(ROOT / "vault")
    by_many = lines(vault)
    monkeypatch.setattr(batches, "_processes", lambda _: 1)

    assert by_many == lines(vault)


@pytest.mark.usefixtures("several")
def test_the_work_of_a_process_that_died_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = open_vault(ROOT / "vault")
    expected = lines(vault)
    monkeypatch.setattr(batches, "_work", lambda *_: None)

    assert lines(vault) == expected


@pytest.mark.usefixtures("several")
def test_nobody_needs_to_read_on() -> None:
    found = make_batches(open_vault(ROOT / "vault"))
    first = next(found)
    found.close()  # type: ignore[attr-defined]

    assert first.lines.count(b"\n") == 7


def test_an_empty_vault_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / "vault.toml").touch()

    assert lines(open_vault(tmp_path)) == b""
