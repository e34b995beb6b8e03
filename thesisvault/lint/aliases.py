"""Aliases, and the notes that have them."""

from collections.abc import Iterator, Mapping

from thesisvault.files import fold
from thesisvault.lint.rule import Ground
from thesisvault.text import Record

_QUERY = """
    select notes.path, notes.name, fields.value, fields.line
    from fields join notes on notes.id = fields.note
    where fields.name in ('aliases', 'alias') and fields.style = 'frontmatter'
        and not notes.is_hidden
    order by notes.path
"""
# The items of a list stand in one text, and `Apple, Inc.` has a comma of its own.
_ENDINGS = frozenset(
    """
    inc inc. corp corp. co co. ltd ltd. limited llc l.l.c. llp lp l.p. plc ag se sa
    s.a. nv n.v. bv b.v. gmbh kg ab asa oyj k.k. kk pte pte. spa s.p.a. jr jr. sr sr.
    """.split()  # noqa: SIM905 - one a line would be a page
)


class Owner(Record, frozen=True, order=True):
    """A note that has an alias, as it writes it."""

    path: str
    name: str
    alias: str
    line: int


def _items(value: str) -> Iterator[str]:
    item = ""
    for part in value.split(", "):
        if item and part.strip().lower() in _ENDINGS:
            item += f", {part}"
            continue
        if item:
            yield item
        item = part.strip()
    if item:
        yield item


def alias_owners(ground: Ground) -> Mapping[str, list[Owner]]:
    """The notes that have an alias, by the alias as it compares."""
    owners: dict[str, list[Owner]] = {}
    for path, name, value, line in ground.select(_QUERY):
        for alias in _items(value):
            known = owners.setdefault(fold(alias), [])
            if not known or known[-1].path != path:
                known.append(Owner(path, name, alias, line))
    return owners
