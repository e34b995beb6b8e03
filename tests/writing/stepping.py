"""A child process that is stopped at each of its system calls.

A test may kill it there, or change files behind its back, and so see what happens
wherever a machine stops and whenever an editor writes. Linux only.
"""

import ctypes
import errno
import os
import signal
import sys
from collections.abc import Callable

import pytest

_TRACE_ME, _GO_ON_TO_CALL, _SET_OPTIONS = 0, 24, 0x4200
_OPTION_EXIT_KILL = 0x00100000
DONE, REFUSED = 0, 3

Stop = Callable[[int, int], bool]


def _ptrace(request: int, process: int, data: int = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, *[ctypes.c_void_p] * 3]
    libc.ptrace.restype = ctypes.c_long
    if libc.ptrace(request, process, 0, data) < 0:
        raise OSError(ctypes.get_errno(), errno.errorcode[ctypes.get_errno()])


def _run_child(work: Callable[[], bool]) -> None:
    code = 70
    try:
        _ptrace(_TRACE_ME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = DONE if work() else REFUSED
    finally:
        os._exit(code)


def _trace(process: int, stop: Stop) -> int:
    _, status = os.waitpid(process, 0)
    if not os.WIFSTOPPED(status):
        pytest.skip("processes may not be traced here")
    _ptrace(_SET_OPTIONS, process, _OPTION_EXIT_KILL)
    count = 0
    while True:
        _ptrace(_GO_ON_TO_CALL, process)
        _, status = os.waitpid(process, 0)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        count += 1
        if stop(process, count):
            os.kill(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            return os.waitstatus_to_exitcode(status)


def run_in_steps(work: Callable[[], bool], stop: Stop) -> int:
    """Run work in a child, stopping before and after each of its system calls.

    Args:
        work: Says whether it was done, or refused.
        stop: Gets the child's id and the number of the stop, from 1, and says whether
            the child is to be killed there.

    Returns:
        `DONE`, `REFUSED`, or less than nothing where it was killed.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux stops processes at their system calls")
    process = os.fork()
    if process == 0:
        _run_child(work)
    return _trace(process, stop)


def count_stops(work: Callable[[], bool]) -> int:
    """How often work that is done stops in all."""
    stops = []

    def go_on(_: int, number: int) -> bool:
        stops.append(number)
        return False

    assert run_in_steps(work, go_on) == DONE
    return stops[-1]


def kill_at(number: int, work: Callable[[], bool]) -> None:
    """Kill work at one of its stops."""
    run_in_steps(work, lambda _, each: each == number)
