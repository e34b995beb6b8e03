"""What rules about the vault found last, kept for the next time.

On the same day, for the same index, they find the same. So a command for which nothing
has changed need not ask again. It is kept beside the folder of the index, and trusted
as little: what does not fit is passed over, and who cannot write goes on without.
"""

import marshal
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from thesisvault.findings import Fix, Safety
from thesisvault.index.store import Index
from thesisvault.lint.rule import Hit, Place
from thesisvault.text import Edit, Record, Span

_ENDING = ".findings"
# Another form of the rows takes another number.
_FORM = 1
_MARSHAL_VERSION = 2
_SUM_SIZE = 4
_MANIFEST = "select value from meta where key = 'manifest'"

# A rule's code, and what it found.
Found = tuple[str, Hit]


class Kept(Record, frozen=True):
    """What lies on the shelf: which rules were asked, and the rows of what they found.

    Args:
        answers: For which index and day.
    """

    answers: str
    codes: frozenset[str]
    rows: list[Any]


def _fix_row(fix: Fix | None) -> Any:
    if fix is None:
        return None
    edits = [(each.span.start, each.span.end, each.text) for each in fix.edits]
    return (fix.message, fix.safety.value, edits)


def _fix(row: Any) -> Fix | None:
    if row is None:
        return None
    message, safety, edits = row
    spans = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Fix(message, spans, Safety(safety))


def found_row(code: str, hit: Hit) -> Any:
    """What a rule found, in the form in which it can be kept or sent."""
    place = hit.place
    where = (place.path, place.line, place.column, place.end_line, place.end_column)
    return (code, where, hit.message, _fix_row(hit.fix))


def found_of(row: Any) -> Found:
    """What a rule found, from that form."""
    code, where, message, fix = row
    return code, Hit(Place(*where), message, _fix(fix))


class Shelf:
    """The place for what rules find in one vault on one day.

    An index that lives in memory has none: it may be of notes that are not written.
    """

    def __init__(self, index: Index, today: date) -> None:
        self._path = _path_of(index)
        self._answers = _describe(index, today) if self._path else ""
        self._kept = self._read()

    def find(self, codes: Sequence[str]) -> list[Found] | None:
        """What some rules found; nothing where that is not known."""
        kept = self._kept
        if kept is None or not kept.codes.issuperset(codes):
            return None
        wanted = set(codes)
        return [found_of(row) for row in kept.rows if row[0] in wanted]

    def keep(self, codes: Sequence[str], found: Sequence[Found]) -> None:
        """Keep what some rules found, unless more is known."""
        if self._path is None or (self._kept and not self._kept.codes <= {*codes}):
            return
        rows = [found_row(*each) for each in found]
        value = (_FORM, self._answers, list(codes), rows)
        data = marshal.dumps(value, _MARSHAL_VERSION)
        fresh = self._path.with_name(f"{self._path.name}-{os.getpid()}")
        with suppress(OSError):
            try:
                fresh.write_bytes(_sum(data) + data)
                fresh.replace(self._path)
            finally:
                fresh.unlink(missing_ok=True)

    def _read(self) -> Kept | None:
        if self._path is None:
            return None
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        if data[:_SUM_SIZE] != _sum(data[_SUM_SIZE:]):
            return None
        # The sum tells that these are this program's own bytes.
        form, answers, codes, rows = marshal.loads(data[_SUM_SIZE:])  # noqa: S302
        if form != _FORM or answers != self._answers:
            return None
        return Kept(answers, frozenset(codes), rows)


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM_SIZE, "big")


def _path_of(index: Index) -> Path | None:
    if index.path is None:
        return None
    folder = index.path.parent
    return folder.with_name(f"{folder.name}{_ENDING}")


def _describe(index: Index, today: date) -> str:
    """What is another for another index or another day.

    While the index is open, nobody writes to it.
    """
    if index.path is None:
        return ""
    found = index.path.stat()
    state = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    ((manifest,),) = index.select(_MANIFEST)
    sums = crc32(manifest), crc32(repr(index.config).encode())
    return f"{index.path.name} {state} {sums} {today.isoformat()}"
