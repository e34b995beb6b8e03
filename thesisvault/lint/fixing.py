"""Fixing: fixes applied over and over, until none is left that may be.

All of that happens on a draft, so that a fix is seen by every rule before anything is
written: what one mends may be what another was about.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from thesisvault.files import UnreadableFileError
from thesisvault.findings import Fix, Safety
from thesisvault.index.draft import Draft
from thesisvault.lint.look import Look
from thesisvault.lint.report import Report
from thesisvault.text import Edit, Lines, Record, apply_edits

# A fix that never mends what it is for would go on and on.
_MOST_ROUNDS = 25

# A note's bytes, or nothing where it is not to be written to.
ReadBytes = Callable[[str], bytes | None]

# What no fix takes away or adds: a fix that would has gone wrong.
_SHAPE = (
    "select level from headings where note = ? order by n",
    "select count(*) from tasks where note = ?",
    "select name from blocks where note = ? order by n",
    "select side from claims where note = ? order by n",
    "select date from evidence where note = ? order by date",
)
_LINKS = "select count(*) from links where note = ?"


class Fixed(Record, frozen=True):
    """What fixing came to.

    Args:
        notes: The bytes of each changed note, before and after.
        mended: The findings whose fixes were applied, where they stood at that time.
        overlapping: How many of them had to wait for one that claimed the same text.
        left: The findings that are left, in the notes as they are then.
        refused: The notes that a fix would have damaged, which were left alone.
    """

    notes: Mapping[str, tuple[bytes, bytes]]
    mended: tuple[Report, ...]
    overlapping: int
    left: tuple[Report, ...]
    refused: tuple[str, ...]


class _Choice:
    """Fixes that do not get into each other's way."""

    def __init__(self) -> None:
        self.edits: dict[str, list[Edit]] = {}
        self.reports: list[Report] = []
        self.waiting = 0

    def add(self, report: Report, fix: Fix) -> None:
        """Choose a fix, unless it is to wait for another."""
        taken = self.edits.setdefault(report.place.path, [])
        if any(_touch(one, other) for one in fix.edits for other in taken):
            self.waiting += 1
            return
        taken.extend(fix.edits)
        self.reports.append(report)


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits claim the same text, or stand wall to wall."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end


class _Shape(Record, frozen=True):
    """What of a note no fix changes; and how many links it has, which may be more."""

    kept: list[object]
    links: int


def _is_damaged(before: _Shape, after: _Shape) -> bool:
    return before.kept != after.kept or after.links < before.links


def _unmended(
    mended: Iterable[Report], found: Iterable[Report], now: Iterable[Report]
) -> set[str]:
    """The notes in which something should be gone and is not."""
    counts = [
        Counter((each.place.path, each.name) for each in reports)
        for reports in (found, mended, now)
    ]
    before, gone, after = counts
    return {key[0] for key in gone if after[key] > before[key] - gone[key]}


class _Fixing:
    """Notes being fixed: their texts so far, and the draft that knows them."""

    def __init__(self, draft: Draft, look: Look, read: ReadBytes) -> None:
        self.before: dict[str, bytes] = {}
        self.texts: dict[str, str] = {}
        self.refused: list[str] = []
        self._closed: set[str] = set()
        self._draft = draft
        self._look = look
        self._read = read

    def _lines(self, path: str) -> Lines:
        try:
            return Lines(self._draft.source(path).text)
        except UnreadableFileError:
            return Lines("")

    def look(self) -> Sequence[Report]:
        """What is wrong in the notes as they are by now."""
        return self._look(self._draft, self._lines)

    def open(self, paths: Iterable[str]) -> bool:
        """Take notes up as they are on the disk now; tell whether any was new."""
        new = sorted({*paths} - self.texts.keys() - self._closed)
        for path in new:
            data = self._read(path)
            if data is None:
                self._closed.add(path)
            else:
                self.before[path] = data
                self.texts[path] = data.decode()
        self._put(path for path in new if path in self.texts)
        return bool(new)

    def _put(self, paths: Iterable[str]) -> None:
        self._draft.put({path: self.texts[path].encode() for path in paths})

    def is_open(self, path: str) -> bool:
        """Whether a note may be written to."""
        return path not in self._closed

    def _shape(self, path: str) -> _Shape:
        ((key,),) = self._draft.select("select id from notes where path = ?", path)
        ((links,),) = self._draft.select(_LINKS, key)
        return _Shape([self._draft.select(query, key) for query in _SHAPE], links)

    def apply(self, choice: _Choice, found: Sequence[Report]) -> Sequence[Report]:
        """Apply fixes to what was found; what is found then.

        A note to which they do more than they should, or which they do not mend, is
        as it was before, and left alone from then on.
        """
        old = {path: (self.texts[path], self._shape(path)) for path in choice.edits}
        for path, (text, _) in old.items():
            self.texts[path] = apply_edits(text, choice.edits[path])
        self._put(old)
        now_found = self.look()
        unmended = _unmended(choice.reports, found, now_found)
        damaged = [
            path
            for path, (_, shape) in old.items()
            if path in unmended or _is_damaged(shape, self._shape(path))
        ]
        for path in damaged:
            self.texts[path] = old[path][0]
        self._put(damaged)
        self._closed.update(damaged)
        self.refused += damaged
        return self.look() if damaged else now_found

    @property
    def changed(self) -> dict[str, tuple[bytes, bytes]]:
        """The bytes of notes that are other than they were."""
        after = {path: text.encode() for path, text in self.texts.items()}
        return {
            path: (data, after[path])
            for path, data in self.before.items()
            if after[path] != data
        }


def may_fix(report: Report, *, is_unsafe: bool) -> bool:
    """Whether a finding has a fix that may be applied."""
    fix = report.fix
    return fix is not None and (is_unsafe or fix.safety is Safety.SAFE)


def fix_all(
    draft: Draft, look: Look, read: ReadBytes, *, is_unsafe: bool = False
) -> Fixed:
    """Fix all that may be fixed, on a draft; nothing is written.

    Args:
        is_unsafe: Whether to apply fixes that ought to be looked at, too.
    """
    fixing = _Fixing(draft, look, read)
    found = fixing.look()
    mended: list[Report] = []
    overlapping = 0
    for _ in range(_MOST_ROUNDS):
        wanted = [
            (report, report.fix)
            for report in found
            if report.fix
            and may_fix(report, is_unsafe=is_unsafe)
            and fixing.is_open(report.place.path)
        ]
        # Their places are only known once the texts are that will be changed.
        if fixing.open(report.place.path for report, _ in wanted):
            found = fixing.look()
            continue
        choice = _Choice()
        for report, fix in wanted:
            choice.add(report, fix)
        if not choice.edits:
            break
        found = fixing.apply(choice, found)
        mended += [each for each in choice.reports if fixing.is_open(each.place.path)]
        overlapping = max(overlapping, choice.waiting)
    return Fixed(
        fixing.changed, tuple(mended), overlapping, tuple(found), tuple(fixing.refused)
    )
