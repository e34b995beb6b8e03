"""What the index was made from: every file's size, times and inode, and the rules.

It is kept as bytes that are the same for the same vault, so that finding nothing
changed is one comparison.
"""

import marshal
import os
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from thesisvault.text import Record
from thesisvault.vault.walk import File

# Two seconds is the coarsest clock of a file system (FAT).
_GRAIN = 2_000_000_000
# Objects are not shared in this version, so that equal values give equal bytes.
_MARSHAL_VERSION = 2

State = tuple[int, int, int, int]


class Manifest(Record, frozen=True):
    """The state of a vault's files, and a fingerprint of how they were read."""

    fingerprint: str
    notes: Mapping[str, State]
    attachments: tuple[str, ...]

    def encode(self) -> bytes:
        """The manifest as bytes."""
        value = (self.fingerprint, list(self.notes.items()), list(self.attachments))
        return marshal.dumps(value, _MARSHAL_VERSION)

    def unsettled(self, since: int) -> list[str]:
        """Notes that may have changed unseen since a time, within the clock's grain."""
        return [
            path
            for path, (_, written, changed, _) in self.notes.items()
            if max(written, changed) > since - _GRAIN
        ]


class Changes(Record, frozen=True):
    """What is different between two states of a vault."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    attachments_added: tuple[str, ...]
    attachments_removed: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many notes are to be read or dropped."""
        return len(self.added) + len(self.removed) + len(self.changed)


def decode_manifest(data: bytes) -> Manifest:
    """Read what `Manifest.encode` wrote."""
    # The bytes are this program's own, from a file that nobody else has written.
    fingerprint, notes, attachments = marshal.loads(data)  # noqa: S302
    return Manifest(fingerprint, dict(notes), tuple(attachments))


def make_manifest(files: Iterable[File], fingerprint: str) -> Manifest:
    """The manifest of the files that a walk found."""
    notes = {}
    attachments = []
    for file in files:
        if file.is_note:
            notes[file.path] = (
                file.size,
                file.mtime_ns,
                file.ctime_ns,
                file.inode,
            )
        else:
            attachments.append(file.path)
    return Manifest(fingerprint, notes, tuple(attachments))


def find_changes(old: Manifest, new: Manifest, unseen: Collection[str] = ()) -> Changes:
    """What happened to a vault between two states.

    Args:
        unseen: Notes that changed without a trace in size and times.
    """
    before, after = set(old.attachments), set(new.attachments)
    return Changes(
        tuple(path for path in new.notes if path not in old.notes),
        tuple(path for path in old.notes if path not in new.notes),
        tuple(
            path
            for path, state in new.notes.items()
            if path in old.notes and (old.notes[path] != state or path in unseen)
        ),
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
    )


def code_fingerprint() -> str:
    """A fingerprint of this program's own files: other code reads notes otherwise."""
    package = Path(__file__).parent.parent
    state = []
    for folder in ("", "note", "thesis", "vault", "index", "lint", "lint/rules"):
        try:
            with os.scandir(package / folder) as entries:
                state += [
                    (folder, entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
                    for entry in entries
                    if entry.name.endswith((".py", ".sql"))
                ]
        except OSError:
            continue
    return blake2b(repr(sorted(state)).encode(), digest_size=12).hexdigest()
