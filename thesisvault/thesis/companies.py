"""Tables of companies that say on what condition each would rise or fall.

    | Company       | Business read | Key upside condition |
    |---------------|---------------|----------------------|
    | [[Microsoft]] | …             | Azure growth, …      |

Each makes a position, wherever the table stands: under headings that name a side, the
side is the heading's, and those are read in `positions.py`.
"""

from collections.abc import Iterator, Sequence

from thesisvault.note.model import Note
from thesisvault.note.tables import Row, Table
from thesisvault.note.words import plain, words_of
from thesisvault.text import Record, Span
from thesisvault.thesis.listed import Links
from thesisvault.thesis.model import Position, Sign
from thesisvault.thesis.outline import Outline, Place
from thesisvault.thesis.tables import find_columns, rows_of, text_at
from thesisvault.thesis.vocabulary import Vocabulary

# Elsewhere, a table with such columns is something else.
_PARTS = ("none", "validates", "invalidates")
_LONGEST_NAME = 60


class _Companies(Record, frozen=True):
    """A table of companies: its headers, which of them matter, and the side."""

    headers: Sequence[str]
    company: int
    condition: int
    sign: Sign
    role: str
    group: str | None


def _sign(header: str) -> Sign:
    """The side that a condition is for: `Key upside condition` is for a rise."""
    words = words_of(header)
    if "downside" in words:
        return "-"
    return "+" if "upside" in words else "±"


def _columns(
    note: Note, table: Table, place: Place | None, vocabulary: Vocabulary
) -> _Companies | None:
    if place is not None and place.part not in _PARTS:
        return None
    texts = table.header.texts
    columns = find_columns(texts, ("company", "condition"), vocabulary)
    if len(columns) < 2:
        return None
    headers = [plain(text) for text in texts]
    condition = columns["condition"]
    role = place.role if place else _heading(note, table)
    group = place.group if place else None
    sign = _sign(headers[condition])
    return _Companies(headers, columns["company"], condition, sign, role, group)


def _heading(note: Note, table: Table) -> str:
    above = [h for h in note.headings if h.span.start < table.span.start]
    return plain(above[-1].text) if above else ""


def _reason(texts: Sequence[str], companies: _Companies) -> str:
    """What the other cells say, each behind its header."""
    told = (
        f"{header}: {text}"
        for index, (header, text) in enumerate(
            zip(companies.headers, texts, strict=False)
        )
        if text and index not in (companies.company, companies.condition)
    )
    return "; ".join(told)


def _names(text: str, span: Span, links: Links) -> list[tuple[str, Span]]:
    """Who stands in a cell: what it links, or else its own words."""
    if inside := links.within(span.start, span.end):
        return [(link.target, link.span) for link in inside]
    name = plain(text)
    return [(name, span)] if name and len(name) <= _LONGEST_NAME else []


def _in_row(row: Row, companies: _Companies, links: Links) -> Iterator[Position]:
    columns = {"company": companies.company, "condition": companies.condition}
    texts = row.texts
    company = text_at(texts, columns, "company")
    if company is None:
        return
    condition = text_at(texts, columns, "condition")
    reason = _reason(texts, companies)
    cell = row.span_of(companies.company, company)
    for target, span in _names(company, cell, links):
        yield Position(
            target,
            companies.sign,
            companies.role,
            companies.group,
            reason,
            span,
            condition=condition,
        )


def read_companies(
    note: Note, outline: Outline, links: Links, vocabulary: Vocabulary
) -> Iterator[Position]:
    """Read the tables of companies that stand under no heading that names a side."""
    for table in note.tables:
        companies = _columns(note, table, outline.at(table.span.start), vocabulary)
        if companies is not None:
            for row in rows_of(table):
                yield from _in_row(row, companies, links)
