"""What links to a note, what it links to, and which theses hold a position in it."""

from collections.abc import Sequence
from typing import Any

from thesisvault.files import fold
from thesisvault.index.store import Index
from thesisvault.reports.listing import kind_rank
from thesisvault.text import Record

_OUTGOING = """
    select target, label, form, is_embed, section, line, "column",
           path, rule, is_ambiguous
    from links where note = ? order by n
"""
_INCOMING = """
    select notes.path, name, kind, target, label, form, is_embed, section, line,
           "column", rule
    from links join notes on notes.id = links.note
    where to_note = ?1 and note <> ?1 and not is_hidden
    order by notes.path, n
"""
_HELD = """
    select notes.path, name, sign, role, "group", reason, is_title, line
    from positions join notes on notes.id = positions.note
    where to_note = ?1 and note <> ?1 and sign <> '0' and not is_hidden
    order by notes.path, n
"""
_ALIASES = """
    select notes.path, value from fields join notes on notes.id = note
    where fields.name in ('alias', 'aliases') and not is_hidden
    order by notes.path
"""


class Outgoing(Record, frozen=True):
    """A link or embed of a note, and what it leads to."""

    target: str
    label: str | None
    form: str
    is_embed: bool
    section: str | None
    line: int
    column: int
    path: str | None
    rule: str
    is_ambiguous: bool


class Incoming(Record, frozen=True):
    """A link or embed that leads to a note, and where it stands."""

    path: str
    name: str
    kind: str
    target: str
    label: str | None
    form: str
    is_embed: bool
    section: str | None
    line: int
    column: int
    rule: str


class Held(Record, frozen=True):
    """A position that a thesis holds in a note, and why."""

    path: str
    name: str
    sign: str
    role: str
    group: str | None
    reason: str
    is_title: bool
    line: int


class Linking(Record, frozen=True):
    """A note that links to another: how often, and under which headings."""

    path: str
    name: str
    kind: str
    sections: tuple[str, ...]
    count: int


def note_id(index: Index, path: str) -> int:
    """The number that a note has in the index."""
    ((number,),) = index.select("select id from notes where path = ?", path)
    return int(number)


def _told(row: Sequence[Any], *places: int) -> list[Any]:
    """A row whose numbers at some places are yes or no."""
    return [bool(value) if at in places else value for at, value in enumerate(row)]


def find_outgoing(index: Index, path: str) -> list[Outgoing]:
    """Find what a note links to, in its order."""
    return [
        Outgoing(*_told(row, 3, 9))
        for row in index.select(_OUTGOING, note_id(index, path))
    ]


def find_incoming(index: Index, path: str) -> list[Incoming]:
    """Find what links to a note; its own links and hidden notes are left out."""
    return [
        Incoming(*_told(row, 6))
        for row in index.select(_INCOMING, note_id(index, path))
    ]


def find_held(index: Index, path: str) -> list[Held]:
    """Find the positions that theses hold in a note."""
    return [Held(*_told(row, 6)) for row in index.select(_HELD, note_id(index, path))]


def linking_notes(incoming: list[Incoming]) -> list[Linking]:
    """The notes among incoming links: theses first, then by kind and name."""
    by_path: dict[str, list[Incoming]] = {}
    for link in incoming:
        by_path.setdefault(link.path, []).append(link)
    linking = [
        Linking(
            path,
            links[0].name,
            links[0].kind,
            tuple(dict.fromkeys(link.section for link in links if link.section)),
            len(links),
        )
        for path, links in by_path.items()
    ]
    return sorted(linking, key=_order)


def _order(linking: Linking) -> tuple[int, str, str]:
    return kind_rank(linking.kind), fold(linking.name), linking.path


def find_aliases(index: Index, name: str) -> tuple[tuple[str, str], ...]:
    """Find the notes that have a name for an alias: path, and alias as written."""
    wanted = fold(name.strip())
    found = []
    for path, value in index.select(_ALIASES) if wanted else ():
        # The items of a list stand in one text; an alias may hold a comma itself.
        if f", {wanted}, " in f", {fold(value)}, ":
            items = (item for item in value.split(", ") if fold(item) == wanted)
            found.append((path, next(items, name)))
    return tuple(found)
