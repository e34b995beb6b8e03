"""Other processes of this program: whether they can be had, and work that they do."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


def count_cores() -> int:
    """How many processes can work at the same time."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether another process may safely share what is in memory."""
    return sys.platform == "linux" and threading.active_count() == 1


class Fork:
    """Another process that works with what is in memory, to be used with `with`.

    It may not use a connection to a database that was open before: each serves one
    process alone.

    Args:
        work: What it is to do; the bytes are the result.
    """

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._end, end = os.pipe()
        self._process = os.fork()
        if not self._process:  # pragma: no cover - the other process, which dies
            _do(work, end)
        os.close(end)
        self._status: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._end)
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)

    def result(self) -> bytes | None:
        """What came of the work, waiting for it; nothing where it went wrong."""
        data = b"".join(iter(lambda: os.read(self._end, 1_000_000), b""))
        _, self._status = os.waitpid(self._process, 0)
        return None if self._status else data


def _do(work: Callable[[], bytes], end: int) -> None:  # pragma: no cover
    status = 1
    try:
        # Who interrupts means the first process, which ends this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with open(end, "wb") as pipe:
            pipe.write(work())
        status = 0
    finally:
        # Whatever else the first process was about to do is not done twice.
        os._exit(status)
