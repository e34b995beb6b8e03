"""What another process sees of a vault is what this one would have seen."""

import os
from pathlib import Path

import pytest

from tests.index.truth import order
from thesisvault.index import outset
from thesisvault.index.outset import set_out
from thesisvault.processes import Fork
from thesisvault.vault.walk import UnreadableFolderError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Another process looks, as in a large vault; and whether it had a result."""
    results: list[bool] = []

    class Asked(Fork):
        def result(self) -> bytes | None:
            data = super().result()
            results.append(data is not None)
            return data

    monkeypatch.setattr(outset, "Fork", Asked)
    monkeypatch.setattr(outset, "_MANY", 1)
    monkeypatch.setattr(outset, "can_fork", lambda: True)
    monkeypatch.setattr(outset, "count_cores", lambda: 2)
    return results


def test_another_process_sees_the_same(vault: Path, asked: list[bool]) -> None:
    wanted = order(vault).manifest()
    seen = set_out(order(vault))

    assert asked == [True]
    assert seen.encode() == wanted.encode()
    assert seen.notes == wanted.notes
    assert 0 < wanted.since <= seen.since


def test_a_small_vault_is_not_worth_a_process(
    vault: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outset, "_MANY", 1_000)
    assert set_out(order(vault)).encode() == order(vault).manifest().encode()
    assert asked == []


def test_what_lies_in_hidden_folders_is_not_counted(
    vault: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = vault / ".git"
    hidden.mkdir()
    for number in range(1_000):
        (hidden / f"{number}").touch()
    monkeypatch.setattr(outset, "_MANY", 1_000)

    set_out(order(vault))
    assert asked == []


def test_a_vault_that_cannot_be_read_is_named(
    vault: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outset, "_has_many_files", lambda _: True)
    with pytest.raises(UnreadableFolderError):
        set_out(order(vault / "nowhere"))
    assert asked == [False]


def test_without_another_process_this_one_looks(
    vault: Path, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert set_out(order(vault)).encode() == order(vault).manifest().encode()
    assert asked == []
