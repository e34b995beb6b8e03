"""A vault of a few notes, a journal, and edits to make in it."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from thesisvault.errors import VaultError
from thesisvault.writing import renaming
from thesisvault.writing.journal import Journal, Make, Read
from thesisvault.writing.plan import Change, Plan

OLD = "# Acme\n\nOne line — and more.\n".encode()


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder that holds a vault and a home for its journal."""

    folder: Path

    @property
    def root(self) -> Path:
        """The vault's folder."""
        return self.folder / "vault"

    @property
    def journal(self) -> Journal:
        """A journal as a new process would open it."""
        return Journal(self.folder / "home", self.root)

    def write(self, make: Make) -> Plan:
        """Carry out a plan."""
        return self.journal.write("vault test", "2026-06-30 12:00:00+00:00", make)

    def tries(self, make: Make) -> bool:
        """Whether a plan was carried out, and not refused."""
        try:
            self.write(make)
        except VaultError:
            return False
        return True

    def undoes(self) -> bool:
        """Whether the last edit was taken back, and that not refused."""
        try:
            self.journal.undo()
        except VaultError:
            return False
        return True

    @property
    def contents(self) -> dict[str, bytes]:
        """All files of the vault, hidden ones among them."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def make_desk(folder: Path, **notes: bytes) -> Desk:
    """Lay out a vault with some notes; `Acme` holds `OLD` where nothing is said."""
    desk = Desk(folder)
    desk.root.mkdir(parents=True)
    for name, data in (notes or {"Acme": OLD}).items():
        path = desk.root / f"{name}.md"
        path.write_bytes(data)
        # Long ago: what was written just now is waited for.
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return desk


def be_on(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on a system that can swap files, on one that cannot, or can even less."""
    if system in ("plain", "plainest"):
        monkeypatch.setattr(renaming, "_renamer", lambda: None)
    if system == "plainest":

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.ENOTSUP, "no second names")

        monkeypatch.setattr(os, "link", refuse)


def appending(line: bytes, *names: str) -> Make:
    """A plan that adds a line to some notes, `Acme.md` if none is named."""

    def make(read: Read) -> Plan:
        found = [read(name) for name in names or ("Acme.md",)]
        return Plan(
            tuple(
                Change(each.place, each.before, (each.before or b"") + line)
                for each in found
            )
        )

    return make
