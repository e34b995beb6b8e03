"""The numbers to look up at the next review, with the readings that were logged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from thesisvault.errors import VaultError
from thesisvault.index.store import Index
from thesisvault.note.words import plain, words_of
from thesisvault.pattern import pattern
from thesisvault.reports.goals import Goals
from thesisvault.reports.pieces import take_apart
from thesisvault.text import Record

_WATCH = """
select watch.note, notes.path, notes.name, theses.stage, theses.due,
    watch.text, watch.name, watch.subject, watch.reading, watch.date,
    watch.date_start, watch.line
from watch
join theses on theses.note = watch.note
join notes on notes.id = watch.note and not notes.is_hidden
where (?1 is null or notes.path = ?1)
    and (?2 or coalesce(stage, '') not in ('validated', 'invalidated', 'closed'))
order by notes.path, watch.line, watch.n
"""
# Whom a thesis is about, by its title.
_TITLED = """
select positions.note, notes.name from positions
join notes on notes.id = positions.to_note
where is_title and kind = 'company' and not is_hidden
"""
# What just one company is called.
_COMPANIES = """
select written, min(name) from (
    select name as written, name from notes where kind = 'company' and not is_hidden
    union
    select aliases.alias, notes.name from aliases
    join notes on notes.id = aliases.note
    where kind = 'company' and not is_hidden
)
group by written having count(distinct name) = 1
"""
_WORD = pattern(r"[\w.&'’-]*\w")
_MOST_WORDS = 5
_MOST_LISTED = 5


class NoNumberError(VaultError):
    """No number to watch is meant by what was given."""

    def __init__(self, wanted: str, numbers: Iterable["Number"]) -> None:
        names = list(dict.fromkeys(number.number for number in numbers))
        near = get_close_matches(wanted, names, 3)
        hint = '"vault watch-list" shows those there are'
        if near:
            hint = f"did you mean {_listed(near)}?"
        super().__init__(f'no number to watch is called "{wanted}"; {hint}')


class SeveralNumbersError(VaultError):
    """More than one number may be meant by what was given."""

    def __init__(self, wanted: str, numbers: Sequence["Number"]) -> None:
        told, hint = [each.number for each in numbers], "give more of its name"
        if len({*map(words_of, told)}) == 1:
            told = [each.subject or "nobody's" for each in numbers]
            hint = 'say whose with "--of"'
            if len({each.path for each in numbers}) > 1:
                told = [each.name for each in numbers]
                hint = 'name the thesis with "--thesis"'
        told = list(dict.fromkeys(map(plain, told)))
        super().__init__(f'"{wanted}" may be of {_listed(told)}; {hint}')


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_LISTED
    listed = ", ".join(f'"{name}"' for name in names[:_MOST_LISTED])
    return f"{listed} and {more} more" if more > 0 else listed


class Reading(Record, frozen=True):
    """What a number was, and when; `start` is the first day of its date."""

    date: str | None
    start: str | None
    reading: str
    line: int


class Number(Record, frozen=True):
    """A number to look up for a thesis, with its readings, the oldest first.

    Its companies are those that it names, or else those in the thesis's title.

    `subject` is whose number it is, where a table says so; `reading` and `date` are
    the last ones, and `due` is the day of the thesis's next review.
    """

    path: str
    name: str
    stage: str | None
    due: str | None
    number: str
    subject: str | None
    text: str
    companies: tuple[str, ...]
    reading: str | None
    date: str | None
    readings: tuple[Reading, ...]
    line: int


class _Row(Record, frozen=True):
    """A row of the query."""

    note: int
    path: str
    name: str
    stage: str | None
    due: str | None
    text: str
    number: str
    subject: str | None
    reading: str | None
    date: str | None
    start: str | None
    line: int


class _Companies:
    """Which companies a text is about."""

    def __init__(self, index: Index) -> None:
        self._goals = Goals(index)
        self._names: Mapping[str, str] = dict(index.select(_COMPANIES))
        self.titled: dict[int, list[str]] = defaultdict(list)
        for note, name in index.select(_TITLED):
            self.titled[note].append(name)

    def find(self, note: int, *texts: str | None) -> Iterator[str]:
        """The companies that texts of a note link, or name outside of links."""
        for text in filter(None, texts):
            pieces = take_apart(text)
            for goal in self._goals.of(note, pieces.links):
                if goal.kind == "company":
                    yield goal.name
            yield from self._named(pieces.rest)

    def _named(self, text: str) -> Iterator[str]:
        words = list(_WORD.finditer(text))
        for index, first in enumerate(words):
            for last in words[index : index + _MOST_WORDS]:
                name = self._names.get(text[first.start() : last.end()])
                if name is not None:
                    yield name


def _series(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The rows of each number: one for each whose number it is.

    An item that says no more than its name belongs to each of them.
    """
    by_name: dict[tuple[int, str], list[_Row]] = defaultdict(list)
    for row in rows:
        by_name[row.note, words_of(row.number) or row.number].append(row)
    for found in by_name.values():
        bare = [row for row in found if row.subject is None]
        subjects = dict.fromkeys(row.subject for row in found if row.subject)
        if not subjects or any(row.reading for row in bare):
            yield bare
        for subject in subjects:
            own = [row for row in found if row.subject == subject]
            yield [*(row for row in bare if row.reading is None), *own]


def _readings(rows: Sequence[_Row], today: date) -> Iterator[Reading]:
    """The readings up to a day, the oldest first; those without a date before all."""
    day = today.isoformat()
    told = [row for row in rows if row.reading and (row.start or "") <= day]
    for row in sorted(told, key=lambda row: row.start or ""):
        yield Reading(row.date, row.start, row.reading or "", row.line)


def _number(rows: Sequence[_Row], companies: _Companies, today: date) -> Number:
    first = rows[0]
    readings = tuple(_readings(rows, today))
    last = readings[-1] if readings else None
    subject = next((row.subject for row in rows if row.subject), None)
    texts = dict.fromkeys(text for row in rows for text in (row.text, row.subject))
    named = dict.fromkeys(companies.find(first.note, *texts))
    named = named or dict.fromkeys(companies.titled[first.note])
    return Number(
        path=first.path,
        name=first.name,
        stage=first.stage,
        due=first.due,
        number=first.number,
        subject=subject,
        text=first.text,
        companies=tuple(named),
        reading=last.reading if last else None,
        date=last.date if last else None,
        readings=readings,
        line=first.line,
    )


def list_numbers(
    index: Index, today: date, *, thesis: str | None = None, is_all: bool = False
) -> tuple[Number, ...]:
    """List the numbers to look up, of all theses or of the one at a path.

    Args:
        is_all: Also those of theses that are over, which want no review.
    """
    companies = _Companies(index)
    rows = (_Row(*row) for row in index.select(_WATCH, thesis, is_all or bool(thesis)))
    return tuple(_number(found, companies, today) for found in _series(rows))


def find_number(
    numbers: Sequence[Number], wanted: str, subject: str | None = None
) -> Number:
    """Find the number that is meant by its name, or by a part of that.

    Args:
        subject: A part of whose number it is.

    Raises:
        NoNumberError: If none is meant.
        SeveralNumbersError: If more than one may be.
    """
    words, whose = words_of(wanted), words_of(subject or "")
    of_whom = [each for each in numbers if whose in words_of(each.subject or "")]
    for fits in (str.__eq__, str.__contains__):
        found = [
            each for each in of_whom if words and fits(words_of(each.number), words)
        ]
        if len(found) > 1:
            raise SeveralNumbersError(wanted, found)
        if found:
            return found[0]
    raise NoNumberError(wanted, numbers)
