"""Reading a note as an edit leaves it."""

from collections.abc import Iterable

from thesisvault.files import Source
from thesisvault.text import Edit, Span, apply_edits
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading, make_reading


def reread(reading: Reading, edits: Iterable[Edit], config: Config) -> Reading:
    """A note as edits would leave it.

    Raises:
        OverlappingEditsError: If two edits claim the same text.
    """
    text = apply_edits(reading.note.source, edits)
    return make_reading(Source(text, is_utf8=True), reading.path, config)


def stretch(edits: Iterable[Edit]) -> tuple[Span, Span]:
    """What edits claim, from the first to the last: before, and after."""
    ordered = sorted(edits)
    start, end = ordered[0].span.start, ordered[-1].span.end
    growth = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in ordered)
    return Span(start, end), Span(start, end + growth)
