"""A thesis without its day of creation, in a vault that git keeps."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.lint.mending import lint_vault, mend

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

THESIS = "#thesis\n\n**Status**: Active\n"
NAME = "Long [Japan] é.md"


def git(vault: Path, *words: str, day: str = "2026-03-04") -> None:
    settings = [f"user.{key}=a@example.com" for key in ("name", "email")]
    options = [part for each in settings for part in ("-c", each)]
    subprocess.run(
        ["git", *options, *words],
        cwd=vault,
        check=True,
        capture_output=True,
        env={
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(vault),
            "PATH": str(Path(shutil.which("git") or "").parent),
        },
    )


def make_vault(folder: Path, text: str = THESIS) -> Path:
    """A vault with one thesis, committed, changed, and renamed since."""
    vault = folder / "vault"
    vault.mkdir()
    git(vault, "init")
    (vault / "Draft.md").write_text(text)
    git(vault, "add", "Draft.md")
    git(vault, "commit", "-m", "begin")
    git(vault, "mv", "Draft.md", NAME)
    git(vault, "commit", "-m", "rename", day="2026-05-06")
    return vault


def test_the_first_commit_is_the_day(tmp_path: Path, today: date) -> None:
    vault = make_vault(tmp_path)

    mend(vault, today, "TV303")

    text = (vault / NAME).read_text()
    assert text == "#thesis\n\n**Status**: Active\n**Created**: 2026-03-04\n"


@pytest.mark.parametrize(
    "line", ["**Last reviewed**: 2026-03-03\n", "## Evidence log\n\n- 2026-02: a\n"]
)
def test_a_day_that_is_too_late_is_none(tmp_path: Path, today: date, line: str) -> None:
    vault = make_vault(tmp_path, THESIS + line)

    assert [report.fix for report in lint_vault(vault, today, "TV303")] == [None]


def test_a_note_that_was_never_committed_has_no_day(
    tmp_path: Path, today: date
) -> None:
    vault = make_vault(tmp_path)
    (vault / "New.md").write_text(THESIS)

    reports = lint_vault(vault, today, "TV303")

    assert [(each.place.path, bool(each.fix)) for each in reports] == [
        (NAME, True),
        ("New.md", False),
    ]


def test_a_shallow_copy_knows_no_first_day(tmp_path: Path, today: date) -> None:
    vault = make_vault(tmp_path)
    git(tmp_path, "clone", "--depth", "1", vault.as_uri(), "copy")

    reports = lint_vault(tmp_path / "copy", today, "TV303")

    assert [report.fix for report in reports] == [None]


def test_settings_of_a_strange_vault_are_not_run(tmp_path: Path, today: date) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    # As git asks gpg to sign, and to tell of signatures.
    trap.write_text(
        f"#!/bin/sh\ntouch '{sprung}'\nprintf '\\n[GNUPG:] SIG_CREATED \\n' >&2\n"
        "echo '-----BEGIN PGP SIGNATURE-----'\n"
    )
    trap.chmod(0o755)
    vault = tmp_path / "vault"
    vault.mkdir()
    git(vault, "init")
    git(vault, "config", "gpg.program", str(trap))
    git(vault, "config", "log.showSignature", "true")
    (vault / "Note.md").write_text(THESIS)
    git(vault, "add", "Note.md")
    git(vault, "commit", "-m", "begin", "-S")
    assert sprung.exists()
    sprung.unlink()

    [report] = lint_vault(vault, today, "TV303")

    assert report.fix
    assert not sprung.exists()
