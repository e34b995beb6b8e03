"""How far a plan has come, and taking it back from there."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from thesisvault.files import UnreadableFileError, read_bytes
from thesisvault.writing.plan import Change, Move, Plan
from thesisvault.writing.writer import write_plan

State = Literal["before", "after", "other"]


def _lies_at(path: Path) -> bool:
    """Whether a file has this very name: some disks know no case."""
    try:
        return path.name in os.listdir(path.parent)  # noqa: PTH208 - only names
    except OSError:
        return False


def _state_of_move(move: Move) -> State:
    is_old, is_new = _lies_at(move.old), _lies_at(move.new)
    if is_old != is_new:
        return "after" if is_new else "before"
    return "other"


def _now_at(path: Path, moves: Sequence[Move]) -> Path:
    """Where a file lies, after those of some moves that have taken place."""
    for move in moves:
        if path.is_relative_to(move.old) and _state_of_move(move) == "after":
            return move.new / path.relative_to(move.old)
    return path


def _state_of_change(change: Change, moves: Sequence[Move]) -> State:
    try:
        now = read_bytes(_now_at(change.place.real, moves))
    except UnreadableFileError:
        return "other"
    if now == change.before:
        return "before"
    return "after" if now == change.after else "other"


def states_of(plan: Plan) -> Iterator[tuple[str, State]]:
    """The files of a plan, and how far it has come with each."""
    for change in plan.changes:
        yield change.place.name, _state_of_change(change, plan.moves)
    for move in plan.moves:
        yield move.name, _state_of_move(move)


def finish_names(plan: Plan) -> None:
    """Remove the second name that a file has in the middle of a move."""
    for move in plan.moves:
        if _lies_at(move.old) and _lies_at(move.new) and move.old.samefile(move.new):
            move.new.unlink()


def remove_folders(plan: Plan) -> None:
    """Remove the folders that were made, if nobody has put anything there since."""
    for folder in reversed(plan.folders):
        with suppress(OSError):
            folder.rmdir()


def take_back(plan: Plan, mark: str) -> None:
    """Take back what of a plan was done.

    Raises:
        VaultError: If that cannot be.
    """
    moves = [move.inverse for move in plan.moves if _state_of_move(move) == "after"]
    write_plan(Plan(moves=tuple(moves)), mark)
    changes = [
        change.inverse
        for change in plan.changes
        if _state_of_change(change, ()) == "after"
    ]
    write_plan(Plan(changes=tuple(changes)), mark)
    remove_folders(plan)
