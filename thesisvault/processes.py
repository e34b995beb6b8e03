"""Other processes of this program: whether they can be had, and work that they do."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol


def count_cores() -> int:
    """How many processes can work at the same time."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _chosen() -> str | None:
    """How this program is to start processes, if it has said so."""
    # Who has not loaded it has not told it anything.
    module = sys.modules.get("multiprocessing")
    return module.get_start_method(allow_none=True) if module else None


def can_fork() -> bool:
    """Whether another process may share what is in memory: is it safe, and wanted."""
    chosen = _chosen()
    if chosen is None:
        return sys.platform == "linux" and threading.active_count() == 1
    return chosen == "fork"


class Process(Protocol):
    """Another process at work."""

    def wait(self) -> bool:
        """Wait until it has ended; tell whether its work went well."""

    def end(self) -> None:
        """End it, whatever it is doing."""


class Fork:
    """A process that works with what is in memory.

    It may not use a connection to a database that was open before: each serves one
    process alone.

    Args:
        work: What it is to do; bytes are its result.

    Raises:
        OSError: If there is no process to be had.
    """

    def __init__(self, work: Callable[[], bytes | None]) -> None:
        first = os.getpid()
        self._end, end = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._end)
            os.close(end)
            raise
        if not self._process:  # pragma: no cover - the other process, which dies
            # Else it could wait for itself to read what it writes.
            os.close(self._end)
            _do(work, end, first)
        os.close(end)
        self._status: int | None = None

    def has_result(self) -> bool:
        """Whether something came of the work, or it has ended without."""
        from select import select

        return bool(select([self._end], [], [], 0)[0])

    def result(self) -> bytes | None:
        """What came of the work, waiting for it; nothing where it went wrong."""
        data = b"".join(iter(lambda: os.read(self._end, 1_000_000), b""))
        _, self._status = os.waitpid(self._process, 0)
        return None if self._status else data

    def wait(self) -> bool:
        """Wait until it has ended; tell whether its work went well."""
        return self.result() is not None

    def end(self) -> None:
        """End it, whatever it is doing."""
        os.close(self._end)
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            _, self._status = os.waitpid(self._process, 0)


def _do(  # pragma: no cover - in the other process
    work: Callable[[], bytes | None], end: int, first: int
) -> None:
    status = 1
    try:
        _First.process = first
        # Who interrupts means the first process, which ends this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with open(end, "wb") as pipe:
            pipe.write(work() or b"")
        status = 0
    finally:
        # Whatever else the first process was about to do is not done twice.
        os._exit(status)


class _Anew:
    """A process that begins anew, and is told by copies what to do."""

    def __init__(self, work: Callable[[], object]) -> None:
        from multiprocessing import get_context

        context: Any = get_context(_chosen() or "spawn")
        self._process = context.Process(target=_do_anew, args=(work,), daemon=True)
        self._process.start()

    def wait(self) -> bool:
        """Wait until it has ended; tell whether its work went well."""
        self._process.join()
        return bool(self._process.exitcode == 0)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()


def _do_anew(work: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work()


def begin(work: Callable[[], None]) -> Process:
    """Start another process; where it cannot be forked, its work has to be pickled."""
    return Fork(work) if can_fork() else _Anew(work)


class _First:
    """The process that forked this one, if one did."""

    process: int | None = None


def is_alone() -> bool:
    """Whether the process is gone that started this one for its work."""
    if _First.process is not None:
        return os.getppid() != _First.process
    module = sys.modules.get("multiprocessing")
    parent = module.parent_process() if module else None
    return parent is not None and not parent.is_alive()
