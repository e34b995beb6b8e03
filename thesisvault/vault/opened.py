"""A vault that is open: its notes, and what their links lead to."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from thesisvault.files import UnreadableFileError
from thesisvault.note.model import LinkForm
from thesisvault.vault.config import Config, find_root, load_config
from thesisvault.vault.lookup import Entry, find_note
from thesisvault.vault.reading import Reading, read_note
from thesisvault.vault.resolve import Resolution, Resolver
from thesisvault.vault.walk import Walk, is_hidden, walk


class Vault:
    """A vault: its files as they lay when first asked for, its notes as they are now.

    Nothing is kept of a note that was read.
    """

    def __init__(self, root: Path, config: Config) -> None:
        self.root = root
        self.config = config

    @cached_property
    def files(self) -> Walk:
        """All files, notes and others, and what could not be looked at."""
        return walk(self.root)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(file.path for file in self.files)

    def prepare(self) -> None:
        """Look at all files now, and not when that is first needed."""
        self.resolve("", "")

    @property
    def paths(self) -> Iterator[str]:
        """The paths of all notes, in their order."""
        return (file.path for file in self.files if file.is_note)

    def read(self, path: str) -> Reading:
        """Read the note at a path.

        Raises:
            UnreadableFileError: If the file is not there or may not be read.
        """
        return read_note(self.root, path, self.config)

    def notes(self, kind: str | None = None) -> Iterator[Reading]:
        """Read all notes, or those of a kind; templates and ignored ones are not among.

        A note that cannot be read is passed over.
        """
        for path in self.paths:
            if is_hidden(path, self.config):
                continue
            try:
                reading = self.read(path)
            except UnreadableFileError:
                continue
            if kind in (None, reading.kind):
                yield reading

    def note(self, name: str) -> Reading:
        """Read the note that is meant by a name, a path, or a unique part of one.

        Raises:
            NoNoteError: If no note is meant.
            SeveralNotesError: If more than one may be.
            UnreadableFileError: If the file may not be read.
        """
        entries = [Entry(path, is_hidden(path, self.config)) for path in self.paths]
        return self.read(find_note(name, entries))

    def resolve(
        self, target: str, source: str, form: LinkForm = "wikilink"
    ) -> Resolution:
        """Find what a link leads to.

        Args:
            target: As written, up to the label's pipe.
            source: The path of the note that holds the link.
        """
        return self._resolver.resolve(target, source, form)


def open_vault(path: str | Path = ".") -> Vault:
    """Open the vault that a folder is, or lies in.

    Raises:
        NoVaultError: If neither the folder nor any above it is a vault.
        VaultError: If its configuration cannot be used.
    """
    root = find_root(Path(path).expanduser())
    return Vault(root, load_config(root))
