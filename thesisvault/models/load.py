"""The models of a vault: the index knows which notes they are, the disk what they say.

Nothing of them is kept: what they come to depends on each other, and computing them
takes less time than finding out whether it has to be done.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from thesisvault.files import UnreadableFileError
from thesisvault.index.garbage import without_collecting
from thesisvault.index.store import Index
from thesisvault.models.read import read_model
from thesisvault.models.solve import Solution, solve
from thesisvault.note.model import Note
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.vault.reading import Reading, make_reading
from thesisvault.vault.resolve import Resolver

_MODELS = "select path from notes where kind = 'model' order by path"
# The models that a note links, and those that these link: it can use no others.
_WITHIN_REACH = """
with recursive reached(id) as (
    select id from notes where path = ?1
    union
    select links.to_note from reached
    join links on links.note = reached.id
    join notes on notes.id = links.to_note
    where notes.kind = 'model'
)
select path from notes
where kind = 'model' and id in (select id from reached) order by path
"""
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

# `[[Model]].name`, and no link at the end of a sentence.
_VALUE = pattern(r"\]\]\.\w")


class Computed(Record, frozen=True):
    """The models of a vault, computed, and the notes that were read for it."""

    notes: Mapping[str, Note]
    solution: Solution


def _read(index: Index, query: str, *values: str) -> Iterator[Reading]:
    """The notes that a query names, but for those that are gone or unreadable."""
    for (path,) in index.select(query, *values):
        with suppress(UnreadableFileError):
            yield make_reading(index.source(path), path, index.config)


def compute_models(index: Index, note: str | None = None) -> Computed:
    """Compute the models of a vault, hidden ones too, since links lead to them.

    Args:
        note: The path of a note: only the models are computed that it can use.
    """
    # Records hold no cycles: there is nothing to collect.
    with without_collecting():
        query, values = (_MODELS, ()) if note is None else (_WITHIN_REACH, (note,))
        notes = {each.path: each.note for each in _read(index, query, *values)}
        models = [read_model(each, path) for path, each in notes.items()]
        resolver = Resolver([path for (path,) in index.select(_PATHS)])
        return Computed(notes, solve(models, resolver))


def referring_notes(index: Index) -> tuple[Reading, ...]:
    """The notes that refer to values of models, and are no models themselves."""
    found = []
    for (path,) in index.select(_REFERRING):
        with suppress(UnreadableFileError):
            source = index.source(path)
            # Many notes link a model, and few take a value from it.
            if _VALUE.search(source.text):
                found.append(make_reading(source, path, index.config))
    return tuple(found)
