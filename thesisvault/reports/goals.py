"""What the links of theses lead to."""

from collections.abc import Iterable, Iterator
from typing import Literal

from thesisvault.index.store import Index
from thesisvault.note.model import Link, LinkForm
from thesisvault.text import Record
from thesisvault.vault.target import parse_target

Form = Literal["note", "file", "unwritten", "url", "text"]

# A link to a heading of its own note leads nowhere else.
_LINKS = """
select links.note, links.target, links.form, links.path, notes.name, notes.kind
from theses
join links on links.note = theses.note and links.rule <> 'self'
left join notes on notes.id = links.to_note
"""


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
        # Most links are written many times: one record for each way to write one.
        goals: dict[tuple[str | None, ...], Goal] = {}
        self._goals: dict[tuple[int, str], Goal] = {}
        for note, target, *rest in index.select(_LINKS):
            written = (target, *rest)
            goal = goals.get(written)
            if goal is None:
                goal = goals[written] = _goal(*written)
            self._goals[note, target] = goal

    def of(self, note: int, links: Iterable[Link]) -> Iterator[Goal]:
        """What links in a note lead to."""
        for link in links:
            goal = self._goals.get((note, link.target))
            if goal is not None:
                yield goal
