"""What git knows of a vault, where it is kept in it; elsewhere nothing is known."""

import shutil
import subprocess
from functools import cached_property
from pathlib import Path

# A vault may be a stranger's, and so may the settings in its `.git`: nothing that
# these name is to be run.
_QUIETLY = (
    "--no-pager", "--no-optional-locks", "--literal-pathspecs",
    "-c", "log.showSignature=false", "-c", "core.fsmonitor=false",
)  # fmt: skip
_FIRST = (
    "log", "--follow", "--diff-filter=A", "--format=%as", "--no-ext-diff",
    "--no-textconv", "--no-show-signature", "--",
)  # fmt: skip
_SECONDS = 10


class History:
    """The commits of a vault."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def _ask(self, *words: str) -> str:
        """What git answers; nothing where there is none, or it fails."""
        git = shutil.which("git")
        if git is None:
            return ""
        try:
            done = subprocess.run(  # noqa: S603 - words are ours, and a path
                [git, *_QUIETLY, *words],
                cwd=self._root,
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                timeout=_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode(errors="replace") if done.returncode == 0 else ""

    @cached_property
    def _is_whole(self) -> bool:
        """Whether all commits are there: a shallow copy begins in the middle."""
        folders = (self._root, *self._root.parents)
        if not any((folder / ".git").exists() for folder in folders):
            return False
        return self._ask("rev-parse", "--is-shallow-repository").strip() == "false"

    def first_day(self, path: str) -> str | None:
        """The day on which a note was first committed, by this name or another."""
        if not self._is_whole:
            return None
        return self._ask(*_FIRST, path).strip().rpartition("\n")[2] or None
