"""Run one command; tell its seconds, its cores' seconds, its peak and its exit code.

    python -I -S meter.py COMMAND [ARGUMENT...]

The peak is the memory of the largest process that the command started, in the system's
own unit. Where the system does not tell, there is a `-`. This is a process of its own,
and a small one, since on Linux a child's peak starts from the size of its parent.
"""

import os
import sys
from time import perf_counter


def run_here(command: list[str]) -> str:
    """Run a command where the system tells what a child has used."""
    quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    start = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[quiet])
    _, status, used = os.wait4(child, 0)
    seconds = perf_counter() - start
    busy = used.ru_utime + used.ru_stime
    return f"{seconds} {busy} {used.ru_maxrss} {os.waitstatus_to_exitcode(status)}"


def run_anywhere(command: list[str]) -> str:
    """Run a command on a system that tells nothing but the time."""
    import subprocess

    start = perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return f"{perf_counter() - start} - - {done.returncode}"


if __name__ == "__main__":
    run = run_here if hasattr(os, "posix_spawn") else run_anywhere
    sys.stdout.write(run(sys.argv[1:]))
