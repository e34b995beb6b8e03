"""Graphs of small vaults, and of the example."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.graph.model import Graph
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Index, Order, open_index
from thesisvault.vault.config import load_config

ReadNotes = Callable[..., Graph]


@pytest.fixture
def example() -> Iterator[Index]:
    """The index of the example vault."""
    root = ROOT / "vault"
    with open_index(Order(root, load_config(root))) as index:
        yield index


@pytest.fixture
def read_notes(tmp_path: Path) -> Iterator[ReadNotes]:
    """Writes notes, by their paths, and reads their graph."""
    with ExitStack() as stack:

        def write_and_read(notes: Mapping[str, str], day: date | None = None) -> Graph:
            for name, text in notes.items():
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            order = Order(tmp_path, load_config(tmp_path))
            return read_graph(stack.enter_context(open_index(order)), day)

        yield write_and_read
