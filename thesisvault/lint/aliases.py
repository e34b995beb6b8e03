"""Aliases, and the notes that have them."""

from collections.abc import Mapping

from thesisvault.lint.rule import Ground
from thesisvault.text import Record

_QUERY = """
    select aliases.key, notes.path, notes.name, alias, line
    from aliases join notes on notes.id = aliases.note
    where not notes.is_hidden
    group by aliases.key, notes.id order by aliases.key, notes.path
"""


class Owner(Record, frozen=True, order=True):
    """A note that has an alias, as it writes it."""

    path: str
    name: str
    alias: str
    line: int


def alias_owners(ground: Ground) -> Mapping[str, list[Owner]]:
    """The notes that have an alias, by the alias as it compares."""
    owners: dict[str, list[Owner]] = {}
    for key, *owner in ground.select(_QUERY):
        owners.setdefault(key, []).append(Owner(*owner))
    return owners
