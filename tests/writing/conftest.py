"""A folder in memory where there is one: hundreds of flushes to a disk take long."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def quick() -> Iterator[Path]:
    """A new folder, in memory if that can be."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is a new one
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
