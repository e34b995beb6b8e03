"""What rules ask of the checklists of a thesis."""

from collections.abc import Iterator, Sequence

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import head_of
from thesisvault.lint.wording import quoted, shortened
from thesisvault.note.model import Heading, Section
from thesisvault.note.words import plain, words_of
from thesisvault.text import Record, Span
from thesisvault.thesis.model import Claim, Side, Thesis

# Boxes that say something else than that it came true: cancelled, begun, moved, asked.
_NOT_TICKED = frozenset(" -/<>?!~")


def is_ticked(reading: Reading, claim: Claim) -> bool:
    """Whether a claim is marked as having come true."""
    return claim.mark_span.of(reading.note.source) not in _NOT_TICKED


def without_warnings(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """Claims but for those among warnings, which date a thesis and kill none."""
    if not claims:
        return []
    from thesisvault.thesis.outline import Outline

    outline = Outline(reading.note, reading.config.vocabulary)
    places = ((claim, outline.at(claim.span.start)) for claim in claims)
    return [
        claim
        for claim, place in places
        if place is None or "warning" not in words_of(place.role)
    ]


class Lack(Record, frozen=True):
    """A side that a thesis says nothing of, and what is said about that."""

    side: Side
    stem: str
    message: str


def _sections(reading: Reading, lack: Lack) -> Iterator[Section]:
    """The sections whose headings speak of a side."""
    part = reading.config.vocabulary.part
    for section in reading.note.sections:
        words = words_of(section.heading.text).split()
        is_named = any(word.startswith(lack.stem) for word in words)
        if is_named or part(section.heading.text) == lack.side:
            yield section


def _has_words(reading: Reading, span: Span) -> bool:
    return any(char.isalnum() for char in span.of(reading.note.source))


def _without_boxes(heading: Heading) -> Problem:
    title = quoted(shortened(plain(heading.text), 40))
    return Problem(
        heading.text_span,
        f'the items under {title} have no box to tick: write "- [ ]" before each',
    )


def missing_side(reading: Reading, thesis: Thesis, lack: Lack) -> Iterator[Problem]:
    """Say that a thesis has no claims of a side, or none that can be ticked.

    What is told there in sentences or in a table is told.
    """
    if any(claim.side == lack.side for claim in thesis.claims):
        return
    sections = list(_sections(reading, lack))
    told = [each for each in sections if _has_words(reading, each.body)]
    if not told:
        place = sections[0].heading.text_span if sections else head_of(reading)
        yield Problem(place, lack.message)
        return
    section = told[0]
    items = [each for each in reading.note.items if section.body.holds(each.span.start)]
    if items and all(each.mark is None for each in items):
        yield _without_boxes(section.heading)
