import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.harness.transcripts import make_sandbox

ENDLESS = (
    "with recursive n(i) as (select 1 union all select i + 1 from n)"
    " select count(*) from n"
)


@pytest.mark.skipif(os.name != "posix", reason="there is no Ctrl-C to send")
def test_ctrl_c_stops_a_query(tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path)
    arguments = [sys.executable, "-m", "thesisvault", "sql", ENDLESS]
    with subprocess.Popen(
        arguments,
        cwd=sandbox.folder,
        env=sandbox.environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_listen,  # noqa: PLW1509 - no other thread is running
    ) as process:
        # Once the index is there, the query goes on for ever.
        until = time.monotonic() + 30
        while time.monotonic() < until and not _is_indexed(sandbox.root):
            time.sleep(0.05)
        time.sleep(0.5)
        assert process.poll() is None

        process.send_signal(signal.SIGINT)
        try:
            _, told = process.communicate(timeout=30)
        finally:
            process.kill()

    # Below the line in which `^C` is shown.
    assert told == "\nvault: stopped\n"
    assert process.returncode == 130


def _listen() -> None:
    # A shell that runs the tests in the background has them ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _is_indexed(root: Path) -> bool:
    return any(root.glob("home/.cache/thesisvault/*/stamp"))
