"""Adding evidence to a thesis, as its log is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from thesisvault.edits.bullet import add_bullet
from thesisvault.edits.claim import NoThesisError
from thesisvault.edits.dating import habit_of, write_date
from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.log import (
    Log,
    choose_log,
    choose_section,
    find_logs,
    place_in_order,
)
from thesisvault.edits.new_log import (
    columns_of_new_log,
    fill_section,
    new_sections,
)
from thesisvault.edits.proof import reread, stretch
from thesisvault.edits.table_row import add_row
from thesisvault.edits.tie import Tie, side_word, tie_text
from thesisvault.edits.wording import for_cell, for_line
from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.dates import Window, find_window
from thesisvault.note.tables import Table
from thesisvault.note.words import plain
from thesisvault.text import Edit, Record
from thesisvault.thesis.model import Evidence, Thesis
from thesisvault.thesis.vocabulary import Vocabulary
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading

_DASHES = " -–—:"


class DuplicateEvidenceError(VaultError):
    """The log holds the same observation of the same date."""

    def __init__(self, name: str, evidence: Evidence) -> None:
        super().__init__(
            f'"{name}" has this already, on {evidence.date}: '
            f'"{plain(evidence.observation)}"; nothing was written'
        )


class NewEvidence(Record, frozen=True):
    """Evidence to be added; its texts are single lines."""

    when: Window
    observation: str
    implication: str | None = None
    source: str | None = None
    tie: Tie | None = None


def _days(window: Window | None) -> tuple[date, date] | None:
    return (window.start, window.end) if window else None


def _comparable(text: str) -> str:
    return " ".join(fold(plain(text.replace("\\|", "|"))).split())


def _texts(
    new: NewEvidence, kinds: Sequence[str], written: Sequence[Evidence]
) -> dict[str, str]:
    """The text of each kind; what has no place of its own goes with the observation."""
    texts = {"observation": new.observation}
    implication = new.implication
    if new.tie is not None:
        implication = tie_text(
            new.tie, implication, [each.implication or "" for each in written]
        )
        sides = [each.side for each in written if each.side]
        texts["side"] = side_word(new.tie, sides)
    if implication and "implication" in kinds:
        texts["implication"] = implication
    elif implication:
        texts["observation"] += f" — {implication}"
    if new.source and "source" in kinds:
        texts["source"] = new.source
    elif new.source:
        texts["observation"] += f" ({new.source})"
    return {kind: text for kind, text in texts.items() if kind in kinds}


class _Addition(Record, frozen=True):
    """An edit that may be made, and what the log is to say of it then."""

    edit: Edit
    date: str
    texts: Mapping[str, str]


def _check_new(name: str, thesis: Thesis, addition: _Addition) -> None:
    when = find_window(addition.date)
    text = _comparable(addition.texts["observation"])
    for each in thesis.evidence:
        is_same_day = when is not None and _days(each.when) == _days(when)
        if is_same_day and _comparable(each.observation) == text:
            raise DuplicateEvidenceError(name, each)


def _date_cells(log: Log) -> list[str]:
    index = log.columns.get("date", 0)
    rows = [row.cells for row in log.table.rows] if log.table else []
    return [cells[index].text for cells in rows if index < len(cells)]


def _cells(
    date: str, texts: Mapping[str, str], columns: Mapping[str, int], count: int
) -> list[str]:
    cells = [""] * count
    for kind, index in columns.items():
        cells[index] = date if kind == "date" else for_cell(texts.get(kind, ""))
    return cells


def _to_table(source: str, log: Log, table: Table, new: NewEvidence) -> _Addition:
    habit = habit_of(_date_cells(log))
    date = write_date(new.when, habit)
    texts = _texts(new, tuple(log.columns), log.evidence)
    when = {each.span.start: each.when for each in log.evidence}
    dates = [when.get(row.span.start) for row in table.rows]
    index = place_in_order(dates, find_window(date) or new.when)
    written = f"{habit.before}{date}{habit.after}"
    cells = _cells(written, texts, log.columns, table.header.columns)
    return _Addition(add_row(source, table, index, cells), date, texts)


def _to_bullets(reading: Reading, log: Log, new: NewEvidence) -> _Addition:
    date = write_date(new.when, habit_of(each.date for each in log.evidence))
    texts = _texts(new, ("observation",), log.evidence)
    texts = {kind: for_line(text) for kind, text in texts.items()}
    dates = [each.when for each in log.evidence]
    index = place_in_order(dates, find_window(date) or new.when)
    edit = add_bullet(reading.note, log.evidence, index, date, texts["observation"])
    return _Addition(edit, date, texts)


def _to_new_table(
    reading: Reading, new: NewEvidence, vocabulary: Vocabulary, wanted: str | None
) -> Iterator[_Addition]:
    columns = columns_of_new_log(has_source=new.source is not None)
    texts = _texts(new, tuple(columns), ())
    date = new.when.text
    cells = _cells(date, texts, columns, len(columns))
    heading = choose_section(reading, vocabulary, wanted)
    if heading is not None:
        yield _Addition(fill_section(reading.note, heading, cells), date, texts)
        return
    for edit in new_sections(reading.note, vocabulary, cells):
        yield _Addition(edit, date, texts)


def _additions(
    reading: Reading,
    thesis: Thesis,
    new: NewEvidence,
    config: Config,
    wanted: str | None,
) -> Iterator[_Addition]:
    """The ways to add evidence, the best first."""
    logs = find_logs(reading, thesis, config.vocabulary)
    log = choose_log(reading.name, logs, wanted) if logs else None
    if log is None:
        yield from _to_new_table(reading, new, config.vocabulary, wanted)
    elif log.table is not None:
        yield _to_table(reading.note.source, log, log.table, new)
    else:
        yield _to_bullets(reading, log, new)


def _said(evidence: Evidence, kinds: Iterable[str]) -> dict[str, str]:
    # A dash in front of a text joins it to the date.
    return {kind: (getattr(evidence, kind) or "").lstrip(_DASHES) for kind in kinds}


def _prove(reading: Reading, addition: _Addition, config: Config) -> None:
    """See that the note says one thing more, and that this is what was meant.

    Raises:
        SideEffectError: If it says anything else.
    """
    after = reread(reading, [addition.edit], config)
    stretches = stretch([addition.edit])
    check_facts(reading, after, stretches)
    evidence = after.thesis.evidence if after.thesis else ()
    added = [each for each in evidence if stretches[1].holds(each.span.start)]
    escape = for_cell if added and added[0].form == "row" else str
    texts = addition.texts.items()
    meant = {kind: escape(text).lstrip(_DASHES) for kind, text in texts}
    said = [(each.date, _said(each, meant)) for each in added]
    if said != [(plain(addition.date), meant)]:
        raise SideEffectError(reading.name, ["evidence"])


def add_evidence(
    reading: Reading, new: NewEvidence, config: Config, log: str | None = None
) -> tuple[Edit, ...]:
    """Add evidence to a thesis, in the place and the form that its log asks for.

    Args:
        log: A part of the log's heading, needed where there are several.

    Raises:
        DuplicateEvidenceError: If the thesis has it already.
        NoLogError: If no log has such a heading.
        NoThesisError: If the note is no thesis.
        SeveralLogsError: If there are several logs.
        SideEffectError: If it cannot be added without changing anything else.
    """
    if reading.thesis is None:
        raise NoThesisError(reading)
    failure: SideEffectError | None = None
    for addition in _additions(reading, reading.thesis, new, config, log):
        _check_new(reading.name, reading.thesis, addition)
        try:
            _prove(reading, addition, config)
        except SideEffectError as error:
            failure = error
        else:
            return (addition.edit,)
    raise failure or SideEffectError(reading.name, ["evidence"])
