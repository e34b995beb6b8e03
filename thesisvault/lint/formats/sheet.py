"""What a face is given: findings, what it may look up, and how text is shown."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, Protocol

from thesisvault.lint.report import Report
from thesisvault.text import Lines, Record

Paint = Literal["error", "warning", "info", "place", "mark", "fix"]


class Notes(Protocol):
    """What may be looked up about notes, by their paths in the vault."""

    def lines(self, path: str) -> Lines:
        """A note's text; an empty one where it can no longer be read."""
        ...

    def shown(self, path: str) -> str:
        """A note's path as one opens it from where one is."""
        ...

    def is_thesis(self, path: str) -> bool:
        """Whether a note is a thesis."""
        ...

    def target(self, path: str) -> str | None:
        """What a link to a note says; nothing where none can lead there."""
        ...


def _as_it_is(text: str, *_: object) -> str:
    return text


def _on_one_line(text: str, *_: object) -> list[str]:
    return [text]


class Screen(Record, frozen=True):
    """How text is shown: what steers a terminal made harmless, coloured, wrapped.

    Without a width, lines are as long as they are.
    """

    safe: Callable[[str], str] = _as_it_is
    paint: Callable[[str, Paint], str] = _as_it_is
    breadth: Callable[[str], int] = len
    wrap: Callable[[str, int], list[str]] = _on_one_line
    width: int | None = None


class Sheet(Record, frozen=True):
    """Findings of a day in order of their places, and what is needed to tell them."""

    reports: Sequence[Report]
    notes: Notes
    day: date
    screen: Screen = Screen()

    def by_note(self) -> Iterator[tuple[str, list[Report]]]:
        """The findings of each note, by its path."""
        for path, reports in groupby(self.reports, lambda each: each.place.path):
            yield path, list(reports)

    def theses_first(self) -> list[tuple[str, list[Report]]]:
        """The findings of each note, by its path, those of theses before others."""
        is_thesis = self.notes.is_thesis
        return sorted(self.by_note(), key=lambda each: not is_thesis(each[0]))
