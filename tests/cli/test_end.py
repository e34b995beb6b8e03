"""A process ends at once, and yet leaves nothing undone."""

import subprocess
import sys

import pytest

RUN = "sys.argv[1:] = {!r}\nfrom thesisvault.cli import run\nrun()"


def end(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process in which something was done before."""
    program = f"import sys\n{before}\n{RUN.format([*arguments])}"
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(("argument", "code"), [("--version", 0), ("--nonsense", 2)])
def test_what_was_to_be_done_at_the_end_is_done(argument: str, code: int) -> None:
    ended = end("import atexit\natexit.register(print, 'the end')", argument)

    assert ended.stdout.endswith("the end\n")
    assert ended.stdout.count("the end") == 1
    assert ended.returncode == code


def test_whatever_else_is_at_work_is_waited_for() -> None:
    at_work = "import time\ntime.sleep(0.2)\nprint('done', flush=True)"
    before = (
        f"import threading\nthreading.Thread(target=exec, args=[{at_work!r}]).start()"
    )
    ended = end(before, "--version")

    assert ended.stdout.endswith("done\n")
    assert ended.returncode == 0
