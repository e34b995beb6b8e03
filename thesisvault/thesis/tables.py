"""Which column of a table is which, by the words of its header."""

from collections.abc import Iterable, Iterator, Sequence

from thesisvault.note.tables import Row, Table
from thesisvault.note.words import is_placeholder
from thesisvault.thesis.vocabulary import Vocabulary

Columns = dict[str, int]


def find_columns(
    headers: Iterable[str], kinds: Iterable[str], vocabulary: Vocabulary
) -> Columns:
    """The column of each kind, the best name first; a column serves one kind."""
    ranked_headers = [vocabulary.ranks(header) for header in headers]
    found: Columns = {}
    for kind in kinds:
        ranked = [
            (ranks[kind], index)
            for index, ranks in enumerate(ranked_headers)
            if kind in ranks and index not in found.values()
        ]
        if ranked:
            found[kind] = min(ranked)[1]
    return found


def is_meant(row: Row) -> bool:
    """Whether a line of a table is meant as a row."""
    return row.columns == 1 or "|" in row.text


def rows_of(table: Table) -> Iterator[Row]:
    """The rows that are meant as rows.

    A line of text right under a table belongs to it, though no pipe is in it.
    """
    for row in table.rows:
        if is_meant(row):
            yield row


def text_at(texts: Sequence[str], columns: Columns, kind: str) -> str | None:
    """The text in the column of a kind; nothing where it is blank or missing."""
    index = columns.get(kind)
    return told(texts[index]) if index is not None and index < len(texts) else None


def told(text: str) -> str | None:
    """The text of a cell; nothing where it is blank."""
    # Most begin with a letter or a digit, and so are no blanks.
    if text[:1].isalnum():
        return text
    return None if text in "—–-" or is_placeholder(text) else text
