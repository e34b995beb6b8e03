"""Headings that links may lead to: who changes their words may break these."""

import json
from collections.abc import Iterable

from thesisvault.lint.places import Link
from thesisvault.lint.rule import Ground

_NOTES = """
    select distinct to_note from targets indexed by targets_doubtful
    where instr(text, '#') > 0 and to_note is not null
"""
_LINES = """
    select note, line from headings where note in (select value from json_each(?))
"""


class LinkedHeadings:
    """The lines of headings in notes to whose parts some link leads."""

    def __init__(self, ground: Ground, links: Iterable[Link]) -> None:
        notes = {link.note for link in links}
        if notes:
            notes &= {note for (note,) in ground.select(_NOTES)}
        rows = ground.select(_LINES, json.dumps(list(notes))) if notes else ()
        self._lines = {(note, line) for note, line in rows}

    def has(self, link: Link) -> bool:
        """Whether a link stands in one of them."""
        return (link.note, link.line) in self._lines
