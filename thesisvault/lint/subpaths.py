"""Links to a heading or block that the note they lead to does not have."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from re import IGNORECASE

from thesisvault.lint.places import LINK, LINKS_TO, Link
from thesisvault.lint.rule import Ground, Place
from thesisvault.note.model import Heading
from thesisvault.note.words import plain, without_block_id
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span
from thesisvault.vault.subpath import find_heading, heading_words
from thesisvault.vault.target import parse_target

# What web pages leave out of the names that they give to headings.
_NOT_IN_ANCHORS = pattern(r"[^\w\- ]+")
_TWIN = pattern(r"-\d+$")
# The footnotes of a page that was copied from the web: `#cite_note-1`, `#fnref:2`.
_FOOTNOTE = pattern(
    r"#(?:user-content-)?_?(?:cite|fn|ftn|edn|(?:foot|end)note|ref|bib)"
    r"(?:_?(?:ref|note|anc|sym))?[-_:.]?[\w:.-]*\d[\w:.-]*",
    IGNORECASE,
)

# Nearly all links say a heading or block as it is written; those are passed by.
_TO_HEADINGS = """
    instr(text, '#^') = 0 and not exists (
        select 1 from headings where headings.note = targets.to_note
        and headings.text = substr(targets.text, instr(targets.text, '#') + 1)
    )
"""
_TO_BLOCKS = """
    (instr(text, '#^') > 0 or instr(text, '#%5E') > 0) and not exists (
        select 1 from blocks where blocks.note = targets.to_note
        and blocks.name = substr(targets.text, instr(targets.text, '#^') + 2)
    )
"""
_PARTS = "instr(text, '#') > 0 and to_note is not null and %s"
# In a group with `min`, the columns are those of the row that has it.
_DOUBTFUL = f"""
    select {LINK}, goal.id, goal.name from {LINKS_TO % ("targets_doubtful", _PARTS)}
    join notes on notes.id = links.note
    join notes as goal on goal.id = links.to_note
    where not notes.is_hidden
    group by links.note, links.target, links.form having min(links.n) >= 0
"""  # noqa: S608 - names are ours
_HEADINGS = """
    select note, level, text from headings
    where note in (select value from json_each(?)) order by note, n
"""
_BLOCKS = "select note, name from blocks where note in (select value from json_each(?))"


class Goal(Record, frozen=True):
    """What a link is to lead to: a note, its name, and `#…`."""

    place: Place
    note: int
    name: str
    subpath: str
    is_markdown: bool = False


def _doubtful(ground: Ground, *, is_block: bool) -> list[Goal]:
    goals = []
    condition = _TO_BLOCKS if is_block else _TO_HEADINGS
    for *row, note, name in ground.select(_DOUBTFUL % condition):
        link = Link(*row)
        subpath = parse_target(link.target, link.form).subpath.strip()
        if subpath.startswith("#^") is is_block and len(subpath) > 1 + is_block:
            is_markdown = link.form == "markdown"
            goals.append(Goal(link.place, note, name, subpath, is_markdown))
    return goals


def _anchor(heading: str) -> str:
    """A heading's name on web pages: `What's new?` is `whats-new`."""
    return _NOT_IN_ANCHORS.sub("", plain(heading).casefold()).replace(" ", "-")


class _Outline:
    """The headings of a note, and whether a link leads to one."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []

    def add(self, level: int, text: str) -> None:
        """Add the next heading."""
        nowhere = Span(0, 0)
        self._headings.append(Heading(level, text, nowhere, nowhere))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The headings as written."""
        return tuple(heading.text for heading in self._headings)

    @cached_property
    def _without_ids(self) -> list[Heading]:
        return [
            Heading(each.level, without_block_id(each.text), each.span, each.text_span)
            for each in self._headings
        ]

    @cached_property
    def _words(self) -> frozenset[str]:
        every = (*self._headings, *self._without_ids)
        return frozenset(heading_words(heading.text) for heading in every)

    def has_anchor(self, subpath: str) -> bool:
        """Whether a web page of the note would lead somewhere.

        Obsidian does not, but a note with such links is written to be read there, or
        was copied from there.
        """
        if _FOOTNOTE.fullmatch(subpath):
            return True
        wanted = subpath[1:].casefold()
        known = {_anchor(heading) for heading in self.texts}
        return wanted in known or _TWIN.sub("", wanted) in known

    def has(self, subpath: str) -> bool:
        """Whether there is a heading that `#H2` or `#H1#H2` names."""
        *_, last = [part for part in subpath.split("#") if part] or [""]
        if heading_words(last) not in self._words:
            return False
        return any(
            find_heading(headings, subpath)
            for headings in (self._headings, self._without_ids)
        )


def _outlines(ground: Ground, goals: list[Goal]) -> Mapping[int, _Outline]:
    found = {goal.note: _Outline() for goal in goals}
    rows = ground.select(_HEADINGS, json.dumps(list(found))) if goals else ()
    for note, level, text in rows:
        found[note].add(level, text)
    return found


def lost_headings(ground: Ground) -> Iterator[tuple[Goal, tuple[str, ...]]]:
    """Find the links to headings that are not there, with those that are."""
    goals = _doubtful(ground, is_block=False)
    outlines = _outlines(ground, goals)
    for goal in goals:
        outline = outlines[goal.note]
        is_there = outline.has(goal.subpath) or (
            goal.is_markdown and outline.has_anchor(goal.subpath)
        )
        if not is_there:
            yield goal, outline.texts


def lost_blocks(ground: Ground) -> Iterator[Goal]:
    """Find the links to blocks that are not there, each once a note."""
    goals = _doubtful(ground, is_block=True)
    notes = json.dumps(list({goal.note for goal in goals}))
    rows = ground.select(_BLOCKS, notes) if goals else ()
    known = {(note, name.lower()) for note, name in rows}
    for goal in goals:
        if (goal.note, goal.subpath[2:].strip().lower()) not in known:
            yield goal
