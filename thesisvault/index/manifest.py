"""What the index was made from: every file's size, times and inode, and the rules.

It is kept as bytes that are the same for the same vault, so that finding nothing
changed is one comparison.
"""

import marshal
from collections.abc import Collection, Iterable, Mapping

from thesisvault.text import Record
from thesisvault.vault.walk import File

# Two seconds is the coarsest clock of a file system (FAT).
GRAIN = 2_000_000_000
# Objects are not shared in this version, so that equal values give equal bytes.
_MARSHAL_VERSION = 2

State = tuple[int, int, int, int]


class Changes(Record, frozen=True):
    """What is different between two states of a vault."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    attachments_added: tuple[str, ...] = ()
    attachments_removed: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many notes are to be read or dropped."""
        return len(self.added) + len(self.removed) + len(self.changed)

    @property
    def moved(self) -> tuple[str, ...]:
        """All files that came or went: links may lead elsewhere now."""
        return (
            *self.added,
            *self.removed,
            *self.attachments_added,
            *self.attachments_removed,
        )


class Manifest(Record, frozen=True):
    """The state of a vault's files, and a fingerprint of how they were read.

    Args:
        since: When the files began to be looked at, by this machine's clock.
        encoded: The manifest as bytes, where it was made of those.
    """

    fingerprint: str
    notes: Mapping[str, State]
    attachments: tuple[str, ...]
    since: int = 0
    encoded: bytes = b""

    def encode(self) -> bytes:
        """The manifest as bytes, without the time."""
        if self.encoded:
            return self.encoded
        value = (self.fingerprint, list(self.notes.items()), list(self.attachments))
        return marshal.dumps(value, _MARSHAL_VERSION)

    def without(self, paths: Collection[str]) -> "Manifest":
        """The manifest without some notes."""
        notes = {path: state for path, state in self.notes.items() if path not in paths}
        return Manifest(self.fingerprint, notes, self.attachments, self.since)

    def unsettled(self, paths: Iterable[str]) -> dict[str, int]:
        """Those of some notes that may yet change without a trace, and their times.

        A file written so lately may be written again at what its clock takes for the
        same time. A file from the future is one of them until that time has come.
        """
        notes, settled = self.notes, self.since - GRAIN
        return {
            path: time
            for path in paths
            if (time := max(notes[path][1], notes[path][2])) > settled
        }

    def changes_since(self, old: "Manifest", unseen: Collection[str] = ()) -> Changes:
        """What happened to the vault since an older state of it.

        Args:
            unseen: Notes that changed without a trace in their size and times.
        """
        before, after = set(old.attachments), set(self.attachments)
        known, notes = old.notes, self.notes
        return Changes(
            tuple(path for path in notes if path not in known),
            tuple(path for path in known if path not in notes),
            tuple(
                path
                for path, state in notes.items()
                if path in known and (known[path] != state or path in unseen)
            ),
            tuple(sorted(after - before)),
            tuple(sorted(before - after)),
        )


def digest(data: bytes) -> bytes:
    """A fingerprint of a file's bytes."""
    # Imported here: where nothing has changed lately, nothing is compared.
    from hashlib import blake2b

    return blake2b(data, digest_size=12).digest()


def decode_manifest(data: bytes, since: int = 0) -> Manifest:
    """Read what `Manifest.encode` wrote; it keeps no time."""
    # The bytes are this program's own, from a file that nobody else has written.
    fingerprint, notes, attachments = marshal.loads(data)  # noqa: S302
    return Manifest(fingerprint, dict(notes), tuple(attachments), since, data)


def make_manifest(files: Iterable[File], fingerprint: str, since: int) -> Manifest:
    """The manifest of the files that a walk found.

    Args:
        since: The time at which the walk began, in nanoseconds.
    """
    notes = {}
    attachments = []
    for file in files:
        if file.is_note:
            notes[file.path] = (file.size, file.mtime_ns, file.ctime_ns, file.inode)
        else:
            attachments.append(file.path)
    return Manifest(fingerprint, notes, tuple(attachments), since)
