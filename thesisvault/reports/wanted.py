"""Notes that are linked and not yet written: Obsidian's way of planning."""

from collections import Counter
from collections.abc import Iterable, Sequence

from thesisvault.index.store import Index
from thesisvault.text import Record
from thesisvault.vault.other_files import may_be_note
from thesisvault.vault.target import parse_target, path_key

_LINKS = """
    select targets.key, text, form, notes.path, notes.kind
    from link_places cross join targets on targets.id = link_places.target
    join notes on notes.id = link_places.note
    where not is_hidden and link_places.rowid in (
        select link_places.rowid from targets indexed by targets_unresolved
        cross join link_places on link_places.target = targets.id where path is null
    )
    order by notes.path, link_places.n
"""
_ALIASES = """
    select value from fields join notes on notes.id = note
    where fields.name in ('alias', 'aliases') and not is_hidden
"""


class Wanted(Record, frozen=True):
    """A note that is not there: its name as it is mostly written, and who links it.

    `theses` and `notes` count notes, `links` all their links; `first` is the path of
    the first of them.
    """

    name: str
    links: int
    notes: int
    theses: int
    first: str


class _Links:
    """The links that one unwritten note gets."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.notes: dict[str, str] = {}

    def add(self, name: str, path: str, kind: str) -> None:
        """Take a link into account."""
        self.names[name] += 1
        self.notes[path] = kind

    def summed(self) -> Wanted:
        """All of them together."""
        ((name, _),) = self.names.most_common(1)
        return Wanted(
            name,
            self.names.total(),
            len(self.notes),
            sum(kind == "thesis" for kind in self.notes.values()),
            next(iter(self.notes)),
        )


def _aliases(index: Index) -> set[str]:
    """What aliases compare as: a link to one means a note that is there."""
    values = [value for (value,) in index.select(_ALIASES)]
    items = [item.strip() for value in values for item in value.split(", ")]
    return {path_key(alias) for alias in (*values, *items)}


def _sorted(wanted: Iterable[Wanted]) -> list[Wanted]:
    return sorted(wanted, key=lambda each: (-each.links, -each.notes, each.name))


def find_wanted(index: Index) -> Sequence[Wanted]:
    """The notes that are linked and not written, the most linked first."""
    aliases = _aliases(index)
    found: dict[str, _Links] = {}
    for key, target, form, path, kind in index.select(_LINKS):
        if key in aliases or not may_be_note(key):
            continue
        name = parse_target(target, form).path.rpartition("/")[2]
        bare = name[: -len(".md")] if name.lower().endswith(".md") else name
        found.setdefault(key, _Links()).add(bare, path, kind)
    return _sorted(links.summed() for links in found.values())
