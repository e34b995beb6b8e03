"""A pseudo-terminal with `vault` in it, and what its screen shows."""

import os
import signal
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.harness.transcripts import Sandbox

PATIENCE = 30


class Terminal:
    """A terminal of some size in which a command runs.

    Args:
        columns: Its width; its height is `rows`.
        variables: What the environment has beside that of a new user.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        *words: str,
        columns: int = 80,
        rows: int = 24,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        # Their place is taken by what the terminal itself says.
        hidden = ("COLUMNS", "NO_COLOR")
        environment = {
            **{k: v for k, v in sandbox.environment.items() if k not in hidden},
            "TERM": "xterm-256color",
            **(variables or {}),
        }
        self.sent = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            "vault",
            list(words),
            cwd=os.fspath(sandbox.folder),
            env=environment,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    def _read(self) -> bool:
        """Let the screen show what has come; whether more may come."""
        try:
            data = self._child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.sent += data
        self._stream.feed(data)
        return True

    @property
    def lines(self) -> list[str]:
        """What the screen shows."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """What the screen shows, as one text."""
        return "\n".join(self.lines)

    def see(self, *texts: str) -> None:
        """Wait until the screen shows some texts."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.text for text in texts):
            is_open = self._read()
            missing = [text for text in texts if text not in self.text]
            if missing and (not is_open or time.monotonic() > end):
                message = f"{missing} is not on the screen:\n{self.text}"
                raise AssertionError(message)

    def press(self, keys: str) -> None:
        """Press keys as they are."""
        self._child.send(keys)

    def answer(self, question: str, line: str = "") -> None:
        """Wait for a question, and answer with a line."""
        self.see(question)
        self._child.send(f"{line}\r")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and say so."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def kill(self) -> None:
        """End the command as a lost power line would."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()

    def end(self) -> int:
        """Wait until the command is over; its exit code."""
        end = time.monotonic() + PATIENCE
        while self._read() and time.monotonic() < end:
            pass
        self._child.close()
        code: int | None = self._child.exitstatus
        assert code is not None, f"it did not end by itself:\n{self.text}"
        return code
