"""Which notes there are, and how the theses among them stand."""

from operator import attrgetter

from thesisvault.files import fold
from thesisvault.index.store import Index
from thesisvault.text import Record
from thesisvault.thesis.vocabulary import KINDS

_QUERY = """
    select path, name, kind, status, head, stage, reviewed, due, is_hidden
    from notes left join theses on note = id
"""


class Listed(Record, frozen=True):
    """A note in a list; what only a thesis has is nothing for others."""

    path: str
    name: str
    kind: str
    status: str | None
    status_head: str | None
    stage: str | None
    last_reviewed: str | None
    due: str | None
    is_hidden: bool

    @property
    def rank(self) -> tuple[int, str, str]:
        """Where it stands: by kind, then by name."""
        return kind_rank(self.kind), fold(self.name), self.path


def kind_rank(kind: str) -> int:
    """Where a kind stands among kinds; theses come first, plain notes last."""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def list_notes(
    index: Index, kind: str | None = None, *, has_hidden: bool = False
) -> list[Listed]:
    """List the notes, or those of a kind: by kind, then by name.

    Args:
        has_hidden: Whether ignored notes and templates are listed, too.
    """
    found = index.select(_QUERY)
    rows = (Listed(*[*row[:-1], bool(row[-1])]) for row in found)
    wanted = [
        each
        for each in rows
        if kind in (None, each.kind) and (has_hidden or not each.is_hidden)
    ]
    return sorted(wanted, key=attrgetter("rank"))
