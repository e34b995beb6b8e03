"""The note of a month's review: what was done, each under its heading."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.lines import line_end
from thesisvault.edits.new_note import fill_template
from thesisvault.edits.page import Page
from thesisvault.edits.proof import reread, stretch
from thesisvault.note.model import Heading, Note
from thesisvault.note.parse import parse_note
from thesisvault.note.words import is_placeholder, normal_key, words_of
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Record, Span, apply_edits
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading

Part = str
# What each part is called, and by which words its heading begins.
PARTS: Mapping[Part, tuple[str, tuple[str, ...]]] = {
    "reviewed": ("Reviewed", ("reviewed", "theses reviewed")),
    "ticked": ("Ticked", ("ticked", "claims ticked")),
    "logged": ("Logged", ("logged", "evidence logged", "new evidence")),
    "changed": ("Changed", ("changed", "changes")),
    "skipped": ("Skipped", ("skipped", "not reviewed")),
    "questions": ("To ask next time", ("to ask", "questions", "open questions")),
}
NOTHING = "Nothing."
# A blank of a template, but no link and no checkbox.
_BLANK = pattern(r"(?<!\[)\[(?![ xX]\]|\[)[^\[\]\r\n]+\](?![\[(])")
_MARK = pattern(r"(?P<lead>[ \t]*(?:[-*+]|\d+[.)])[ \t]+)?(?P<rest>.*)")
_WORD = pattern(r"\w")
_NUMBER = pattern(r"\d+")


class Deeds(Record, frozen=True):
    """What was done in a review: for each part its items, each in one line."""

    reviewed: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    logged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def of(self, part: Part) -> tuple[str, ...]:
        """The items of a part."""
        items: tuple[str, ...] = getattr(self, part)
        return items

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done."""
        return not any(self.of(part) for part in PARTS)


class _Section(Record, frozen=True):
    """The lines under a heading, up to the next one, both included."""

    first: int
    last: int


def _sections(page: Page) -> dict[Part, _Section]:
    """Where each part stands in a note, the first heading of its words."""
    headings = page.note.headings
    found: dict[Part, _Section] = {}
    for index, heading in enumerate(headings):
        part = _part_of(heading)
        if part is None or part in found or heading.level == 1:
            continue
        following = headings[index + 1 : index + 2]
        first = page.lines.line(max(heading.span.end - 1, heading.span.start)) + 1
        last = len(page.lines.starts)
        if following:
            last = page.lines.line(following[0].span.start) - 1
        found[part] = _Section(first, last)
    return found


def _part_of(heading: Heading) -> Part | None:
    words = words_of(heading.text)
    for part, (_, names) in PARTS.items():
        if any(words == name or words.startswith(f"{name} ") for name in names):
            return part
    return None


def _is_blank(text: str) -> bool:
    """Whether a line waits to be filled, or says that there is nothing."""
    rest = _MARK.fullmatch(text)
    bare = (rest["rest"] if rest else text).strip()
    if bare == NOTHING:
        return True
    return bool(_BLANK.search(bare)) and not _WORD.search(_BLANK.sub("", bare))


def _bullets(part: Part, items: Sequence[str]) -> list[str]:
    if part == "questions":
        return [f"{number}. {item}" for number, item in enumerate(items, 1)]
    return [f"- {item}" for item in items]


def _like(lead: str, items: Sequence[str]) -> list[str]:
    """Items as the one before them is written: its bullet, or the next number."""
    number = _NUMBER.search(lead)
    if number is None:
        return [f"{lead}{item}" for item in items]
    first = int(number[0]) + 1
    return [f"{_NUMBER.sub(str(n), lead)}{item}" for n, item in enumerate(items, first)]


def _fill(page: Page, part: Part, section: _Section, items: Sequence[str]) -> Edit:
    """Put items where a section's blanks are, or below what it says."""
    numbers = range(section.first, section.last + 1)
    filled = [number for number in numbers if not page.is_blank(number)]
    blanks = [number for number in filled if _is_blank(page.text(number))]
    end = line_end(page.lines, max(section.first - 1, 1))
    if blanks:
        span = Span(page.lines.span(blanks[0]).start, page.lines.span(blanks[-1]).end)
        between = [n for n in range(blanks[0], blanks[-1] + 1) if n not in blanks]
        if not any(n in filled for n in between):
            return Edit(span, end.join(_bullets(part, items)))
    if not filled:
        text = end.join(_bullets(part, items))
        return page.insert_below(section.first - 1, text)
    mark = _MARK.fullmatch(page.text(filled[-1]))
    if mark and mark["lead"]:
        at = page.lines.span(filled[-1]).end
        return Edit(Span(at, at), end + end.join(_like(mark["lead"], items)))
    return page.insert_below(filled[-1], end.join(_bullets(part, items)))


def _items_in(page: Page, section: _Section | None) -> set[str]:
    """What a section's items say: nothing is said twice."""
    if section is None:
        return set()
    found = (page.text(number) for number in range(section.first, section.last + 1))
    marks = (_MARK.fullmatch(text) for text in found)
    return {mark["rest"].strip() for mark in marks if mark and mark["lead"]}


def _edits(note: Note, deeds: Deeds) -> Iterator[Edit]:
    """The edits that put deeds into a note; what has no heading gets one at the end."""
    page = Page(note)
    sections = _sections(page)
    last = page.filled_above(len(page.lines.starts) + 1)
    end = line_end(page.lines, max(last, 1))
    missing = []
    for part, (title, _) in PARTS.items():
        there = _items_in(page, sections.get(part))
        items = [item for item in deeds.of(part) if item not in there]
        if items and part in sections:
            yield _fill(page, part, sections[part], items)
        elif items:
            body = end.join(_bullets(part, items))
            missing.append(f"## {title}{end}{end}{body}")
    if missing:
        yield page.insert_below(last, f"{end}{end}".join(missing))


def _merged(edits: Iterator[Edit]) -> tuple[Edit, ...]:
    """Edits of which no two stand at one place: those that do become one."""
    merged: dict[Span, str] = {}
    for edit in edits:
        merged[edit.span] = merged.get(edit.span, "") + edit.text
    return tuple(Edit(span, text) for span, text in merged.items())


def add_to_review(reading: Reading, deeds: Deeds, config: Config) -> tuple[Edit, ...]:
    """Add what was done to a month's note, leaving what it says.

    Raises:
        SideEffectError: If that would change anything else.
    """
    edits = _merged(_edits(reading.note, deeds))
    if not edits:
        return ()
    after = reread(reading, edits, config)
    check_facts(reading, after, stretch(edits))
    items = {item.text for item in after.note.items}
    written = [item for part in PARTS for item in deeds.of(part)]
    if not items.issuperset(each.strip() for each in written):
        raise SideEffectError(reading.name, ["items"])
    return edits


def _set_period(note: Note, month: str) -> Iterator[Edit]:
    for field in note.fields:
        is_period = normal_key(field.key) in ("period", "month")
        written = field.value_span.of(note.source)
        if is_period and (not written or is_placeholder(written)):
            yield Edit(field.value_span, month)


def new_review(template: str, title: str, now: datetime, deeds: Deeds) -> str:
    """The note of a month from a template, with what was done.

    Parts in which nothing was done say so; blanks that are no part's stay.

    Args:
        title: The note's name, which is the month.
    """
    text = fill_template(template, title, now)
    note = parse_note(text)
    text = apply_edits(text, _set_period(note, title))
    page = Page(parse_note(text))
    nothing = [
        Edit(page.lines.span(number), NOTHING)
        for part, section in _sections(page).items()
        if not deeds.of(part)
        for number in range(section.first, section.last + 1)
        if _is_blank(page.text(number))
    ]
    text = apply_edits(text, nothing)
    return apply_edits(text, _merged(_edits(parse_note(text), deeds)))
