"""The models of a vault: the index knows which notes they are, the disk what they say.

Nothing of them is kept: what they come to depends on each other, and computing them
takes less time than finding out whether it has to be done.
"""

from collections.abc import Iterable, Mapping

from thesisvault.files import UnreadableFileError, read_source
from thesisvault.index.store import Index
from thesisvault.models.read import read_model
from thesisvault.models.solve import Solution, solve
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Record
from thesisvault.vault.resolve import Resolver

_MODELS = "select path from notes where kind = 'model' order by path"
_HAS_MODELS = "select exists (select 1 from notes where kind = 'model')"
_PATHS = "select path from notes"
# A reference to a model is a link to it. One to a model that does not exist can only
# be told from other links where a claim is bound to it.
_REFERRING = """
select path from notes
where kind <> 'model' and not is_hidden and id in (
    select note from links
    where to_note in (select id from notes where kind = 'model')
    union
    select note from claims where instr(text, '(=') and instr(text, ']].')
)
order by path
"""


class Computed(Record, frozen=True):
    """The models of a vault, computed, and the notes that were read for it."""

    notes: Mapping[str, Note]
    solution: Solution


def has_models(index: Index) -> bool:
    """Whether any note of a vault is a model."""
    return bool(index.select(_HAS_MODELS)[0][0])


def _read(index: Index, paths: Iterable[str]) -> Mapping[str, Note]:
    """The notes at some paths; those that are gone or may not be read are left out."""
    notes = {}
    keys = index.config.vocabulary.plain_keys
    for path in paths:
        try:
            source = read_source(index.root / path)
        except UnreadableFileError:
            continue
        notes[path] = parse_note(source.text, keys)
    return notes


def compute_models(index: Index) -> Computed:
    """Compute all models of a vault, hidden ones too, since links lead to them."""
    notes = _read(index, [path for (path,) in index.select(_MODELS)])
    models = [read_model(note, path) for path, note in notes.items()]
    resolver = Resolver([path for (path,) in index.select(_PATHS)])
    return Computed(notes, solve(models, resolver))


def referring_notes(index: Index) -> Mapping[str, Note]:
    """The notes that may refer to a model, and are none themselves."""
    return _read(index, [path for (path,) in index.select(_REFERRING)])
