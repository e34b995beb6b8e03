"""What is to be done to files: values, to be carried out, kept and taken back."""

from pathlib import Path

from thesisvault.text import Record
from thesisvault.writing.places import Place


class Change(Record, frozen=True):
    """A file's bytes before and after; nothing where there is no file."""

    place: Place
    before: bytes | None
    after: bytes | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.place, self.after, self.before)


class Move(Record, frozen=True):
    """A file or folder that gets another path: in the vault, and on the disk."""

    name: str
    new_name: str
    old: Path
    new: Path

    @property
    def inverse(self) -> "Move":
        """The move that takes this one back."""
        return Move(self.new_name, self.name, self.new, self.old)


class Plan(Record, frozen=True):
    """What is to be done as a whole: folders made, files changed, then some moved."""

    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be done."""
        return not self.changes and not self.moves

    @property
    def is_of_several(self) -> bool:
        """Whether it may be done in part, so that only the journal makes it whole."""
        return len(self.changes) + len(self.moves) > 1

    @property
    def effective(self) -> "Plan":
        """The same without the files that stay as they are."""
        changes = tuple(each for each in self.changes if each.before != each.after)
        return Plan(changes, self.moves, self.folders)

    @property
    def names(self) -> tuple[str, ...]:
        """The files concerned, as paths in the vault."""
        changed = [change.place.name for change in self.changes]
        return tuple(dict.fromkeys([*changed, *(move.name for move in self.moves)]))
