"""What a command works on: the vault, its configuration, its index, today."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from thesisvault import index as indexes
from thesisvault.cli.progress import Waiting
from thesisvault.errors import VaultError
from thesisvault.vault.config import Config, NoVaultError, find_root, load_config


class NoFolderError(VaultError):
    """The folder given with -C is none."""

    def __init__(self, path: Path) -> None:
        super().__init__(f'there is no folder "{path}"; give the vault with -C DIR')


def cache_folder() -> Path | None:
    """The user's folder for what may be lost; nothing where there is no home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # As the specification has it: a relative path is to be passed over.
    if named.is_absolute():
        return named / "thesisvault"
    if sys.platform == "win32":  # pragma: no cover - tests run elsewhere
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "thesisvault" / "cache" if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":  # pragma: no cover - tests run elsewhere
        return home / "Library" / "Caches" / "thesisvault"
    return home / ".cache" / "thesisvault"


class Session:
    """The vault that one command works on, each part of it made when asked for."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._index: indexes.Index | None = None
        self._waiting = Waiting()
        # Loads what the command needs once it has the index.
        self.soon: Callable[[], object] | None = None

    @cached_property
    def root(self) -> Path:
        """The vault's folder."""
        if self._directory is None:
            return find_root(Path.cwd())
        if not self._directory.is_dir():
            raise NoFolderError(self._directory)
        return self._directory

    def enter(self, place: Path) -> None:
        """Work on the vault that a place lies in, where we stand in none ourselves."""
        try:
            _ = self.root
        except NoVaultError:
            self._directory = find_root(place if place.is_dir() else place.parent)

    @cached_property
    def config(self) -> Config:
        """The vault's configuration."""
        return load_config(self.root)

    @cached_property
    def today(self) -> date:
        """The day on which the command was given, where nothing else is said."""
        return date.today()  # noqa: DTZ011 - the day on the wall is meant

    def order(self, *, is_rebuild: bool = False) -> "indexes.Order":
        """What the index is to be."""
        # Imported here: who only writes a row needs no index.
        from thesisvault.lint.check import check_note

        return indexes.Order(
            self.root,
            self.config,
            cache_folder(),
            check_note,
            progress=self._waiting.tell,
            is_rebuild=is_rebuild,
            soon=self.soon,
        )

    def index(self) -> "indexes.Index":
        """The index, as the vault is now."""
        if self._index is None:
            self._index = indexes.open_index(self.order())
            self._waiting.end()
        return self._index

    def close(self) -> None:
        """Let go of what was opened."""
        self._waiting.end()
        if self._index is not None:
            self._index.close()
            self._index = None
