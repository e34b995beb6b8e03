"""Where the records of a note stand, and where its links lead."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from thesisvault.note.dates import Window
from thesisvault.note.model import Link, LinkForm, Note
from thesisvault.text import Lines, Span
from thesisvault.vault.resolve import Resolution

# Target, path of the note that holds it, form.
Resolve = Callable[[str, str, LinkForm], Resolution]


class Places:
    """The lines and sections of a note, and what its targets lead to."""

    def __init__(self, note: Note, path: str, resolve: Resolve) -> None:
        self._lines = Lines(note.source)
        self._headings = note.headings
        self._starts = [heading.span.start for heading in note.headings]
        self._forms: dict[int, LinkForm] = {
            link.span.start: link.form for link in note.links
        }
        self._path = path
        self._resolve = resolve

    def line(self, span: Span) -> int:
        """The line in which something begins, from 1."""
        return self._lines.line(span.start)

    def line_and_column(self, span: Span) -> dict[str, object]:
        """The place where something begins, both from 1."""
        place = self._lines.place(span.start)
        return {"line": place.line, "column": place.column}

    def section(self, span: Span) -> str | None:
        """The heading that something stands under."""
        above = bisect_right(self._starts, span.start) - 1
        return self._headings[above].text if above >= 0 else None

    def resolve(self, link: Link) -> Resolution:
        """What a link leads to."""
        return self._resolve(link.target, self._path, link.form)

    def path_of(self, target: str, span: Span) -> str | None:
        """The path that the link at a place, or a name in the title, leads to."""
        form = self._forms.get(span.start, "wikilink")
        return self._resolve(target, self._path, form).path


def iso(day: date | None) -> str | None:
    """A day as ISO has it; the last day of the calendar stands for no end."""
    return None if day is None or day == date.max else day.isoformat()


def window(key: str, when: Window | None) -> dict[str, object]:
    """A date as written, under a key, and its first and last day beside it."""
    return {
        key: when.text if when else None,
        f"{key}_start": iso(when.start) if when else None,
        f"{key}_end": iso(when.end) if when else None,
    }
