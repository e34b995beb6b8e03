"""A review that goes on tomorrow: what was done so far, in the user's data folder."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from thesisvault.cli.editing import data_folder, open_journal
from thesisvault.cli.session import Session
from thesisvault.edits.review_note import PARTS, Deeds
from thesisvault.errors import VaultError
from thesisvault.files import reason
from thesisvault.text import Record
from thesisvault.writing.steps import write_new

_FORMAT = 1


class NoStateError(VaultError):
    """What was done so far cannot be kept."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f'the review cannot be kept for tomorrow: "{path}" cannot be written '
            f"({reason(error)}); make that possible, or name a folder with "
            f"XDG_DATA_HOME"
        )


class Progress(Record, frozen=True):
    """A review under way: its month, what was done, and which theses are done with."""

    month: str
    deeds: Deeds = Deeds()
    handled: tuple[str, ...] = ()

    def adding(self, **items: str) -> "Progress":
        """The same with one item more in each of some parts."""
        parts = {
            part: (*self.deeds.of(part), *([items[part]] if part in items else []))
            for part in PARTS
        }
        return Progress(self.month, Deeds(**parts), self.handled)

    def without(self, path: str) -> "Progress":
        """The same with one thesis done with."""
        handled = tuple(dict.fromkeys([*self.handled, path]))
        return Progress(self.month, self.deeds, handled)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError
    return tuple(value)


def _decoded(data: bytes) -> Progress:
    found = json.loads(data)
    if found["format"] != _FORMAT or not isinstance(found["month"], str):
        raise ValueError
    parts = {part: _texts(found[part]) for part in PARTS}
    return Progress(found["month"], Deeds(**parts), _texts(found["handled"]))


class Store:
    """Where the review of a vault is kept between two sittings."""

    def __init__(self, session: Session) -> None:
        name = open_journal(session).folder.name
        self.path = data_folder() / "review" / f"{name}.json"

    def load(self) -> Progress | None:
        """The review under way; one that cannot be read is put aside."""
        try:
            data = self.path.read_bytes()
        except OSError:
            return None
        try:
            return _decoded(data)
        except (KeyError, TypeError, ValueError):
            with suppress(OSError):
                self.path.replace(self.path.with_suffix(".broken"))
            return None

    def save(self, progress: Progress) -> None:
        """Keep a review, whole at each moment.

        Raises:
            NoStateError: If it cannot be written.
        """
        parts: dict[str, Sequence[str]] = {p: progress.deeds.of(p) for p in PARTS}
        mapping = {
            "format": _FORMAT,
            "month": progress.month,
            **parts,
            "handled": progress.handled,
        }
        fresh = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            write_new(fresh, json.dumps(mapping).encode())
            fresh.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise NoStateError(self.path, error) from error

    def clear(self) -> None:
        """Forget the review, once its note is written."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
