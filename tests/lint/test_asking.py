"""Two processes find what one finds, even if one of them fails."""

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.harness.transcripts import make_sandbox
from thesisvault.index.store import Index, Order, open_index
from thesisvault.lint import asking
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.asking import ask
from thesisvault.lint.check import check_note
from thesisvault.lint.rule import Rule
from thesisvault.lint.shelf import found_row
from thesisvault.vault.config import load_config

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
ASKED = [rule for rule in RULES if rule.vault]


@pytest.fixture(params=["example", "lint"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    """An index on disk."""
    vault = make_sandbox(tmp_path, request.param).folder
    order = Order(vault, load_config(vault), tmp_path / "cache", check_note)
    with open_index(order) as opened:
        yield opened


def found(index: Index, today: date) -> list[object]:
    return sorted(found_row(*each) for each in ask(index, ASKED, today))


def with_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(asking, "count_cores", lambda: 2)
    monkeypatch.setattr(asking, "can_fork", lambda: True)


def test_two_processes_find_what_one_finds(
    index: Index, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = found(index, today)
    assert len(alone) >= 5

    with_two(monkeypatch)
    assert found(index, today) == alone


def test_what_a_process_fails_to_find_is_asked_again(
    index: Index, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, first = found(index, today), os.getpid()
    taken, begun = os.pipe()
    codes: list[str] = []
    find = asking._find

    def fail(index: Index, rules: Iterator[Rule], day: date) -> Iterator[object]:
        if os.getpid() != first:
            # It has taken a rule, and nothing comes of it.
            os.write(begun, next(rules).code.encode())
            os._exit(1)
        if not codes:
            codes.append(os.read(taken, 20).decode())
        return find(index, rules, day)

    with_two(monkeypatch)
    monkeypatch.setattr(asking, "_find", fail)
    assert found(index, today) == alone
    assert codes[0] in {rule.code for rule in ASKED}
    os.close(taken)
    os.close(begun)


def test_one_process_asks_where_no_other_is_to_be_had(
    index: Index, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = found(index, today)

    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    with_two(monkeypatch)
    monkeypatch.setattr(os, "fork", refuse)
    before = sorted(Path("/dev/fd").iterdir())
    assert found(index, today) == alone
    assert sorted(Path("/dev/fd").iterdir()) == before
