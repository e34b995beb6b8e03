"""What the links of theses lead to."""

from collections.abc import Iterable, Iterator
from typing import Literal

from thesisvault.index.store import Index
from thesisvault.note.model import Link, LinkForm
from thesisvault.text import Record
from thesisvault.vault.target import parse_target

Form = Literal["note", "file", "unwritten", "url", "text"]

# A link to a heading of its own note leads nowhere else.
_TARGETS = """
select targets.id, text, form, targets.path, notes.name, notes.kind
from targets left join notes on notes.id = to_note
where rule <> 'self'
"""
_LINKS = "select note, target from theses join link_places using (note)"


class Goal(Record, frozen=True, order=True):
    """What is led to: a note, a file, a name that no note has, a URL, or just words."""

    name: str
    form: Form
    path: str | None = None
    kind: str | None = None


def _goal(
    target: str, form: LinkForm, path: str | None, name: str | None, kind: str | None
) -> Goal:
    if name is not None:
        return Goal(name, "note", path, kind)
    if path is not None:
        return Goal(path.rpartition("/")[2], "file", path)
    return Goal(parse_target(target, form).path, "unwritten")


class Goals:
    """The goals of all links in theses."""

    def __init__(self, index: Index) -> None:
        targets = {key: row for key, *row in index.select(_TARGETS)}
        # Most links are written many times: one record for each way to write one.
        goals: dict[int, Goal] = {}
        self._goals: dict[tuple[int, str], Goal] = {}
        for note, key in index.select(_LINKS):
            row = targets.get(key)
            if row is not None:
                goal = goals.get(key) or goals.setdefault(key, _goal(*row))
                self._goals[note, row[0]] = goal

    def of(self, note: int, links: Iterable[Link]) -> Iterator[Goal]:
        """What links in a note lead to."""
        for link in links:
            goal = self._goals.get((note, link.target))
            if goal is not None:
                yield goal
