"""The records of a model note: what is computed, what is stated, and where."""

from collections.abc import Mapping

from thesisvault.findings import Finding
from thesisvault.models.figure import Figure
from thesisvault.models.formula import Formula
from thesisvault.models.quantity import Fault
from thesisvault.models.unit import Unit
from thesisvault.note.tables import Cell
from thesisvault.text import Record, Span


class Key(Record, frozen=True, order=True):
    """Which value of which model: the note's path, and the name in it."""

    path: str
    name: str


class Variable(Record, frozen=True):
    """A row that has a value: a figure, a formula, or a fault in place of either.

    `cells` has the row's cells by the kind of their column; `offset` is where the
    text of the value begins in the note, and nothing where it is not from there.
    """

    name: str
    value: Figure | Formula | Fault
    unit: Unit
    cells: Mapping[str, Cell]
    offset: int | None
    low: Figure | None = None
    high: Figure | None = None

    @property
    def span(self) -> Span:
        """The value's cell."""
        return self.cells["value"].span

    @property
    def basis(self) -> str:
        """Where the value is from, in the note's words."""
        cell = self.cells.get("basis")
        return cell.text if cell else ""

    @property
    def is_input(self) -> bool:
        """Whether the value is given and not computed."""
        return isinstance(self.value, Figure)


class Statement(Record, frozen=True):
    """A figure that a source reports, for a value of this model or another one."""

    name: str
    model: str | None
    figure: Figure
    unit: Unit
    cells: Mapping[str, Cell]

    @property
    def span(self) -> Span:
        """The reported figure's cell."""
        return self.cells["reported"].span


class Model(Record, frozen=True):
    """A model note: its values, what is reported of them, and what cannot be read.

    `sources` are the targets of the front matter's `source`.
    """

    path: str
    variables: tuple[Variable, ...]
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """What a link says to mean this note."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    def variable(self, name: str) -> Variable | None:
        """The first row of a name."""
        return next((each for each in self.variables if each.name == name), None)
