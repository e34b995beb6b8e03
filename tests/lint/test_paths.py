"""Which notes are meant by paths, as people and shells write them."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from thesisvault.errors import VaultError
from thesisvault.lint.engine import _matches
from thesisvault.lint.paths import Known, Vantage, find_patterns

PATHS = (
    "Home.md",
    "a/Note.md",
    "a/b/Deep.md",
    "a/[odd] *?.md",
    "a b/Société.md",
    "theses/Note.md",
    "v1.2/v1.2.0.md",
)
HIDDEN = ("templates/Thesis.md", "mixed/Hidden.md")
NOTES = [
    *(Known(path, is_hidden=False) for path in (*PATHS, "mixed/Shown.md")),
    *(Known(path, is_hidden=True) for path in HIDDEN),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the vault, with the folders in it."""
    folder = tmp_path / "vault"
    for path in (*PATHS, *HIDDEN):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    return folder


def meant(root: Path, *given: str, here: str = ".") -> Sequence[str]:
    """The notes that paths mean, given from a folder of the vault's."""
    vantage = Vantage(Path(os.path.normpath(root / here)), root)
    patterns = find_patterns(given, vantage, NOTES)
    return [
        note.path
        for note in NOTES
        if not note.is_hidden and any(_matches(note.path, each) for each in patterns)
    ]


@pytest.mark.parametrize(
    ("given", "here", "expected"),
    [
        ("Home.md", ".", ["Home.md"]),
        ("Home", ".", ["Home.md"]),
        ("./Home.md", ".", ["Home.md"]),
        ("home.MD", ".", ["Home.md"]),
        ("a/Note.md", ".", ["a/Note.md"]),
        ("Note.md", "a", ["a/Note.md"]),
        ("Note.md", "theses", ["theses/Note.md"]),
        ("../a/Note", "theses", ["a/Note.md"]),
        ("theses", ".", ["theses/Note.md"]),
        ("theses/", ".", ["theses/Note.md"]),
        ("theses", "a", ["theses/Note.md"]),
        ("a/b", ".", ["a/b/Deep.md"]),
        ("b", "a", ["a/b/Deep.md"]),
        ("v1.2", ".", ["v1.2/v1.2.0.md"]),
        ("v1.2/v1.2.0", ".", ["v1.2/v1.2.0.md"]),
        ("a b/Socie\u0301te\u0301.md", ".", ["a b/Société.md"]),
        ("a/[odd] *?.md", ".", ["a/[odd] *?.md"]),
        ("mixed", ".", ["mixed/Shown.md"]),
    ],
)
def test_a_path_means_these_notes(
    root: Path, given: str, here: str, expected: list[str]
) -> None:
    assert meant(root, given, here=here) == expected


def test_the_folder_itself_means_all(root: Path) -> None:
    shown = [note.path for note in NOTES if not note.is_hidden]

    assert meant(root, ".") == shown
    assert meant(root, "..", here="a") == shown
    assert meant(root, str(root)) == shown


def test_a_folder_of_which_one_is_a_part_of_another_is_no_part(root: Path) -> None:
    assert "a b/Société.md" not in meant(root, "a")


def test_several_paths_add_up(root: Path) -> None:
    assert meant(root, "Home.md", "theses", "Home") == ["Home.md", "theses/Note.md"]


def test_a_path_may_lead_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root, target_is_directory=True)

    assert meant(root, str(tmp_path / "way/theses")) == ["theses/Note.md"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Hoem.md", 'did you mean "Home.md"?'),
        ("Deep", 'did you mean "a/b/Deep.md"?'),
        ("thesis", 'did you mean "theses"?'),
        ("quite something else", "give a note or a folder"),
        ("", "give a note or a folder"),
        ("templates", "lint passes over all notes"),
        ("mixed/Hidden.md", "lint passes over all notes"),
        ("..", "is not in the vault"),
        ("/", "is not in the vault"),
        ("/etc/passwd", "is not in the vault"),
        ("../vault2/Home.md", "is not in the vault"),
        ("~", "give a note or a folder"),
        ("*", "give a note or a folder"),
    ],
)
def test_a_path_that_means_none_is_told(root: Path, given: str, told: str) -> None:
    with pytest.raises(VaultError) as caught:
        meant(root, given)

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
