"""The evidence logs of a thesis, and where in one a new row belongs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.dates import Window
from thesisvault.note.model import Heading
from thesisvault.note.tables import Table
from thesisvault.note.words import plain
from thesisvault.text import Record
from thesisvault.thesis.evidence import log_columns
from thesisvault.thesis.model import Evidence, Thesis
from thesisvault.thesis.outline import Outline, Place
from thesisvault.thesis.vocabulary import Vocabulary
from thesisvault.vault.reading import Reading


class SeveralLogsError(VaultError):
    """A note keeps more than one evidence log."""

    def __init__(self, name: str, logs: Sequence["Log"]) -> None:
        listed = ", ".join(f'"{log.name}"' for log in logs)
        hint = 'name one with "--log"'
        if len({log.name for log in logs}) < len(logs):
            hint = "give each a heading of its own first"
        super().__init__(f'"{name}" has several evidence logs: {listed}; {hint}')


class NoLogError(VaultError):
    """A note has no evidence log of a name."""

    def __init__(self, name: str, wanted: str, logs: Sequence["Log"]) -> None:
        listed = ", ".join(f'"{log.name}"' for log in logs)
        there = f"there are: {listed}" if listed else "it has none"
        super().__init__(f'no evidence log of "{name}" is called "{wanted}"; {there}')


class Log(Record, frozen=True):
    """An evidence log: a table with its columns by kind, or bullets."""

    name: str
    evidence: tuple[Evidence, ...]
    table: Table | None = None
    columns: Mapping[str, int] = {}


def _named(place: Place) -> str:
    return f"{place.role}: {place.group}" if place.group else place.role


def _in_tables(
    reading: Reading, thesis: Thesis, outline: Outline, vocabulary: Vocabulary
) -> Iterator[Log]:
    for table in reading.note.tables:
        place = outline.at(table.span.start)
        if place is None or place.part != "evidence":
            continue
        columns = log_columns(table, vocabulary)
        if columns is not None:
            inside = [
                each for each in thesis.evidence if table.span.holds(each.span.start)
            ]
            yield Log(_named(place), tuple(inside), table, columns)


def _in_bullets(thesis: Thesis, outline: Outline) -> Iterator[Log]:
    bullets = (each for each in thesis.evidence if each.form == "bullet")
    for place, inside in groupby(bullets, lambda each: outline.at(each.span.start)):
        if place is not None:
            yield Log(_named(place), tuple(inside))


def find_logs(reading: Reading, thesis: Thesis, vocabulary: Vocabulary) -> list[Log]:
    """Find the evidence logs of a thesis."""
    outline = Outline(reading.note, vocabulary)
    return [
        *_in_tables(reading, thesis, outline, vocabulary),
        *_in_bullets(thesis, outline),
    ]


def choose_section(
    reading: Reading, vocabulary: Vocabulary, wanted: str | None
) -> Heading | None:
    """The heading of a log that has nothing in it yet, if there is one.

    Args:
        wanted: A part of it.

    Raises:
        NoLogError: If there is none of that name.
        SeveralLogsError: If more than one may be meant.
    """
    outline = Outline(reading.note, vocabulary)
    headings = [
        heading
        for heading in reading.note.headings
        if vocabulary.part(heading.text) == "evidence"
        and (place := outline.at(heading.span.start))
        and place.part == "evidence"
    ]
    logs = [Log(plain(heading.text), ()) for heading in headings]
    log = choose_log(reading.name, logs, wanted)
    return headings[logs.index(log)] if log else None


def choose_log(name: str, logs: Sequence[Log], wanted: str | None) -> Log | None:
    """The log that is meant; nothing where there is none at all.

    Args:
        wanted: A part of its heading.

    Raises:
        NoLogError: If none has such a heading.
        SeveralLogsError: If more than one may be meant.
    """
    fitting = [log for log in logs if fold(wanted or "") in fold(log.name)]
    exact = [log for log in fitting if fold(log.name) == fold(wanted or "")]
    if wanted and not fitting:
        raise NoLogError(name, wanted, logs)
    found = exact or fitting
    if len(found) > 1:
        raise SeveralLogsError(name, found)
    return found[0] if found else None


def _is_newest_first(dates: Sequence[Window]) -> bool:
    """Whether most neighbours stand newest first; with no neighbours, they do."""
    down = sum(above.is_after(below) for above, below in pairwise(dates))
    up = sum(below.is_after(above) for above, below in pairwise(dates))
    return down >= up


def place_in_order(dates: Sequence[Window | None], when: Window) -> int:
    """The row above which a new one belongs; the rows' number for below them all.

    Newest first: above the first row not newer. Oldest first: below the last row not
    newer. Rows without a date stay where they are.
    """
    dated = [(index, each) for index, each in enumerate(dates) if each is not None]
    if not dated:
        return 0
    not_newer = [index for index, each in dated if not each.is_after(when)]
    if _is_newest_first([each for _, each in dated]):
        return not_newer[0] if not_newer else dated[-1][0] + 1
    return not_newer[-1] + 1 if not_newer else dated[0][0]
