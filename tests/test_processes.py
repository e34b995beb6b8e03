"""Another process does its work, or is found out."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from select import select

import pytest

from thesisvault.processes import Fork, can_fork, count_cores, is_alone

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


def has_ended(process: int) -> bool:
    """Whether a process has ended, and nothing of it is left."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_another_process_does_the_work() -> None:
    fork = Fork(lambda: str(os.getpid()).encode())
    process = int(fork.result() or b"0")
    fork.end()

    assert process not in (0, os.getpid())
    assert has_ended(process)


def test_a_result_may_be_large() -> None:
    fork = Fork(lambda: b"x" * 5_000_000)
    assert fork.result() == b"x" * 5_000_000
    fork.end()


def test_a_result_is_announced() -> None:
    go, sign = os.pipe()
    fork = Fork(lambda: os.read(go, 1))
    assert not fork.has_result()
    os.write(sign, b"!")
    assert fork.result() == b"!"
    fork.end()
    for each in (go, sign):
        os.close(each)


def test_so_is_an_end_without_one() -> None:
    fork = Fork(lambda: None)
    while not fork.has_result():
        time.sleep(0.01)
    assert fork.result() == b""
    fork.end()


def fail() -> bytes:
    raise ValueError


def be_killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


@pytest.mark.parametrize("work", [fail, be_killed])
def test_work_that_goes_wrong_has_no_result(
    work: Callable[[], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    fork = Fork(work)
    assert fork.result() is None
    fork.end()
    assert capfd.readouterr() == ("", "")


def test_who_is_no_longer_needed_is_ended() -> None:
    begun, sign = os.pipe()

    def work() -> bytes:
        os.write(sign, b"%d" % os.getpid())
        threading.Event().wait()
        return b""

    fork = Fork(work)
    process = int(os.read(begun, 20))
    assert not has_ended(process)
    fork.end()
    os.close(begun)
    os.close(sign)
    assert has_ended(process)


def test_a_process_knows_whether_it_is_alone() -> None:
    """The first process forks another, and dies before that has looked around."""
    told, end = os.pipe()
    go, sign = os.pipe()

    def look() -> None:
        os.write(end, b"alone" if is_alone() else b"not alone")
        os.read(go, 1)
        while not is_alone():
            time.sleep(0.01)
        os.write(end, b"alone")

    def fork_and_die() -> bytes:
        Fork(look)
        assert os.read(told, 9) == b"not alone"
        os._exit(0)

    fork = Fork(fork_and_die)
    os.write(sign, b"!")
    fork.wait()
    assert os.read(told, 9) == b"alone"
    fork.end()
    for each in (told, end, go, sign):
        os.close(each)


def test_nobody_waits_for_a_process_that_is_gone_to_read() -> None:
    """The first process forks another, and dies before that has a large result."""
    told, end = os.pipe()
    go, sign = os.pipe()

    def work() -> bytes:
        os.read(go, 1)
        return b"x" * 5_000_000

    def fork_and_die() -> bytes:
        Fork(work)
        os._exit(0)

    fork = Fork(fork_and_die)
    os.close(end)
    os.write(sign, b"!")
    # Both of them hold the other end until they die.
    assert select([told], [], [], 60)[0]
    assert os.read(told, 1) == b""
    fork.end()
    for each in (told, go, sign):
        os.close(each)


@pytest.mark.parametrize(("threads", "chosen"), [(1, None), (2, None), (2, "fork")])
def test_forking_has_to_be_safe_or_wanted(
    threads: int, chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda **_: chosen)

    is_safe = threads == 1 and sys.platform == "linux"
    assert can_fork() == (is_safe or chosen == "fork")


def test_there_is_a_core_to_work_on() -> None:
    assert count_cores() >= 1
