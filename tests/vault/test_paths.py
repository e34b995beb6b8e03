"""The hurried way to a note finds what the thorough one finds."""

import sys
from pathlib import Path

import pytest

from thesisvault.errors import VaultError
from thesisvault.vault.config import Config
from thesisvault.vault.lookup import Entry, find_note
from thesisvault.vault.paths import find_path, note_paths
from thesisvault.vault.walk import is_hidden, walk

PATHS = (
    "AI Capex Arms Race.md",
    "theses/Capex Revenue Gap.md",
    "companies/BRK.B.md",
    "companies/Acme.md",
    "archive/Acme.md",
    "Société.md",
    "Gross\u00a0margin.md",
    "a/b/Deep.MD",
    "a/b/pic.png",
    "folder.md/Inside.md",
    "notes/v1.md.md",
    "templates/Thesis.md",
    ".obsidian/Hidden.md",
    "a/.Hidden.md",
)
WANTED = (
    "capex revenue gap", "theses/capex", "arms", "Acme", "archive/acme", "BRK.B",
    "[[BRK.B#Sales|x]]", "SOCIE\u0301TE\u0301", "gross margin", "deep", "./a/b/deep.md",
    "v1.md", "Inside", "folder.md/Inside", "Thesis", "Hidden", "nobody", "", "/", "pic",
    "a", "the/capex", "ses/cap", "*", "[", "a\\b\\deep",
)  # fmt: skip
CONFIG = Config()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return tmp_path


def thoroughly(wanted: str, root: Path) -> str:
    notes = [file.path for file in walk(root) if file.is_note]
    return find_note(wanted, [Entry(path, is_hidden(path, CONFIG)) for path in notes])


def outcome(find: str, wanted: str, root: Path) -> str:
    """The path, or what went wrong."""
    try:
        if find == "hurried":
            return find_path(wanted, root, CONFIG)
        return thoroughly(wanted, root)
    except VaultError as error:
        return type(error).__name__


@pytest.mark.parametrize("wanted", WANTED)
def test_a_hurry_finds_what_care_finds(root: Path, wanted: str) -> None:
    assert outcome("hurried", wanted, root) == outcome("careful", wanted, root)


@pytest.mark.skipif(sys.platform == "win32", reason="making links takes rights there")
@pytest.mark.parametrize("wanted", WANTED)
def test_links_in_the_vault_change_nothing_of_that(root: Path, wanted: str) -> None:
    (root / "linked").symlink_to(root / "companies")
    (root / "Link.md").symlink_to("Société.md")
    (root / "again").symlink_to(root.parent)

    assert outcome("hurried", wanted, root) == outcome("careful", wanted, root)
    assert outcome("hurried", "Link", root) == "Link.md"


def test_all_notes_are_those_of_a_walk(root: Path) -> None:
    notes = [file.path for file in walk(root) if file.is_note]

    assert note_paths(root) == notes
    assert note_paths(root, "acme") == ["archive/Acme.md", "companies/Acme.md"]
