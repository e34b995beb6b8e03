"""One edit at a time, whatever program instances run at once."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thesisvault.errors import VaultError

_FIRST_PAUSE = 0.001
_LONGEST_PAUSE = 0.02
_MARK_LENGTH = 8


class BusyError(VaultError):
    """Another program instance has been editing for too long."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f'another "vault" command has been writing for {seconds:.0f} seconds; '
            f'nothing was written: try again when it is done (it holds "{path}")'
        )


if sys.platform == "win32":  # pragma: no cover - tests run elsewhere
    from msvcrt import LK_NBLCK, locking

    def _try_lock(file: int) -> bool:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            locking(file, LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    from fcntl import LOCK_EX, LOCK_NB, flock

    def _try_lock(file: int) -> bool:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _wait(file: int, path: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    pause = _FIRST_PAUSE
    while not _try_lock(file):
        if time.monotonic() > deadline:
            raise BusyError(path, seconds)
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _mark(file: int) -> str:
    """What was drawn when the lock's file was made."""
    os.lseek(file, 0, os.SEEK_SET)
    written = os.read(file, _MARK_LENGTH)
    if len(written) < _MARK_LENGTH:
        written = os.urandom(_MARK_LENGTH // 2).hex().encode()
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, written)
    return written.decode("ascii", "replace")


@contextmanager
def hold(path: Path, seconds: float = 30) -> Iterator[str]:
    """Hold a lock; give a word that its holders share, and nobody else.

    The system lets go of it when a process ends, however that happens. The file stays.

    Raises:
        BusyError: If others hold it for too long.
        OSError: If the file cannot be used.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o600)
    try:
        _wait(file, path, seconds)
        yield _mark(file)
    finally:
        os.close(file)
