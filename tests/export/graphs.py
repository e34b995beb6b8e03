"""The graphs that exports are held against: the example's, and a hostile one."""

from pathlib import Path

from tests.harness.rewriting import ROOT
from thesisvault.graph.model import Graph
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Order, open_index
from thesisvault.vault.config import load_config

# What could end a label, a string, an element, a comment; and what XML cannot hold.
HOSTILE = (
    'a"b', "end", "click x", "%%{init}", "&quot; &amp; <b>x</b", "javascript;alert(1)",
    "日本語 🧠", "x`y`", "graph TD", "A --> B", "]]>", "subgraph", "o{}", "_under_",
    "**b**", "1. list", "+ plus", "- minus", "</script>", "a\\", "\\n", "''", "$x$",
    "e\u0301", "\u202egnp", "=1+1",
)  # fmt: skip


def read_folder(folder: Path) -> Graph:
    """The graph of a vault, read without a cache."""
    with open_index(Order(folder, load_config(folder))) as index:
        return read_graph(index)


def read_example() -> Graph:
    """The graph of the example vault."""
    return read_folder(ROOT / "vault")


def hostile_graph(folder: Path) -> Graph:
    """The graph of a thesis that holds whatever is hard to write down."""
    names = [name.replace("/", "∕") for name in HOSTILE]
    rows = "\n".join(f'- [[{name}]] — because "{name}"' for name in names)
    text = f"#thesis\n\nCreated: 2026-02-01\n\n## Winners\n{rows}\n\x0b [[x]]\n"
    (folder / "vault.toml").touch()
    (folder / "T.md").write_text(text, "utf-8")
    return read_folder(folder)
