"""An edit as the journal keeps it: one file, with all bytes before and after."""

from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import UnreadableFileError, read_bytes
from thesisvault.text import Record, json_of
from thesisvault.writing.places import Place
from thesisvault.writing.plan import Change, Move, Plan


class BrokenEntryError(VaultError):
    """The newest entry of the journal cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'the journal is damaged: "{path}" cannot be read; remove that file to '
            f"come to the edit before it"
        )


class Entry(Record, frozen=True):
    """An edit: the command, when it was given, and what it did to which files."""

    path: Path
    command: str
    when: str
    plan: Plan

    @property
    def number(self) -> int:
        """Its place in the order of edits."""
        return int(self.path.stem)


def _length(data: bytes | None) -> int | None:
    return None if data is None else len(data)


def _line(head: object) -> bytes:
    try:
        return json_of(head)
    except UnicodeEncodeError:
        # A folder whose name is no text.
        import json

        return json.dumps(head).encode()


def encode_entry(command: str, when: str, plan: Plan) -> bytes:
    """Write an entry down: a line of JSON, then bytes whose lengths it tells."""
    head = {
        "format": 1,
        "command": command,
        "when": when,
        "changes": [
            [
                change.place.name,
                str(change.place.real),
                _length(change.before),
                _length(change.after),
            ]
            for change in plan.changes
        ],
        "moves": [
            [move.name, move.new_name, str(move.old), str(move.new)]
            for move in plan.moves
        ],
        "folders": list(map(str, plan.folders)),
    }
    contents = [each or b"" for c in plan.changes for each in (c.before, c.after)]
    return b"".join([_line(head), b"\n", *contents])


class _Cutter:
    """Cuts bytes off the front of others."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def cut(self, length: int | None) -> bytes | None:
        if length is None:
            return None
        start, self._at = self._at, self._at + length
        if self._at > len(self._data):
            raise ValueError(length)
        return self._data[start : self._at]


def _decode(data: bytes, path: Path, root: Path) -> Entry:
    # Imported here: who writes an entry reads none.
    import json

    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    cutter = _Cutter(rest)
    changes = [
        Change(
            Place(name, root / name, Path(real)),
            cutter.cut(before),
            cutter.cut(after),
        )
        for name, real, before, after in head["changes"]
    ]
    moves = [
        Move(name, new_name, Path(old), Path(new))
        for name, new_name, old, new in head["moves"]
    ]
    plan = Plan(tuple(changes), tuple(moves), tuple(map(Path, head["folders"])))
    return Entry(path, head["command"], head["when"], plan)


def load_entry(path: Path, root: Path) -> Entry:
    """Read an entry of the journal of the vault at a root.

    Raises:
        BrokenEntryError: If it cannot be read.
    """
    try:
        return _decode(read_bytes(path) or b"", path, root)
    except (KeyError, TypeError, UnreadableFileError, ValueError) as error:
        raise BrokenEntryError(path) from error
