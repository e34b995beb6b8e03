"""Indexes of small vaults, in memory."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.index.store import Index, Order, open_index
from thesisvault.vault.config import load_config

Open = Callable[[Path], Index]
OpenNotes = Callable[[Mapping[str, str]], Index]


@pytest.fixture
def open_folder() -> Iterator[Open]:
    """Opens the index of a folder, in memory."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(
            open_index(Order(folder, load_config(folder)))
        )


@pytest.fixture
def open_notes(tmp_path: Path, open_folder: Open) -> OpenNotes:
    """Writes notes, by their paths, and opens their index."""

    def write_and_open(notes: Mapping[str, str]) -> Index:
        for name, text in notes.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return open_folder(tmp_path)

    return write_and_open


@pytest.fixture
def example(open_folder: Open) -> Index:
    """The index of the example vault."""
    return open_folder(ROOT / "vault")
