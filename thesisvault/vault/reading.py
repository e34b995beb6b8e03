"""Reading one note of a vault: from its file to its records."""

from pathlib import Path

from thesisvault.files import Source, read_source
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Record
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.model import Thesis
from thesisvault.thesis.read import read_thesis
from thesisvault.vault.config import Config


class Reading(Record, frozen=True):
    """A note as it was read; `thesis` is nothing where it is none."""

    path: str
    name: str
    kind: str
    is_utf8: bool
    note: Note
    thesis: Thesis | None


def name_of(path: str) -> str:
    """The name of a note: its file's, without the ending, dots and all."""
    return path[path.rfind("/") + 1 :].rpartition(".")[0]


def make_reading(source: Source, path: str, config: Config) -> Reading:
    """Read a note's text, as that of a note at a path."""
    name, vocabulary = name_of(path), config.vocabulary
    note = parse_note(source.text, vocabulary.plain_keys)
    kind = kind_of(note, path, config.kinds)
    thesis = read_thesis(note, name, vocabulary) if kind == "thesis" else None
    return Reading(path, name, kind, source.is_utf8, note, thesis)


def read_note(root: Path, path: str, config: Config) -> Reading:
    """Read a note of a vault.

    Raises:
        UnreadableFileError: If the file is not there or may not be read.
    """
    return make_reading(read_source(root / path), path, config)
