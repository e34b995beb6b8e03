from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.vault.config import NoVaultError
from thesisvault.vault.lookup import NoNoteError
from thesisvault.vault.opened import open_vault

LINKS = ROOT / "tests" / "vaults" / "links"


def test_a_vault_is_found_from_a_folder_in_it() -> None:
    assert open_vault(LINKS / "a").root == LINKS


def test_no_vault_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoVaultError):
        open_vault(tmp_path)


def test_notes_are_read_but_for_hidden_ones() -> None:
    vault = open_vault(LINKS)

    assert [reading.path for reading in vault.notes()] == [
        "Alias.md",
        "BRK.B.md",
        "GPT-5.4.md",
        "Société.md",
        "a/Note.md",
        "b/Links.md",
        "b/Note.md",
    ]
    assert {*vault.paths} > {"templates/Thesis.md", "archive/Old.md"}


def test_notes_of_a_kind() -> None:
    assert [reading.name for reading in open_vault(LINKS).notes("company")] == ["BRK.B"]


def test_a_note_is_read_by_a_part_of_its_name() -> None:
    reading = open_vault(ROOT / "vault").note("capex arms")

    assert (reading.kind, reading.name) == ("thesis", "AI Capex Arms Race")
    assert reading.thesis is not None
    assert reading.thesis.stage == "active"


def test_a_note_that_there_is_not_is_an_error() -> None:
    with pytest.raises(NoNoteError):
        open_vault(LINKS).note("Nobody")


def test_links_resolve() -> None:
    resolution = open_vault(LINKS).resolve("Note", "b/Links.md")

    assert (resolution.path, resolution.rule) == ("b/Note.md", "same folder")


def test_a_note_that_goes_while_others_are_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "vault.toml").touch()
    (tmp_path / "a.md").touch()
    (tmp_path / "b.md").touch()
    vault = open_vault(tmp_path)
    notes = vault.notes()
    first = next(notes)
    (tmp_path / "b.md").unlink()

    assert first.path == "a.md"
    assert list(notes) == []
