"""Logging a reading of a number to watch, in the note's table of readings."""

from collections.abc import Iterator, Mapping, Sequence

from thesisvault.edits.cell import set_cell
from thesisvault.edits.claim import NoThesisError
from thesisvault.edits.dating import DateHabit, habit_of, write_date
from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.log import place_in_order
from thesisvault.edits.new_log import Form, fill_section, new_sections
from thesisvault.edits.proof import reread, stretch
from thesisvault.edits.table_row import add_row
from thesisvault.edits.wording import for_cell
from thesisvault.errors import VaultError
from thesisvault.note.dates import Window, find_window
from thesisvault.note.model import Heading
from thesisvault.note.tables import Row, Table
from thesisvault.note.words import plain, words_of
from thesisvault.text import Edit, Record, Span
from thesisvault.thesis.model import Thesis, Watch
from thesisvault.thesis.outline import Outline
from thesisvault.thesis.registers import watch_columns
from thesisvault.thesis.tables import Columns, text_at
from thesisvault.thesis.vocabulary import Vocabulary
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading

_KINDS = ("name", "date", "last reading", "subject", "source")
_FORM = Form("Numbers to watch", ("Number", "Date", "Reading"))


class RepeatedReadingError(VaultError):
    """The number has the same reading on that date already."""

    def __init__(self, name: str, watch: Watch) -> None:
        when = watch.when.text if watch.when else "no date"
        super().__init__(
            f'"{name}" has {watch.name} at {plain(watch.reading or "")} on {when} '
            f"already; nothing was written"
        )


class NewReading(Record, frozen=True):
    """A reading to be logged: of which number, whose, when; each in one line."""

    number: str
    value: str
    when: Window
    subject: str | None = None
    source: str | None = None


class _Log(Record, frozen=True):
    """A table of readings, and which of its columns is which."""

    table: Table
    columns: Columns


def _logs(reading: Reading, outline: Outline, vocabulary: Vocabulary) -> Iterator[_Log]:
    """The tables of readings, those with dates first."""
    found = []
    for table in reading.note.tables:
        place = outline.at(table.span.start)
        if place and place.part == "watch":
            columns = dict(watch_columns(table, vocabulary))
            ranks = [
                (rank, index)
                for index, header in enumerate(table.header.texts)
                if index not in columns.values()
                and (rank := vocabulary.rank("source", header)) is not None
            ]
            if ranks:
                columns["source"] = min(ranks)[1]
            if "last reading" in columns:
                found.append(_Log(table, columns))
    yield from sorted(found, key=lambda log: "date" not in log.columns)


def _same(left: str | None, right: str | None) -> bool:
    return words_of(left or "") == words_of(right or "")


def _rows_of(log: _Log, thesis: Thesis, new: NewReading) -> list[tuple[Row, Watch]]:
    """The rows that hold a number, if it is said whose, only those of it."""
    watches = {each.span.start: each for each in thesis.watch}
    rows = [(row, watches.get(row.span.start)) for row in log.table.rows]
    return [
        (row, watch)
        for row, watch in rows
        if watch is not None
        and _same(watch.name, new.number)
        and (new.subject is None or _same(watch.subject, new.subject))
    ]


def _check_new(name: str, thesis: Thesis, new: NewReading) -> None:
    days = new.when.start, new.when.end
    for watch in thesis.watch:
        same_day = watch.when and (watch.when.start, watch.when.end) == days
        is_same = _same(watch.name, new.number) and _same(watch.subject, new.subject)
        if same_day and is_same and plain(watch.reading or "") == plain(new.value):
            raise RepeatedReadingError(name, watch)


def _date_cells(log: _Log) -> list[str]:
    rows = (row.texts for row in log.table.rows)
    return [text_at(texts, log.columns, "date") or "" for texts in rows]


def _written(log: _Log, new: NewReading) -> dict[str, str]:
    """The texts of a row, by kind; what has no column of its own goes in brackets."""
    habit: DateHabit = habit_of(_date_cells(log))
    date = write_date(new.when, habit)
    texts = {"date": f"{habit.before}{date}{habit.after}", "last reading": new.value}
    if "date" not in log.columns:
        texts["last reading"] = f"{new.value} ({date})"
    if new.source and "source" in log.columns:
        texts["source"] = new.source
    return {kind: for_cell(text) for kind, text in texts.items()}


def _fill(
    reading: Reading, log: _Log, row: Row, texts: Mapping[str, str]
) -> tuple[Edit, ...] | None:
    """Write into the blanks of a row, if that is where they are."""
    cells = row.cells
    edits = []
    for kind, text in texts.items():
        index = log.columns.get(kind)
        if index is None:
            continue
        if index >= len(cells) or not row.span.holds(cells[index].span.start):
            return None
        edits.append(set_cell(reading.note, cells[index].span, text))
    return tuple(edits)


def _is_blank(log: _Log, row: Row) -> bool:
    """Whether a row waits for its first reading: neither that nor a date is there."""
    return all(
        text_at(row.texts, log.columns, kind) is None
        for kind in ("last reading", "date")
    )


def _is_in_order(dates: Sequence[Window | None]) -> bool:
    """Whether there is an order in some dates, and all are in it."""
    days = [each.start for each in dates if each is not None]
    ordered = sorted(days)
    return len({*days}) > 1 and days in (ordered, ordered[::-1])


def _place(log: _Log, rows: Sequence[tuple[Row, Watch]], when: Window) -> int:
    """The row above which a reading belongs, by its date or below the number's own."""
    dates = [find_window(text) for text in _date_cells(log)]
    if _is_in_order(dates):
        return place_in_order(dates, when)
    own = [log.table.rows.index(row) for row, _ in rows]
    if not own:
        return len(log.table.rows)
    own_dates = [watch.when for _, watch in rows]
    at = place_in_order(own_dates, when) if _is_in_order(own_dates) else len(own)
    return own[at] if at < len(own) else own[-1] + 1


def _new_row(
    reading: Reading,
    log: _Log,
    rows: Sequence[tuple[Row, Watch]],
    new: NewReading,
    texts: Mapping[str, str],
) -> Edit:
    """A row for a reading, by its date, or else below the others of the number."""
    cells = [""] * log.table.header.columns
    # The number is called as it was before, links, marks and all.
    before = rows[-1][0].texts if rows else ()
    name = text_at(before, log.columns, "name") or for_cell(new.number)
    subject = text_at(before, log.columns, "subject") or for_cell(new.subject or "")
    for kind, text in {**texts, "name": name, "subject": subject}.items():
        index = log.columns.get(kind)
        if index is not None:
            cells[index] = text
    return add_row(reading.note.source, log.table, _place(log, rows, new.when), cells)


def _in_log(
    reading: Reading, thesis: Thesis, log: _Log, new: NewReading
) -> tuple[Edit, ...]:
    rows = _rows_of(log, thesis, new)
    texts = _written(log, new)
    for row, _ in rows:
        if _is_blank(log, row) and (edits := _fill(reading, log, row, texts)):
            return edits
    return (_new_row(reading, log, rows, new, texts),)


def _section(reading: Reading, outline: Outline) -> Heading | None:
    """The heading of the numbers to watch."""
    for heading in reading.note.headings:
        place = outline.at(heading.span.start)
        if place and place.part == "watch":
            return heading
    return None


def _ways(
    reading: Reading, thesis: Thesis, new: NewReading, vocabulary: Vocabulary
) -> Iterator[tuple[Edit, ...]]:
    """The ways to log a reading, the best first."""
    outline = Outline(reading.note, vocabulary)
    logs = list(_logs(reading, outline, vocabulary))
    if logs:
        own = [log for log in logs if _rows_of(log, thesis, new)]
        yield _in_log(reading, thesis, (own or logs)[0], new)
        return
    cells = [for_cell(new.number), new.when.text, for_cell(new.value)]
    heading = _section(reading, outline)
    if heading is not None:
        yield (fill_section(reading.note, heading, cells, _FORM),)
        return
    for edit in new_sections(reading.note, vocabulary, cells, _FORM):
        yield (edit,)


def _row_within(reading: Reading, span: Span) -> Row | None:
    """The row that holds a stretch, past its beginning."""
    rows = (row for table in reading.note.tables for row in table.rows)
    within = (row for row in rows if row.span.start < span.start < row.span.end)
    return next(within, None)


def _prove(
    reading: Reading, edits: tuple[Edit, ...], new: NewReading, config: Config
) -> None:
    """See that the note has one reading more, and that it is the one that was meant.

    Raises:
        SideEffectError: If it says anything else.
    """
    after = reread(reading, edits, config)
    old, now = stretch(edits)
    row = _row_within(reading, old)
    if row is not None:
        growth = len(after.note.source) - len(reading.note.source)
        old, now = row.span, Span(row.span.start, row.span.end + growth)
    check_facts(reading, after, (old, now))
    watch = after.thesis.watch if after.thesis else ()
    added = [each for each in watch if now.holds(each.span.start)]
    if len(added) != 1 or not _says(added[0], new):
        raise SideEffectError(reading.name, ["watch"])


def _says(watch: Watch, new: NewReading) -> bool:
    """Whether a reading is the one that was meant; its date may be a coarser one."""
    when = watch.when
    is_then = when and when.start <= new.when.start and new.when.end <= when.end
    is_said = watch.reading == for_cell(new.value) and _same(watch.name, new.number)
    return bool(is_then) and is_said


def add_reading(reading: Reading, new: NewReading, config: Config) -> tuple[Edit, ...]:
    """Log a reading of a number to watch.

    It goes into the table of readings: in the blanks that wait for it, or as a row of
    its own in the order of dates. A note without such a table gets one.

    Raises:
        NoThesisError: If the note is no thesis.
        RepeatedReadingError: If it has just that reading already.
        SideEffectError: If it cannot be done without changing anything else.
    """
    if reading.thesis is None:
        raise NoThesisError(reading)
    _check_new(reading.name, reading.thesis, new)
    failure: SideEffectError | None = None
    for edits in _ways(reading, reading.thesis, new, config.vocabulary):
        try:
            _prove(reading, edits, new, config)
        except SideEffectError as error:
            failure = error
        else:
            return edits
    raise failure or SideEffectError(reading.name, ["watch"])
