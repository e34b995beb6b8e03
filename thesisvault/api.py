"""What programs in Python are given: a vault that also answers for its graph."""

from datetime import date
from pathlib import Path
from typing import Any

from thesisvault.vault import opened


class Vault(opened.Vault):
    """A vault: its files and notes, what links lead to, and its graph."""

    def graph(self, day: date | None = None, *, cache: Path | None = None) -> Any:
        """Build the graph of the vault, or as it was on a day: a networkx.MultiDiGraph.

        Args:
            cache: A folder to keep an index in, so that the next graph comes sooner;
                nothing: all notes are read each time, and nothing is written.
        """
        # Who asks for no graph waits for none of it.
        from thesisvault.graph.build import build_networkx
        from thesisvault.graph.read import read_graph
        from thesisvault.index.store import Order, open_index

        with open_index(Order(self.root, self.config, cache)) as index:
            return build_networkx(read_graph(index, day))


def open_vault(path: str | Path = ".") -> Vault:
    """Open the vault that a folder is, or lies in.

    Raises:
        NoVaultError: If neither the folder nor any above it is a vault.
        VaultError: If its configuration cannot be used.
    """
    found = opened.open_vault(path)
    return Vault(found.root, found.config)
