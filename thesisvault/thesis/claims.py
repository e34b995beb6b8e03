"""Claims: the checklists of what validates a thesis and what invalidates it."""

from collections.abc import Mapping
from re import DOTALL, IGNORECASE, Match

from thesisvault.note.dates import Window, parse_window
from thesisvault.note.model import Item
from thesisvault.note.words import is_placeholder, without_block_id
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.thesis.model import Claim, Side
from thesisvault.thesis.outline import Outline, within

# ✅ 2026-03-01, as the Tasks plugin writes it, in either of its formats
_DONE_DATE = pattern(
    r"\s?(?:[✅✔☑]\ufe0f?\s?(\d{4}-\d\d(?:-\d\d)?)"
    r"|[\[(]completion:: ?(\d{4}-\d\d-\d\d) ?[\])])"
)
_DONE_MARKS = ("✅", "✔", "☑", "completion::")
_ROUND = pattern(
    r"\((?:(?:as of|confirmed|done|happened|hit|in|met|on|resolved|seen|triggered)\s+)*"
    r"([^()]{4,24})\)",
    IGNORECASE,
)
_NOT_WHEN = pattern(r"(?:by|before|until|from|since|after)\s|.*\+$", IGNORECASE)
# ~~claim~~ **what happened**, 2026-03-01      ~~claim~~ 2026-03-01: what happened
_LAST_DATE = pattern(r"(?<![\s,;–—-])[\s,;–—-]+(\d{4}-\d\d(?:-\d\d)?)[.\s]*$")
_FIRST_DATE = pattern(r"[\s*]*(\d{4}-\d\d(?:-\d\d)?)[\s*]*[:—–-][\s*]")
_STRUCK = pattern(
    r"(?P<marks>[*_]{0,3})~~(?P<claim>.+?)~~(?P=marks)(?P<resolution>.*)", DOTALL
)
_APART = " \t:.,;—–→-✅✔☑✓\ufe0f"
# claim — **what happened** 2026-03-01
_BOLD_TAIL = pattern(
    r"(?<!\s)\s+(?:—|–|-|→|=>)\s+"
    r"(?=\*\*[^*]+\*\*[\s.]*(?:[,;–—-]?\s*\d{4}-\d\d(?:-\d\d)?[\s.]*)?$)"
)

_SIDES: Mapping[str, Side] = {"validates": "validates", "invalidates": "invalidates"}


class _Told(Record, frozen=True):
    """A part of a done item, and the date that was written into it."""

    text: str
    when: Window | None = None


def _without(text: str, found: Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]


def _without_emphasised(text: str, found: Match[str]) -> str:
    """A text without a stretch, marks around that and the space before it."""
    start, end = found.span()
    while start and text[start - 1] in "*_" and text[start - 1] == text[end : end + 1]:
        start -= 1
        end += 1
    if start and text[start - 1].isspace():
        start -= 1
    return text[:start] + text[end:]


def _dated(text: str) -> _Told:
    """Take the date that tells when out of a text; a term such as `by` is none."""
    for found in reversed(list(_ROUND.finditer(text))) if "(" in text else ():
        when = parse_window(found[1])
        if when and not _NOT_WHEN.match(when.text):
            return _Told(_without_emphasised(text, found), when)
    return _Told(text)


def _resolution(text: str) -> _Told:
    """What happened, and when, from what stands behind a struck claim."""
    told = _dated(text)
    if told.when is None:
        found = _LAST_DATE.search(text)
        if found is None and (found := _FIRST_DATE.match(text)):
            return _Told(f"{text[found.end() :]}", parse_window(found[1]))
        if found is not None:
            told = _Told(_without(text, found), parse_window(found[1]))
    bare = told.text.lstrip(_APART).rstrip()
    if bare.startswith("**") and bare.endswith("**") and bare.count("**") == 2:
        bare = bare[2:-2].strip()
    return _Told(bare, told.when)


def _resolved(text: str) -> tuple[str, _Told]:
    """A done item's claim, and what happened to it."""
    if struck := _STRUCK.fullmatch(text):
        told = _resolution(struck["resolution"])
        if told.text or told.when:
            return struck["claim"].strip(), told
        inside = _dated(struck["claim"])
        return inside.text.strip(), _Told("", inside.when)
    whole = _dated(text)
    text = whole.text.strip()
    if cut := _BOLD_TAIL.search(text):
        told = _resolution(text[cut.end() :].rstrip(" ."))
        return text[: cut.start()].strip(), _Told(told.text, whole.when or told.when)
    return text, _Told("", whole.when)


def _done(text: str) -> tuple[str, _Told]:
    """A done item's claim, and what happened to it, by a mark or in words."""
    found = None
    if any(mark in text for mark in _DONE_MARKS):
        found = _DONE_DATE.search(text)
    if found is None:
        return _resolved(text.strip())
    claim, told = _resolved(_without(text, found).strip())
    return claim, _Told(told.text, parse_window(found[1] or found[2]))


def _claim(item: Item, side: Side, group: str | None) -> Claim:
    text, span = without_block_id(item.text), item.text_span
    resolution = when = None
    is_done = item.is_done
    if is_done:
        text, told = _done(text)
        resolution, when = told.text or None, told.when
    mark = item.mark_span or span
    return Claim(side, text, is_done, resolution, when, group, span, mark)


def read_claims(outline: Outline) -> list[Claim]:
    """Read the tasks under the headings that name a side."""
    return [
        _claim(item, _SIDES[place.part], place.group)
        for item, place in within(_SIDES, outline.items)
        # A box alone is a blank that a template left, and so is `- [ ] [a number]`.
        if item.mark is not None and item.text and not is_placeholder(item.text)
    ]
