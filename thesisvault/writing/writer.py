"""The only writer of notes.

A file is replaced, never written into: its new bytes go into a hidden file beside it,
which then takes its place in one step. So at each moment, and wherever the machine
stops, a note is whole, the old one or the new.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from thesisvault.files import UnwritableFileError, reason
from thesisvault.writing.plan import Plan
from thesisvault.writing.steps import NewFolder, Relocation, Replacement, Step

# Hidden, so that neither Obsidian nor we take them for notes.
_PREFIX = ".thesisvault-"


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _steps(plan: Plan, mark: str) -> list[Step]:
    replacements = [
        Replacement(change, f"{_PREFIX}{mark}-{number}")
        for number, change in enumerate(plan.changes)
    ]
    return [*map(NewFolder, plan.folders), *replacements]


def _flush(folders: Iterable[Path]) -> None:
    for folder in sorted(set(folders)):
        flush_folder(folder)


def _do_all(plan: Plan, steps: Sequence[Step], moves: Sequence[Step]) -> None:
    for step in (*steps, *moves):
        step.prepare()
    for step in (*steps, *moves):
        step.check()
    for step in steps:
        step.commit()
    if plan.is_of_several:
        _flush(change.place.real.parent for change in plan.changes)
    # Meanwhile whoever had the old file open may have written.
    for step in steps:
        step.verify()
    # What lies beside files is not to move with their folder.
    for step in steps:
        step.clean()
    for step in moves:
        step.commit()
    _flush(path.parent for move in plan.moves for path in (move.old, move.new))


def _undo_all(steps: Iterable[Step]) -> None:
    for step in steps:
        with suppress(OSError):
            step.roll_back()
        step.clean()


def write_plan(plan: Plan, mark: str) -> None:
    """Do all of a plan, or nothing.

    Args:
        mark: Goes into the names of files that lie beside others meanwhile; no other
            writer may use it at any time.

    Raises:
        ChangedOnDiskError: If a file is no longer what was read.
        TakenError: If there is a file where a new one is to be.
        UnwritableFileError: If the system refuses.
    """
    steps, moves = _steps(plan, mark), [Relocation(move) for move in plan.moves]
    is_done = False
    try:
        _do_all(plan, steps, moves)
        is_done = True
    except OSError as error:
        names = Path(", ".join(plan.names))
        raise UnwritableFileError(names, reason(error)) from error
    finally:
        if not is_done:
            _undo_all(reversed([*steps, *moves]))


def clean_up(plan: Plan, mark: str) -> None:
    """Remove what a writer left beside files when it was stopped."""
    for step in _steps(plan, mark):
        step.clean()
