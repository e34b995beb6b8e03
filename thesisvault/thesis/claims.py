"""Claims: the checklists of what validates a thesis and what invalidates it."""

from collections.abc import Iterator
from re import DOTALL
from re import compile as pattern

from thesisvault.note.dates import Window, parse_window
from thesisvault.note.model import Item, Note
from thesisvault.thesis.model import Claim, Side
from thesisvault.thesis.outline import Outline

_DONE_DATE = pattern(r"\s*✅\s*(\d{4}-\d\d(?:-\d\d)?)")
_ROUND = pattern(r"\s*\(([^()]{4,24})\)")
_STRUCK = pattern(r"~~(?P<claim>.+?)~~[\s:.,;—–→-]*(?P<resolution>.*)", DOTALL)
_BOLD_TAIL = pattern(
    r"(?P<claim>.+?)\s+(?:—|–|-|→|=>)\s+\*\*(?P<resolution>[^*]+)\*\*[\s.]*"
)


def _when(text: str) -> tuple[str, Window | None]:
    """A done item's text without the date that tells when, and that date."""
    if found := _DONE_DATE.search(text):
        return text[: found.start()] + text[found.end() :], parse_window(found[1])
    for found in reversed(list(_ROUND.finditer(text))):
        if window := parse_window(found[1]):
            return text[: found.start()] + text[found.end() :], window
    return text, None


def _resolved(text: str) -> tuple[str, str | None]:
    """A done item's claim, and what happened."""
    found = _STRUCK.fullmatch(text) or _BOLD_TAIL.fullmatch(text)
    if found is None:
        return text, None
    resolution = found["resolution"].strip()
    if resolution.startswith("**") and resolution.endswith("**"):
        resolution = resolution[2:-2].strip()
    return found["claim"].strip(), resolution or None


def _claim(item: Item, side: Side, group: str | None) -> Claim:
    text, resolution, when = item.text, None, None
    if item.is_done:
        text, when = _when(text)
        text, resolution = _resolved(text.strip())
    return Claim(
        side,
        text,
        item.is_done,
        resolution,
        when,
        group,
        item.text_span,
        item.mark_span or item.text_span,
    )


def read_claims(note: Note, outline: Outline) -> Iterator[Claim]:
    """Read the tasks under the headings that name a side."""
    for item in note.items:
        if item.mark is None:
            continue
        place = outline.at(item.span.start)
        if place and place.part == "validates":
            yield _claim(item, "validates", place.group)
        elif place and place.part == "invalidates":
            yield _claim(item, "invalidates", place.group)
