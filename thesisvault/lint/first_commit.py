"""Days that git knows, filled into fixes when these are told.

A rule about one note sees that note alone, and what it found is kept. So it leaves a
blank in its fix, which is filled each time, or the fix is dropped.
"""

from datetime import date
from pathlib import Path

from thesisvault.pattern import pattern

_BLANK = pattern(r"<first commit, (\d{4}-\d\d-\d\d) at the latest>")


def first_commit(latest: date) -> str:
    """A blank for the day of a note's first commit, unless that is too late."""
    return f"<first commit, {latest.isoformat()} at the latest>"


class FirstCommits:
    """Fills blanks, and asks git only where there are some.

    Without a root nothing is asked, and nothing known.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root

    def fill(self, path: str, fix: str | None) -> str | None:
        """A fix with its blank filled; nothing where git does not know the day."""
        blank = _BLANK.search(fix) if fix else None
        if blank is None:
            return fix
        if self._root is None:
            return None
        # Imported here: running programs takes a while to import, and is rare.
        from thesisvault.vault.history import History

        day = History(self._root).first_day(path)
        return _BLANK.sub(day, fix or "") if day and day <= blank[1] else None
