"""One figure stated differently: in two places of a note, or by two notes.

Two notes state the same figure where one names the other's (`[[Forward ROIC]].hurdle`
in the column of names), or where both have the same `source` and the same name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thesisvault.files import fold
from thesisvault.findings import Finding
from thesisvault.models.faults import STATED_TWICE
from thesisvault.models.figure import Figure
from thesisvault.models.model import Key, Model, Statement
from thesisvault.models.sheet import Sheet
from thesisvault.text import Record


class _Quote(Record, frozen=True):
    """A statement, and the model that makes it."""

    model: Model
    statement: Statement

    @property
    def figure(self) -> Figure:
        return self.statement.figure

    def contradicts(self, other: "_Quote") -> bool:
        """Whether two figures cannot be roundings of one number."""
        same = self.figure.unit.dims == other.figure.unit.dims
        return same and not self.figure.agrees(other.figure)


Quotes = Sequence[_Quote]


def _subjects(quote: _Quote, sheet: Sheet) -> Iterator[Key]:
    """What a statement is about: a value, and what its source says by that name."""
    model, statement = quote.model, quote.statement
    if statement.model is not None:
        other = sheet.find_model(statement.model, model.path)
        if other is not None:
            yield Key(other.path, statement.name)
        return
    yield Key(model.path, statement.name)
    for source in model.sources:
        path = sheet.resolver.resolve(source, model.path).path
        yield Key(f"[[{path or fold(source)}]]", statement.name)


def _by_subject(sheet: Sheet) -> Mapping[Key, Quotes]:
    subjects: dict[Key, list[_Quote]] = {}
    for _, model in sorted(sheet.models.items()):
        for statement in model.statements:
            quote = _Quote(model, statement)
            for subject in _subjects(quote, sheet):
                subjects.setdefault(subject, []).append(quote)
    return subjects


def _different(quotes: Quotes) -> Quotes:
    """The first quote of each figure."""
    first: dict[tuple[str, str], _Quote] = {}
    for quote in quotes:
        first.setdefault((quote.figure.text, quote.figure.unit.text), quote)
    return list(first.values())


def _listed(quotes: Quotes) -> str:
    *texts, last = (quote.figure.text for quote in quotes)
    return f"{', '.join(texts)} and {last}" if texts else last


def _within(own: Quotes) -> tuple[_Quote, str] | None:
    """The first of a note's figures that contradicts one above it."""
    different = _different(own)
    for index, quote in enumerate(different):
        if any(quote.contradicts(other) for other in different[:index]):
            return quote, f"is stated as {_listed(different)} in this note"
    return None


def _between(own: Quotes, others: Iterable[_Quote]) -> tuple[_Quote, str] | None:
    """The first of a note's figures that contradicts one of another note."""
    for other in others:
        for quote in own:
            if quote.model is not other.model and quote.contradicts(other):
                there = f"{other.figure.text} in [[{other.model.name}]]"
                return quote, f"is {quote.figure.text} here and {there}"
    return None


def _found(subject: Key, quotes: Quotes) -> Iterator[tuple[str, Finding]]:
    # Notes may be many, and what they say of one thing is mostly the same.
    different = _different(quotes)
    by_path: dict[str, list[_Quote]] = {}
    for quote in quotes if len(different) > 1 else ():
        by_path.setdefault(quote.model.path, []).append(quote)
    # What a note says against itself is told under its own name, not its source's.
    is_source = subject.path.startswith("[[")
    for path, own in by_path.items():
        told = None if is_source else _within(own)
        told = told or _between(own, different)
        if told is not None:
            quote, what = told
            message = f'"{subject.name}" {what}'
            yield path, STATED_TWICE.at(quote.statement.span, message)


def check_stated(sheet: Sheet) -> Iterator[tuple[str, Finding]]:
    """Find figures that are stated differently, each with its note's path.

    A note is told once of each.
    """
    told: set[Key] = set()
    for subject, quotes in _by_subject(sheet).items():
        for path, finding in _found(subject, quotes):
            place = Key(path, subject.name)
            if place not in told:
                told.add(place)
                yield path, finding
