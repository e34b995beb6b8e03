"""Where nothing has changed, a command waits for no library that it does not need."""

import time
from pathlib import Path

import pytest

from tests.harness.modules import loaded_modules
from tests.harness.transcripts import Sandbox, make_sandbox
from tests.index.truth import order
from thesisvault.index.home import Home

# What reading notes takes, what showing progress takes, and what takes long.
NEEDLESS = {
    "frontmatter",
    "json",
    "multiprocessing",
    "pyromark",
    "rich",
    "thesisvault.index.fill",
    "thesisvault.index.renewal",
    "thesisvault.note.parse",
    "thesisvault.thesis.read",
    "tomllib",
    "yaml",
}


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """The example vault, and its index as it is some time after it was made."""
    made = make_sandbox(tmp_path)
    loaded_modules(["index"], made)
    vault, cache = made.folder, made.root / "home" / ".cache" / "thesisvault"
    folder = order(vault, cache).home
    assert folder is not None
    kept = Home(folder).open()
    assert kept is not None
    kept.close()
    Home(folder).publish(kept.path, time.time_ns() + 10**10)
    return made


def test_a_warm_command_does_not_load_what_reads_notes(sandbox: Sandbox) -> None:
    modules = loaded_modules(["index"], sandbox)

    assert "thesisvault.index.store" in modules
    assert modules & NEEDLESS == set()
