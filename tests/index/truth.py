"""What an index says, in a form in which two of them compare."""

from collections.abc import Mapping
from pathlib import Path

from thesisvault.index.order import Check
from thesisvault.index.store import Index, Order, open_index
from thesisvault.vault.config import load_config

Facts = Mapping[str, list[tuple[object, ...]]]

NOTES = {
    "Home.md": "# Home\n\n[[Acme]] [[theses/Chips|chips]] [[nobody]] ![[chart.png]]\n",
    "Acme.md": "---\ntype: company\n---\n# Acme\n\nSee [[Home#Home]]. ^x\n",
    "theses/Chips.md": "#thesis\n\n# Chips\n\n**Status:** active\n\n## Winners\n\n"
    "- [[Acme]]: sells them\n\n## Evidence log\n\n| Date | Observation |\n|--|--|\n"
    "| 2026-01-02 | [[Acme]] sold more |\n",
    "chart.png": "no picture",
}

# What an index keeps for itself: it depends on when and how it was made.
OWN = ("meta", "unsettled", "link_places", "targets")


def tables_of(index: Index) -> list[str]:
    """The names of all tables that hold facts, and of the view that joins two."""
    names = index.select("select name from sqlite_master where type = 'table'")
    return sorted(["links", *(name for (name,) in names if name not in OWN)])


def targets_are_whole(index: Index) -> None:
    """Every link has a target, and every target a link."""
    ids = {key for (key,) in index.select("select id from targets")}
    assert ids == {key for (key,) in index.select("select target from link_places")}


def facts(index: Index) -> Facts:
    """All rows by table, in order, with the paths of notes instead of their ids."""
    targets_are_whole(index)
    paths = {None: None, **dict(index.select("select id, path from notes"))}
    return {table: _rows(index, table, paths) for table in tables_of(index)}


def _rows(
    index: Index, table: str, paths: Mapping[object, object]
) -> list[tuple[object, ...]]:
    names = [name for _, name, *_ in index.select(f"pragma table_info({table})")]
    is_id = [name in ("note", "to_note") or name == "id" for name in names]
    rows = [
        tuple(
            # An id that leads nowhere is an error here.
            paths[value] if known else value
            for value, known in zip(row, is_id, strict=True)
        )
        for row in index.select(f"select * from {table}")  # noqa: S608
    ]
    return sorted(rows, key=repr)


def order(
    vault: Path,
    cache: Path | None = None,
    check: Check | None = None,
    *,
    is_rebuild: bool = False,
) -> Order:
    """An order for a vault as it is configured now."""
    return Order(vault, load_config(vault), cache, check, is_rebuild=is_rebuild)


def kept_facts(vault: Path, cache: Path) -> Facts:
    """What the index on disk says."""
    with open_index(order(vault, cache)) as index:
        assert index.path is not None
        return facts(index)


def true_facts(vault: Path) -> Facts:
    """What an index says that is made anew, in memory."""
    with open_index(order(vault)) as index:
        assert index.path is None
        return facts(index)


def make_index(vault: Path, cache: Path) -> Path:
    """Bring the index on disk up to date, and say where it lies."""
    with open_index(order(vault, cache)) as index:
        assert index.path is not None
        return index.path


def write_notes(folder: Path, notes: Mapping[str, str] = NOTES) -> None:
    """Write files into a folder."""
    for path, text in notes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
