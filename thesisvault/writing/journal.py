"""What was edited, kept so that it can be taken back.

Before a note is touched, an entry with the bytes before and after lies in the user's
data folder, marked as pending; afterwards it is marked as done. Who finds a pending
entry knows that its writer was stopped: what it did in part is taken back. Without a
journal nothing is written: an edit that cannot be taken back is none that a careful
person would want.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from zlib import crc32

from thesisvault.errors import VaultError
from thesisvault.files import reason
from thesisvault.writing.entry import (
    BrokenEntryError,
    Entry,
    encode_entry,
    load_entry,
)
from thesisvault.writing.locks import hold
from thesisvault.writing.places import find_place, read_for_edit
from thesisvault.writing.plan import Change, Plan
from thesisvault.writing.state import finish_names, remove_folders, states_of, take_back
from thesisvault.writing.steps import ChangedOnDiskError, write_new
from thesisvault.writing.writer import clean_up, write_plan

_MOST_ENTRIES = 200
_MOST_BYTES = 64 * 1024 * 1024
# A file this young may still be being written by an editor.
_YOUNG_NS = 50_000_000
_PATIENCE = 40

# Gives a file of the vault as it is: a change that changes nothing yet.
Read = Callable[[str], Change]
Make = Callable[[Read], Plan]


class NoJournalError(VaultError):
    """The journal cannot be kept."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"nothing was written, since it could not be taken back: the journal in "
            f'"{folder}" cannot be kept ({reason(error)}); make that possible, or name '
            f"another folder with XDG_DATA_HOME"
        )


class NothingToUndoError(VaultError):
    """The journal has no entry."""

    def __init__(self, root: Path) -> None:
        super().__init__(f'there is no edit of "{root}" to take back')


class ChangedSinceError(VaultError):
    """A file is no longer what the edit made of it."""

    def __init__(self, name: str, entry: Entry) -> None:
        super().__init__(
            f'"{name}" has changed since {entry.command} ({entry.when[:16]}), so '
            f'nothing was taken back; "vault undo --diff" shows what to change by hand'
        )


def _is_young(path: Path) -> bool:
    """Whether a file was written a moment ago."""
    try:
        return 0 <= time.time_ns() - path.stat().st_mtime_ns < _YOUNG_NS
    except OSError:
        return False


def _read(root: Path, name: str) -> Change:
    place = find_place(root, name)
    data = read_for_edit(place)
    return Change(place, data, data)


def preview(root: Path, make: Make) -> Plan:
    """Make a plan without carrying it out.

    Raises:
        VaultError: If it cannot be made.
    """
    return make(lambda name: _read(root, name)).effective


class Journal:
    """The edits of one vault, in a folder of the user's.

    Args:
        home: The folder of all vaults' journals; edits of all of them take turns.
    """

    def __init__(self, home: Path, root: Path) -> None:
        self.home = home
        self.root = root
        real = root.resolve()
        name = "".join(each if each.isalnum() else "-" for each in real.name[:40])
        self.folder = home / "journal" / f"{name}-{crc32(repr(real).encode()):08x}"

    def _paths(self, ending: str) -> list[Path]:
        try:
            # Only names: there may be hundreds.
            names = os.listdir(self.folder)  # noqa: PTH208
        except FileNotFoundError:
            return []
        return [self.folder / name for name in sorted(names) if name.endswith(ending)]

    def entries(self) -> Iterator[Entry]:
        """The edits that can be taken back, the newest first.

        Raises:
            BrokenEntryError: If one cannot be read.
        """
        for path in reversed(self._paths(".done")):
            yield load_entry(path, self.root)

    @contextmanager
    def _turn(self) -> Iterator[str]:
        """Wait for our turn, and see to what a stopped writer has left."""
        with ExitStack() as stack:
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                mark = stack.enter_context(hold(self.home / "lock"))
                self._recover(mark)
            except OSError as error:
                raise NoJournalError(self.home, error) from error
            yield mark

    def _recover(self, mark: str) -> None:
        for path in self._paths(".new"):
            path.unlink()
        for path in self._paths(".pending"):
            try:
                entry = load_entry(path, self.root)
            except BrokenEntryError:
                path.replace(path.with_suffix(".broken"))
            else:
                self._settle(entry, mark)

    def _settle(self, entry: Entry, mark: str) -> None:
        """Bring an edit that was stopped to one of its ends."""
        clean_up(entry.plan, f"{mark}-{entry.number}")
        finish_names(entry.plan)
        states = {state for _, state in states_of(entry.plan)}
        if states == {"before", "after"}:
            with suppress(VaultError):
                take_back(entry.plan, f"{mark}-{entry.number}")
            states = {state for _, state in states_of(entry.plan)}
        if states == {"before"}:
            remove_folders(entry.plan)
            entry.path.unlink()
        else:
            self._keep(entry.path)

    def _keep(self, path: Path) -> None:
        """Mark an edit as done, and forget the oldest where there are too many."""
        path.replace(path.with_suffix(".done"))
        total = 0
        for count, kept in enumerate(reversed(self._paths(".done"))):
            total += kept.stat().st_size
            if count >= _MOST_ENTRIES or (count and total > _MOST_BYTES):
                kept.unlink()

    def _record(self, command: str, when: str, plan: Plan) -> Entry:
        """Write an entry, as pending."""
        known = [int(path.stem) for path in self._paths("") if path.stem.isdigit()]
        path = self.folder / f"{max(known, default=0) + 1:06}.new"
        try:
            # Should the power fail, one note is whole without a journal.
            data = encode_entry(command, when, plan)
            write_new(path, data, is_flushed=plan.is_of_several)
            path = path.rename(path.with_suffix(".pending"))
        except OSError as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise NoJournalError(self.folder, error) from error
        return Entry(path, command, when, plan)

    def write(self, command: str, when: str, make: Make) -> Plan:
        """Carry out a plan that is made once no one else of us is writing.

        It is made anew if an editor writes to one of its files meanwhile, but only
        once. An empty plan leaves no trace.

        Args:
            make: Makes the plan, with what it is given to read files.

        Raises:
            BusyError: If others are writing for too long.
            ChangedOnDiskError: If a file keeps changing.
            NoJournalError: If the edit could not be taken back.
            VaultError: If the plan cannot be made, or carried out.
        """
        with self._turn() as mark:
            try:
                return self._carry_out(command, when, make(self._read).effective, mark)
            except ChangedOnDiskError:
                return self._carry_out(command, when, make(self._read).effective, mark)

    def _carry_out(self, command: str, when: str, plan: Plan, mark: str) -> Plan:
        if plan.is_empty:
            return plan
        entry = self._record(command, when, plan)
        try:
            write_plan(plan, f"{mark}-{entry.number}")
        except VaultError:
            # All was rolled back, unless that was refused as well.
            if any(state == "after" for _, state in states_of(plan)):
                self._settle(entry, mark)
            else:
                entry.path.unlink()
            raise
        self._keep(entry.path)
        return plan

    def _read(self, name: str) -> Change:
        """Read a file, once no editor seems to be in the middle of writing it."""
        found = _read(self.root, name)
        for _ in range(_PATIENCE):
            if not _is_young(found.place.real) or self._is_ours(found):
                break
            time.sleep(_YOUNG_NS / 1e9)
            earlier, found = found, _read(self.root, name)
            if found == earlier:
                break
        return found

    def _is_ours(self, found: Change) -> bool:
        """Whether the newest edit left a file as it is now."""
        with suppress(BrokenEntryError):
            newest = next(self.entries(), None)
            return newest is not None and any(
                change.place.real == found.place.real and change.after == found.after
                for change in newest.plan.changes
            )
        return False

    def undo(self) -> Entry:
        """Take back the newest edit; where it is undone already, forget it.

        Raises:
            BrokenEntryError: If its entry cannot be read.
            ChangedSinceError: If a file is no longer what it made of it.
            NothingToUndoError: If there is none.
            VaultError: If it cannot be taken back.
        """
        with self._turn() as mark:
            entry = next(self.entries(), None)
            if entry is None:
                raise NothingToUndoError(self.root)
            for name, state in states_of(entry.plan):
                if state == "other":
                    raise ChangedSinceError(name, entry)
            # From here on, who finds it stopped goes on with taking it back.
            pending = entry.path.rename(entry.path.with_suffix(".pending"))
            try:
                take_back(entry.plan, f"{mark}-{entry.number}")
            except VaultError:
                pending.rename(entry.path)
                raise
            pending.unlink()
            return entry
