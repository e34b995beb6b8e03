"""Fixing what lint finds, for the commands that do so."""

from collections.abc import Sequence
from pathlib import Path

import click

from thesisvault.cli.console import one_line
from thesisvault.cli.editing import carry_out
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.errors import VaultError
from thesisvault.index.draft import Draft
from thesisvault.lint.fixing import Fixed, fix_all, may_fix
from thesisvault.lint.look import Look
from thesisvault.lint.notes import IndexedNotes
from thesisvault.lint.report import Report
from thesisvault.writing.journal import Read
from thesisvault.writing.plan import Change, Plan


class Mender:
    """Fixes what may be fixed in a vault, or shows what that would change."""

    def __init__(self, session: Session, look: Look, *, is_unsafe: bool) -> None:
        self._session = session
        self._look = look
        self._is_unsafe = is_unsafe
        self._changes: dict[str, Change] = {}
        self._real: set[Path] = set()
        self.locked: dict[str, str] = {}
        self.fixed = Fixed({}, (), 0, (), ())

    def _bytes_of(self, path: str, read: Read) -> bytes | None:
        """A note's bytes, where it may be written to; else why not is kept."""
        try:
            change = read(path)
        except VaultError as error:
            self.locked[path] = str(error)
            return None
        # Of two paths to one file, the first is enough.
        if change.place.real in self._real:
            return None
        self._real.add(change.place.real)
        self._changes[path] = change
        return change.before

    def _make(self, read: Read) -> Plan:
        self._changes.clear()
        self._real.clear()
        self.locked.clear()
        with Draft(self._session.index(), self._session.order()) as draft:
            self.fixed = fix_all(
                draft,
                self._look,
                lambda path: self._bytes_of(path, read),
                is_unsafe=self._is_unsafe,
            )
        return Plan(
            tuple(
                Change(self._changes[path].place, before, after)
                for path, (before, after) in sorted(self.fixed.notes.items())
            )
        )

    def mend(self, about: str, *, is_diff: bool) -> Sequence[Report]:
        """Fix, or only print what that would change; what is left to be told.

        Args:
            about: What is looked at, for the list of edits.
        """
        found = self._found()
        if not any(may_fix(report, is_unsafe=self._is_unsafe) for report in found):
            return found
        carry_out(self._session, about, self._make, diff=is_diff)
        if is_diff:
            return self.fixed.left
        # Told as it lies on the disk: a note may lie there under two paths.
        self._session.close()
        return self._found()

    def _found(self) -> Sequence[Report]:
        index = self._session.index()
        return self._look(index, IndexedNotes(index, Path.cwd()).lines)

    def tell(self, *, is_diff: bool) -> None:
        """Say how much was fixed, and which notes were left alone, and why."""
        for sentence in self.locked.values():
            _note(sentence)
        for path in self.fixed.refused:
            _note(f'"{path}" was left alone: a fix would do more to it than it should')
        if self.fixed.notes:
            click.echo(_mended(self.fixed, is_diff=is_diff), err=True)


def _note(sentence: str) -> None:
    click.echo(f"note: {one_line(sentence)}", err=True)


def _mended(fixed: Fixed, *, is_diff: bool) -> str:
    """How much was fixed, in a sentence."""
    verb = "Would mend" if is_diff else "Mended"
    notes = counted(len(fixed.notes), "note")
    line = f"{verb} {counted(len(fixed.mended), 'finding')} in {notes}"
    if fixed.overlapping:
        line += f", {fixed.overlapping} of them after others in the same place"
    return f"{line}." if is_diff else f'{line}; "vault undo" takes it back.'
