"""How far the reading of notes has come, told where a person waits for it."""

import sys
from time import monotonic
from typing import Any

# Who waits for less need not be told.
_PATIENCE = 1.0


class Waiting:
    """A bar on stderr that appears when reading takes long, and goes without a trace.

    Where nobody watches, there is none.
    """

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._show_from = monotonic() + patience
        self._bar: Any = None

    def tell(self, done: int, total: int) -> None:
        """Take note of how many notes have been read, of how many."""
        if self._bar is None and self._is_time():
            self._bar = _make_bar(total)
        if self._bar is not None:
            for task in self._bar.task_ids:
                self._bar.update(task, completed=done, refresh=True)

    def _is_time(self) -> bool:
        return monotonic() >= self._show_from and sys.stderr.isatty()

    def end(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _make_bar(total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("reading notes"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        # No thread that draws: processes may yet be started.
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    bar.add_task("", total=total)
    return bar
