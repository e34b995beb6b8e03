"""What a whole process used, measured from outside."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

METER = Path(__file__).with_name("meter.py")
NOT_STARTED = 127
"""The exit code by which shells say that there is no such command."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run of a command used, and what it wrote to standard error.

    `busy` are the seconds of all cores, `peak` is memory in bytes; both are missing
    where the system does not tell.
    """

    seconds: float
    busy: float | None
    peak: int | None
    exit_code: int
    complaint: str = ""


def parse_usage(line: str, platform: str) -> Usage:
    """Read what the meter wrote."""
    seconds, busy, peak, exit_code = line.split()
    # The same number means bytes to macOS and kibibytes to the rest.
    unit = 1 if platform == "darwin" else 1024
    return Usage(
        seconds=float(seconds),
        busy=None if busy == "-" else float(busy),
        peak=None if peak == "-" else int(peak) * unit,
        exit_code=int(exit_code),
    )


def last_line(text: str) -> str:
    """The last line that is not blank: there a traceback says what happened."""
    return text.strip().rpartition("\n")[2]


def run_metered(
    command: Sequence[str], *, folder: Path, variables: Mapping[str, str]
) -> Usage:
    """Run a command in a folder, with its output thrown away."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", METER, *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        cwd=folder,
        env=variables,
        check=False,
    )
    if done.returncode:
        return Usage(0, None, None, NOT_STARTED, done.stderr)
    used = parse_usage(done.stdout, sys.platform)
    return replace(used, complaint=done.stderr)
