"""A small vault, and a folder for its index."""

from pathlib import Path

import pytest

from tests.index.truth import write_notes


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A small vault."""
    folder = tmp_path / "vault"
    write_notes(folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for indexes, which is not there yet."""
    return tmp_path / "cache"
