"""What faces look up about notes, in the index and on the disk."""

import os
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from thesisvault.files import UnreadableFileError
from thesisvault.index.store import Index
from thesisvault.lint.retarget import is_linkable
from thesisvault.text import Lines

_ENDING = ".md"


class IndexedNotes:
    """The notes of an index, with paths as they are seen from a folder."""

    def __init__(self, index: Index, folder: Path) -> None:
        self._index = index
        self._folder = folder
        # Findings come note by note, so that one is as good as all.
        self.lines = lru_cache(maxsize=1)(self._lines)
        self.shown = lru_cache(maxsize=1)(self._shown)

    def _lines(self, path: str) -> Lines:
        try:
            return Lines(self._index.source(path).text)
        except UnreadableFileError:
            return Lines("")

    @cached_property
    def _way(self) -> str | None:
        """What leads from the folder to the vault's; nothing if it lies in there."""
        try:
            way = os.path.relpath(self._index.root, self._folder)
        except ValueError:  # pragma: no cover - on Windows, from one disk to another
            way = os.fspath(self._index.root.absolute())
        if way == ".":
            return ""
        is_inside = self._folder.is_relative_to(self._index.root.absolute())
        return None if is_inside else way.replace(os.sep, "/") + "/"

    def _shown(self, path: str) -> str:
        """A note's path as one opens it from the folder."""
        # Asking for each is slow where there are thousands.
        if self._way is not None:
            return f"{self._way}{path}"
        shown = os.path.relpath(self._index.root / path, self._folder)
        return shown.replace(os.sep, "/")

    @cached_property
    def _theses(self) -> frozenset[str]:
        rows = self._index.select("select path from notes where kind = 'thesis'")
        return frozenset(path for (path,) in rows)

    def is_thesis(self, path: str) -> bool:
        """Whether a note is a thesis."""
        return path in self._theses

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        """A note's name, or its path where it shares the name."""
        return {
            path: name if alone == 1 else path.removesuffix(_ENDING)
            for path, name, alone in self._index.select(
                "select path, name, count(*) over (partition by key) from notes"
            )
        }

    def target(self, path: str) -> str | None:
        """What a link to a note says; nothing where none can lead there."""
        target = self._targets.get(path, "")
        return target if target and is_linkable(target) else None
