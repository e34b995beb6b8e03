"""Evidence: dated rows and bullets under the headings that name a log."""

from thesisvault.note.dates import find_window, parse_window
from thesisvault.note.model import Item, Note
from thesisvault.note.tables import Row, Table
from thesisvault.note.words import is_placeholder, plain, without_block_id, words_of
from thesisvault.text import Record, Span
from thesisvault.thesis.dated import complete_date, cut_after_date
from thesisvault.thesis.model import Evidence
from thesisvault.thesis.outline import Outline, Place, within
from thesisvault.thesis.tables import Columns, find_columns, is_meant, told
from thesisvault.thesis.vocabulary import Vocabulary

_PARTS = ("evidence", "validates", "invalidates")
_KINDS = ("date", "observation", "source", "implication", "side")


def log_columns(table: Table, vocabulary: Vocabulary) -> dict[str, int] | None:
    """The columns of an evidence log, or nothing where the table is none.

    A log has a column of dates, and is not about one's own trades.
    """
    headers = table.header.texts
    trades = [each for each in headers if vocabulary.rank("trade", each) is not None]
    if len(trades) > 1:
        return None
    columns = find_columns(headers, _KINDS, vocabulary)
    if "date" not in columns:
        index = _dated_column(table)
        if index is None:
            return None
        columns = {kind: at for kind, at in columns.items() if at != index}
        columns["date"] = index
    if "observation" not in columns:
        free = [at for at in range(len(headers)) if at not in columns.values()]
        if not free:
            return None
        columns["observation"] = free[0]
    return columns


def _dated_column(table: Table) -> int | None:
    """The first column in which most rows have a date, whatever its header says."""
    rows = [row.texts for row in table.rows]
    for index in range(min(3, len(table.header.texts))):
        dated = sum(
            len(texts) > index and parse_window(texts[index]) is not None
            for texts in rows
        )
        if dated * 2 > len(table.rows):
            return index
    return None


class _Log(Record, frozen=True):
    """A table of evidence: where it stands, and what its columns are."""

    place: Place
    columns: Columns
    # Columns in which a dash is a minus.
    signs: frozenset[int]


def _make_log(table: Table, place: Place, vocabulary: Vocabulary) -> _Log | None:
    columns = log_columns(table, vocabulary)
    if columns is None:
        return None
    signs = frozenset(
        index
        for index, header in enumerate(table.header.texts)
        if vocabulary.rank("side", header) is not None
    )
    return _Log(place, columns, signs)


def _text(
    texts: list[str], columns: Columns, signs: frozenset[int], kind: str
) -> str | None:
    index = columns.get(kind)
    if index is None or index >= len(texts):
        return None
    return texts[index] or None if index in signs else told(texts[index])


def _from_row(row: Row, log: _Log) -> Evidence | None:
    texts, columns, signs = row.texts, log.columns, log.signs
    index = columns["date"]
    if index < len(texts):
        written = texts[index]
        span = row.span_of(index, written)
    else:
        written, span = "", Span(row.span.end, row.span.end)
    if is_placeholder(written):
        return None
    whole = parse_window(written)
    when = whole or complete_date(plain(written), log.place) or find_window(written)
    observation = _text(texts, columns, signs, "observation") or ""
    if when is None and not (observation and is_meant(row)):
        return None
    return Evidence(
        whole.text if whole else plain(written),
        when,
        without_block_id(observation),
        _text(texts, columns, signs, "implication"),
        _text(texts, columns, signs, "source"),
        _text(texts, columns, signs, "side"),
        row.span,
        span,
        "row",
    )


def _from_bullet(item: Item, source: str, place: Place) -> Evidence | None:
    dated = cut_after_date(item.text, place)
    if dated is None:
        return None
    start = item.text_span.start + dated.start
    end = item.text_span.start + dated.end
    if source[start:end] != item.text[dated.start : dated.end]:
        # The date goes on in the next line.
        return None
    if source.startswith("[[", start):
        # In a link, the date's text is not all that is written.
        start = source.index(dated.date, start)
        end = start + len(dated.date)
    return Evidence(
        dated.date, dated.when, dated.text, None, None, None,
        item.text_span, Span(start, end), "bullet",
    )  # fmt: skip


def _is_log(place: Place) -> bool:
    # `Disconfirming evidence` holds claims, and may hold what came in as well.
    return place.part == "evidence" or "evidence" in words_of(place.role).split()


def read_evidence(
    note: Note, outline: Outline, vocabulary: Vocabulary
) -> list[Evidence]:
    """Read the evidence of a note, tables first."""
    found: list[Evidence | None] = []
    for table, place in within(_PARTS, outline.tables):
        log = _make_log(table, place, vocabulary) if _is_log(place) else None
        if log is not None:
            found += [_from_row(row, log) for row in table.rows]
    for item, place in within(_PARTS, outline.items):
        if item.mark is None and _is_log(place):
            found.append(_from_bullet(item, note.source, place))
    return [evidence for evidence in found if evidence is not None]
