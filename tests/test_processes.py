"""Another process does its work, or is found out."""

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest

from thesisvault.processes import Fork, can_fork, count_cores

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


def has_ended(process: int) -> bool:
    """Whether a process has ended, and nothing of it is left."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_another_process_does_the_work() -> None:
    with Fork(lambda: str(os.getpid()).encode()) as fork:
        process = int(fork.result() or b"0")

    assert process not in (0, os.getpid())
    assert has_ended(process)


def test_a_result_may_be_large() -> None:
    with Fork(lambda: b"x" * 5_000_000) as fork:
        assert fork.result() == b"x" * 5_000_000


def fail() -> bytes:
    raise ValueError


def be_killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


@pytest.mark.parametrize("work", [fail, be_killed])
def test_work_that_goes_wrong_has_no_result(
    work: Callable[[], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    with Fork(work) as fork:
        assert fork.result() is None
    assert capfd.readouterr() == ("", "")


def test_who_is_no_longer_needed_is_ended() -> None:
    begun, sign = os.pipe()

    def work() -> bytes:
        os.write(sign, b"%d" % os.getpid())
        threading.Event().wait()
        return b""

    with Fork(work):
        process = int(os.read(begun, 20))
        assert not has_ended(process)
    os.close(begun)
    os.close(sign)
    assert has_ended(process)


def test_forking_is_safe_for_one_thread_alone() -> None:
    assert can_fork() == (sys.platform == "linux")
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    assert not can_fork()
    stop.set()
    other.join()


def test_there_is_a_core_to_work_on() -> None:
    assert count_cores() >= 1
