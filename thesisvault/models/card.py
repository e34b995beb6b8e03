"""A model as it is shown: each row with what it comes to and what is said of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from thesisvault.models.amount import amount_of
from thesisvault.models.check import place_of
from thesisvault.models.faults import BAD_NAME
from thesisvault.models.figure import Figure
from thesisvault.models.formula import Formula
from thesisvault.models.load import Computed
from thesisvault.models.model import Key, Model, Variable
from thesisvault.models.reported import Comparison, compare_reported
from thesisvault.models.solve import Value
from thesisvault.note.model import Note
from thesisvault.text import Lines, Record


class Reported(Record, frozen=True):
    """A figure that a source reports; `agrees` is nothing where nothing tells."""

    text: str
    agrees: bool | None
    message: str
    line: int


class Trouble(Record, frozen=True):
    """Why a row has no value, and where that lies."""

    message: str
    line: int
    column: int


class Row(Record, frozen=True):
    """A row of a model; `formula` is nothing where a figure is given."""

    name: str
    value: float | bool | None
    unit: str
    text: str | None
    formula: str | None
    low: str | None
    high: str | None
    basis: str
    reported: tuple[Reported, ...]
    troubles: tuple[Trouble, ...]
    section: str | None
    line: int


class Card(Record, frozen=True):
    """A model: its rows in their order, and what is reported otherwise.

    `unnamed` are the lines of rows that have no name to be used by, and so no value.
    """

    path: str
    name: str
    values: tuple[Row, ...]
    differences: tuple[Reported, ...]
    unnamed: tuple[int, ...]


class _Places:
    """Where things stand in a note."""

    def __init__(self, note: Note) -> None:
        self.lines = Lines(note.source)
        self._starts = [heading.span.start for heading in note.headings]
        self._sections = [None, *[heading.text for heading in note.headings]]

    def section(self, offset: int) -> str | None:
        """The heading that an offset stands under."""
        return self._sections[bisect_right(self._starts, offset)]


def _reported(comparison: Comparison, places: _Places) -> Reported:
    statement = comparison.statement
    line = places.lines.line(statement.span.start)
    text = statement.cells["reported"].text
    return Reported(text, comparison.agrees, comparison.message, line)


def _troubles(value: Value, places: _Places) -> Iterator[Trouble]:
    for fault in value.faults:
        place = places.lines.place(place_of(value.variable, fault).start)
        yield Trouble(fault.message, place.line, place.column)


def _end(figure: Figure | None, variable: Variable) -> str | None:
    """An end of a range; that of a value that is a range has the range's text."""
    if figure is None or figure.text == variable.cells["value"].text:
        return None
    return figure.text


def _row(value: Value, reported: tuple[Reported, ...], places: _Places) -> Row:
    variable = value.variable
    is_formula = isinstance(variable.value, Formula)
    amount = amount_of(value.quantity) if value.quantity else None
    return Row(
        variable.name,
        amount.value if amount else None,
        amount.unit if amount else "",
        amount.text if amount else None,
        variable.value.text if isinstance(variable.value, Formula) else None,
        None if is_formula else _end(variable.low, variable),
        None if is_formula else _end(variable.high, variable),
        variable.basis,
        reported,
        tuple(_troubles(value, places)),
        places.section(variable.span.start),
        places.lines.line(variable.span.start),
    )


def _by_name(
    computed: Computed, model: Model, places: _Places
) -> Mapping[Key, tuple[Reported, ...]]:
    found: dict[Key, list[Reported]] = defaultdict(list)
    for comparison in compare_reported(computed.solution, model):
        found[comparison.value.key].append(_reported(comparison, places))
    return {key: tuple(each) for key, each in found.items()}


def make_card(computed: Computed, model: Model) -> Card:
    """Show a model with what it reports of its own rows."""
    places = _Places(computed.notes[model.path])
    reported = _by_name(computed, model, places)
    rows = [
        _row(value, reported.get(value.key, ()), places)
        for value in computed.solution.of(model)
    ]
    differences = (each for row in rows for each in row.reported if each.message)
    unnamed = tuple(
        [
            places.lines.line(finding.span.start)
            for finding in model.findings
            if finding.code == BAD_NAME.code
        ]
    )
    return Card(model.path, model.name, tuple(rows), tuple(differences), unnamed)
