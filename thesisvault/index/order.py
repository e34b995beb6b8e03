"""What is asked of the index: of which vault, kept where, with which checks."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

from thesisvault.findings import Finding
from thesisvault.index.manifest import Manifest, make_manifest
from thesisvault.index.program import program_fingerprint
from thesisvault.text import Record
from thesisvault.vault.config import Config
from thesisvault.vault.walk import walk

# It is given a `Reading`. That is not named here, since it knows notes and theses,
# and a command for which nothing has changed need not import those.
Check = Callable[..., Sequence[Finding]]
# How many notes have been read, and how many there are to read.
Progress = Callable[[int, int], None]


class Order(Record, frozen=True):
    """What to index, where to keep it, and what to check in each note.

    Args:
        folder: The folder for the indexes of all vaults; nothing: kept in memory.
        check: What finds faults in one note: a function of a module, so that other
            processes can be told of it. Its findings are kept, so all commands of a
            program must give the same, or each makes the index anew.
        progress: Told now and then how far reading has come, where it takes a while.
        is_rebuild: Whether to make the index anew, whatever there is.
        soon: Loads what will be asked of the index; called by another thread, while
            SQLite sorts what is new to it.
    """

    root: Path
    config: Config
    folder: Path | None = None
    check: Check | None = None
    progress: Progress | None = None
    is_rebuild: bool = False
    soon: Callable[[], object] | None = None

    @property
    def home(self) -> Path | None:
        """The folder for this vault's index; nothing where it has to be in memory."""
        if self.folder is None:
            return None
        root, folder = self.root.resolve(), self.folder.resolve()
        # What synchronises the vault is not to carry a database about.
        if folder.is_relative_to(root):
            return None
        name = "".join(each if each.isalnum() else "-" for each in root.name[:40])
        # Two vaults of one mark would merely take turns: see the fingerprint.
        return folder / f"{name}-{crc32(repr(root).encode()):08x}"

    @property
    def fingerprint(self) -> str:
        """All that decides how notes are read, apart from the notes."""
        check = self.check
        called = (check.__module__, check.__qualname__) if check else ()
        program = program_fingerprint()
        return f"{self.root.resolve()!r} {self.config.fingerprint} {called} {program}"

    def manifest(self) -> Manifest:
        """The state of the vault's files now."""
        since = time.time_ns()
        return make_manifest(walk(self.root), self.fingerprint, since)

    def tell(self, count: int) -> Callable[[int], None] | None:
        """What is to be told how many of some notes have been read, if anything."""
        progress = self.progress
        if progress is None:
            return None
        return lambda done: progress(min(done, count), count)
