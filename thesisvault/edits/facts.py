"""All that a note says, without where: to prove that an edit changed one thing."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from operator import attrgetter

from thesisvault.errors import VaultError
from thesisvault.note.model import Item, Note
from thesisvault.text import Record, Span
from thesisvault.thesis.model import Thesis
from thesisvault.vault.reading import Reading

Fact = tuple[str, object]
NOWHERE = Span(0, 0)

# What stands in the note as records with spans, and what follows from its fields.
_OF_NOTES = ("fields", "headings", "links", "external", "tags", "items", "blocks")
OF_THESES = ("claims", "evidence", "positions", "scenarios", "risks", "watch")
HEAD = (
    "status", "created", "last_reviewed", "cadence", "conviction", "confidence",
    "horizon", "direction",
)  # fmt: skip


class SideEffectError(VaultError):
    """An edit would change more than it is meant to."""

    def __init__(self, name: str, kinds: Iterable[str]) -> None:
        told = ", ".join(sorted(kinds))
        super().__init__(
            f'this would change more in "{name}" than it should ({told}), so nothing '
            f"was written: word it without marks that mean something in Markdown, or "
            f"edit the note by hand"
        )


@cache
def _values_of(kind: type[Record]) -> Callable[[Record], object]:
    """What gives the values of a record of some kind, but for its spans."""
    names = [name for name in kind.__struct_fields__ if not name.endswith("span")]
    return attrgetter(*names) if names else id


def _bare(value: object) -> object:
    """A record as its values, without its spans."""
    return _values_of(type(value))(value) if isinstance(value, Record) else value


def _records(note: Note) -> Iterator[tuple[str, Record, Span]]:
    for name in _OF_NOTES:
        for record in getattr(note, name):
            yield name, record, record.span
    for table in note.tables:
        for row in (table.header, *table.rows):
            yield "headers" if row is table.header else "rows", row, row.span


def _stretches(note: Note) -> Iterator[tuple[str, Span]]:
    for name in ("opaque", "comments"):
        for span in getattr(note, name):
            yield name, span


def _of_note(note: Note, hidden: Span) -> Iterator[Fact]:
    for name, record, span in _records(note):
        if isinstance(record, Item) and record.text_span.holds(hidden.start):
            # What was edited stands among its words, as fields of a list do.
            yield name, (record.depth, record.mark)
        elif not hidden.holds(span.start):
            yield name, _bare(record)
    for name, span in _stretches(note):
        if not hidden.holds(span.start):
            yield name, span.of(note.source)
    for finding in note.findings:
        yield "front matter", (finding.code, finding.message)


def _of_thesis(thesis: Thesis, hidden: Span) -> Iterator[Fact]:
    for name in HEAD:
        yield name, _bare(getattr(thesis, name))
    for name in OF_THESES:
        for record in getattr(thesis, name):
            if not hidden.holds(record.span.start):
                yield name, _bare(record)


def facts_of(reading: Reading, hidden: Span = NOWHERE) -> Iterator[Fact]:
    """All that a note says, but for what begins in a hidden stretch."""
    yield "kind", reading.kind
    yield from _of_note(reading.note, hidden)
    if reading.thesis is not None:
        yield from _of_thesis(reading.thesis, hidden)


def check_facts(
    before: Reading,
    after: Reading,
    stretches: tuple[Span, Span],
    allowed: Collection[str] = (),
) -> None:
    """See that a note says the same as before outside of what was edited.

    Args:
        stretches: What was edited, in the note before and after.
        allowed: Kinds of facts that may differ all the same.

    Raises:
        SideEffectError: If something else changed.
    """
    old, new = (
        [fact for fact in facts_of(reading, hidden) if fact[0] not in allowed]
        for reading, hidden in zip((before, after), stretches, strict=True)
    )
    if old != new:
        raise SideEffectError(before.name, _differing(old, new))


def _differing(old: list[Fact], new: list[Fact]) -> set[str]:
    kinds = {kind for kind, _ in (*old, *new)}
    return {
        kind
        for kind in kinds
        if [fact for fact in old if fact[0] == kind]
        != [fact for fact in new if fact[0] == kind]
    }
