import unicodedata
from pathlib import Path

import pytest

from thesisvault.vault.config import Config, load_config
from thesisvault.vault.walk import is_hidden

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("old/", "old/Note.md"),
        ("old", "older/Note.md"),
        ("Old/", "old/deep/Note.md"),
        ("notes/a.md", "notes/a.md"),
        ("a.b (c)", "a.b (c)/Note.md"),
        ("/draft/", "notes/My Draft.md"),
        ("/^old/", "old/Note.md"),
        (r"/\d{4}-\d\d\.md$/", "journal/2026-01.md"),
        ("//", "//Note.md"),
        ("été/", unicodedata.normalize("NFD", "été/Note.md")),
        (unicodedata.normalize("NFD", "/été$/"), "notes/été"),
    ],
)
def test_a_note_is_ignored(entry: str, path: str) -> None:
    assert is_hidden(path, Config(ignore=("nothing/", entry)))


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("old/", "new/old/Note.md"),
        ("old/", "old.md"),
        ("a.b", "aXb/Note.md"),
        ("/^old/", "new/old/Note.md"),
        ("/draft", "notes/draft.md"),
    ],
)
def test_a_note_is_not_ignored(entry: str, path: str) -> None:
    assert not is_hidden(path, Config(ignore=(entry,)))


@pytest.mark.parametrize("path", ["templates/Thesis.md", "Templates/deep/Thesis.md"])
def test_a_template_is_hidden(path: str) -> None:
    assert is_hidden(path, Config())
    assert not is_hidden(path, Config(templates=""))


@pytest.mark.parametrize(
    "path", ["templates.md", "notes/templates/Thesis.md", "templates old/Thesis.md"]
)
def test_other_notes_are_no_templates(path: str) -> None:
    assert not is_hidden(path, Config())


def test_nothing_of_the_example_vault_is_hidden() -> None:
    config = load_config(ROOT / "vault")
    notes = [
        path.relative_to(ROOT / "vault").as_posix()
        for path in (ROOT / "vault").rglob("*.md")
    ]

    assert notes
    assert not any(is_hidden(path, config) for path in notes)
