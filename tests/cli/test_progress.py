"""The bar that is shown while notes are read."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.cli.progress import Waiting

SCRIPT = """
import sys
from thesisvault.cli.progress import Waiting
waiting = Waiting(patience={patience})
for done in range(0, 30, 10):
    waiting.tell(done, 30)
waiting.end()
waiting.end()
print("rich" in sys.modules)
"""


def on_a_terminal(script: str) -> str:
    """What a script writes to a terminal."""
    if sys.platform == "win32":
        pytest.skip("there are no such terminals here")
    import pty

    terminal, other_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
    )
    os.close(other_end)
    written = b""
    # On Linux, reading from a terminal that was closed is an error.
    with suppress(OSError):
        while data := os.read(terminal, 4096):
            written += data
    os.close(terminal)
    assert process.wait() == 0
    return written.decode()


def test_who_waits_for_long_sees_a_bar_that_goes_again() -> None:
    shown = on_a_terminal(SCRIPT.format(patience=0))

    assert "reading notes" in shown
    assert "10/30" in shown
    # The line is erased, and the cursor is back.
    assert shown.index("20/30") < shown.rindex("\x1b[2K")
    assert shown.index("\x1b[?25l") < shown.index("\x1b[?25h")
    assert shown.endswith("True\r\n")


def test_who_hardly_waits_sees_nothing() -> None:
    assert on_a_terminal(SCRIPT.format(patience=60)) == "False\r\n"


def test_where_nobody_watches_nothing_is_shown(
    capfd: pytest.CaptureFixture[str],
) -> None:
    waiting = Waiting(patience=0)
    waiting.tell(10, 30)
    waiting.end()

    assert capfd.readouterr() == ("", "")
