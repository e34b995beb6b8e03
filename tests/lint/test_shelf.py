"""What rules found last is told again as long as it is so, and no longer."""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.harness.transcripts import make_sandbox
from thesisvault.index.store import Index, Order, open_index
from thesisvault.lint import engine
from thesisvault.lint.asking import ask
from thesisvault.lint.check import check_note
from thesisvault.lint.engine import lint
from thesisvault.lint.report import Report, Wanted
from thesisvault.lint.rule import Rule
from thesisvault.lint.shelf import Found
from thesisvault.vault.config import load_config


class Vault:
    """A vault with an index on disk, and how often its rules were asked."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache
        self.asked = 0

    def lint(self, today: date, *codes: str, cache: bool = True) -> list[Report]:
        """What is found: of the rules named, or of the default set."""
        order = Order(
            self.folder,
            load_config(self.folder),
            self.cache if cache else None,
            check_note,
        )
        with open_index(order) as index:
            return lint(index, today, Wanted(codes or None))

    def told_as_it_is(self, today: date, *codes: str) -> bool:
        """Whether what is told is what an index in memory comes to."""
        return self.lint(today, *codes) == self.lint(today, *codes, cache=False)

    @property
    def shelf(self) -> Path:
        """The file in which it is kept."""
        (path,) = self.cache.glob("*.findings")
        return path


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault in which something is wrong."""
    made = Vault(make_sandbox(tmp_path, "lint").folder, tmp_path / "cache")

    def counted(index: Index, rules: Sequence[Rule], day: date) -> list[Found]:
        made.asked += 1
        return ask(index, rules, day)

    monkeypatch.setattr(engine, "ask", counted)
    return made


def test_rules_are_asked_once_a_day(vault: Vault, today: date) -> None:
    first = vault.lint(today)
    assert len(first) >= 3
    assert vault.asked == 1

    assert vault.lint(today) == first
    assert vault.lint(today, "TV1") != first
    assert vault.asked == 2
    assert vault.lint(today, "TV101", "TV305") == [
        each for each in first if each.code in ("TV101", "TV305")
    ]
    assert vault.asked == 2


def change_a_note(vault: Vault) -> None:
    """Mend a link."""
    path = vault.folder / "theses/Long Acme.md"
    path.write_text(path.read_text().replace("[[AC]]", "[[Acme]]"))


def add_a_note(vault: Vault) -> None:
    """Write what is linked."""
    (vault.folder / "Gros margin.md").write_text("")


def remove_a_note(vault: Vault) -> None:
    """Take away what is nearly linked."""
    (vault.folder / "concepts/Gross margin.md").unlink()


def ignore_a_note(vault: Vault) -> None:
    """Have a folder passed over."""
    (vault.folder / "vault.toml").write_text('ignore = ["theses/"]\n')


def lose_the_index(vault: Vault) -> None:
    """Delete the cache, but for what was found."""
    for folder in vault.cache.iterdir():
        for path in folder.iterdir() if folder.is_dir() else ():
            path.unlink()


@pytest.mark.parametrize(
    "change",
    [change_a_note, add_a_note, remove_a_note, ignore_a_note, lose_the_index],
)
def test_what_changes_is_told(
    vault: Vault, today: date, change: Callable[[Vault], None]
) -> None:
    before = vault.lint(today)
    change(vault)

    assert vault.told_as_it_is(today)
    assert (vault.lint(today) == before) is (change is lose_the_index)


def test_another_day_is_another_question(vault: Vault, today: date) -> None:
    before = vault.lint(today)

    assert vault.told_as_it_is(today + timedelta(days=400))
    assert vault.lint(today + timedelta(days=400)) != before
    assert vault.lint(today) == before


@pytest.mark.parametrize("data", [b"", b"\0", b"abcdefgh" * 99, b"\x99" * 7])
def test_a_damaged_file_is_passed_over(vault: Vault, today: date, data: bytes) -> None:
    before = vault.lint(today)
    whole = vault.shelf.read_bytes()
    for damaged in (data, whole[:-3], whole[:9] + data + whole[9:], whole + data[:1]):
        vault.shelf.write_bytes(damaged)
        assert vault.lint(today) == before


def test_who_cannot_write_goes_on_without(vault: Vault, today: date) -> None:
    before = vault.lint(today)
    name = vault.shelf
    name.unlink()
    name.mkdir()
    (name / "in the way").touch()

    assert vault.lint(today) == before
    assert vault.lint(today) == before
    assert vault.asked == 3
    assert sorted(os.listdir(vault.cache)) == sorted(  # noqa: PTH208 - only names
        [name.name, name.stem]
    )
