"""Reading a model note: each row of a table is a value, a statement, or both."""

from collections.abc import Iterator, Mapping
from unicodedata import combining, normalize

from thesisvault.findings import Finding
from thesisvault.models.faults import BAD_NAME, UNIT_CLASH, UNREADABLE
from thesisvault.models.figure import Figure, parse_figure
from thesisvault.models.formula import Formula
from thesisvault.models.grammar import FUNCTIONS, parse_formula
from thesisvault.models.model import Model, Statement, Variable
from thesisvault.models.quantity import Fault
from thesisvault.models.unit import Unit, parse_unit
from thesisvault.note.model import Note
from thesisvault.note.tables import Cell, Row, Table
from thesisvault.note.words import is_placeholder, normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span
from thesisvault.thesis.tables import find_columns
from thesisvault.thesis.vocabulary import Vocabulary

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "variable", "parameter", "symbol", "input"),
    "value": ("value", "formula", "value or formula", "amount", "calculation"),
    "unit": ("unit", "units", "measured in"),
    "basis": (
        "basis", "source", "why", "note", "notes", "comment", "comments", "rationale",
        "reason", "where from", "meaning", "explanation", "description",
    ),
    "reported": (
        "reported", "as reported", "reported value", "stated", "the source says",
        "source says", "in the source", "published", "printed", "given",
    ),
    "low": ("low", "min", "minimum", "lower", "bear", "bear case", "worst", "at least"),
    "high": ("high", "max", "maximum", "upper", "bull", "bull case", "best", "at most"),
}  # fmt: skip

_WORDS = Vocabulary(columns=COLUMNS)

_MARKS = "*_`"
_DASHES = frozenset(("", "-", "—", "–"))
_BLANK = _DASHES | {"n/a", "none", "?"}
_NAME = pattern(r"[a-z][a-z0-9_]*")
_OTHERS_NAME = pattern(r"\[\[([^\[\]|#\\]+)[^\[\]]*\]\]\.([a-z][a-z0-9_]*)")
_NO_WORD = pattern(r"[^a-z0-9]+")
_DIGIT = pattern(r"\d")

_MOST_SHOWN = 40
_LONGEST_NAME = 600

Cells = Mapping[str, Cell]


class _Named(Record, frozen=True):
    """A row whose name can be used."""

    name: str
    model: str | None
    cells: Cells
    unit: Unit


def _bare(cell: Cell) -> Cell:
    """A cell without emphasis and code marks around its text."""
    text, start = cell.text, cell.span.start
    # Three for the strongest emphasis, and one for code.
    for _ in range(4):
        if len(text) > 1 and text[0] in _MARKS and text[0] == text[-1]:
            text, start = text[1:-1], start + 1
    return cell if text is cell.text else Cell(text, Span(start, start + len(text)))


def _cells(row: Row, columns: Mapping[str, int]) -> Cells:
    """The cells that say something, by the kind of their column."""
    cells = row.cells
    found = {}
    for kind, index in columns.items():
        if index < len(cells):
            cell = _bare(cells[index])
            blank = _DASHES if kind == "name" else _BLANK
            if cell.text.casefold() not in blank and not is_placeholder(cell.text):
                found[kind] = cell
    value = columns.get("value", len(cells))
    # A row of a name alone is a heading; of one with a unit, the value is missing.
    is_row = len(found) > 1 and not {"value", "reported"} & found.keys()
    if is_row and value < len(cells):
        found["value"] = Cell("", cells[value].span)
    return found


def _snake(text: str) -> str:
    # Of `ünit` the dots are left out, and not the letter.
    letters = "".join([each for each in normalize("NFKD", text) if not combining(each)])
    return _NO_WORD.sub("_", letters.casefold()).strip("_")


def _wrong_name(cell: Cell) -> Finding:
    text = cell.text[:_MOST_SHOWN]
    name = _snake(text)
    if text in FUNCTIONS:
        message = f'"{text}" is a function, so it cannot be a name'
    elif _NAME.fullmatch(name):
        message = f'"{text}" cannot be used in formulas; write "{name}"'
    else:
        message = f'"{text}" is no name: small letters, digits and "_" make one'
    return BAD_NAME.at(cell.span, message)


def _named(cells: Cells) -> _Named | None:
    text = cells["name"].text.replace("\\", "")
    unit = parse_unit(cells["unit"].text) if "unit" in cells else parse_unit("")
    if _NAME.fullmatch(text) and text not in FUNCTIONS:
        return _Named(text, None, cells, unit)
    other = _OTHERS_NAME.fullmatch(text) if len(text) < _LONGEST_NAME else None
    return _Named(other[2], other[1].strip(), cells, unit) if other else None


def read_value(text: str, unit: Unit) -> Figure | Formula | Fault:
    """Read the text of a value: a figure, or a formula after `=`."""
    if not text:
        return Fault("text", "the value is missing")
    if text.startswith("="):
        return parse_formula(text[1:].strip())
    figure = parse_figure(text, unit)
    if figure is None:
        return Fault(
            "text", f'"{text[:_MOST_SHOWN]}" is not a number; formulas begin with "="'
        )
    if figure.unit.dims != unit.dims and not unit.is_plain:
        return Fault(
            "unit", f"the figure is in {figure.unit.text}, the row in {unit.text}"
        )
    return figure


def _offset(cell: Cell) -> int:
    """Where the text of a value begins: after a formula's `=`."""
    text = cell.text.removeprefix("=").lstrip()
    return cell.span.end - len(text)


def _end(figure: Figure, number: float) -> Figure:
    return Figure(number, number, figure.unit, figure.step, figure.text)


def _figure(row: _Named, kind: str, unit: Unit) -> Figure | Finding | None:
    """The figure in a column; nothing where there is none, or only words."""
    cell = row.cells.get(kind)
    if cell is None or (kind == "reported" and not _DIGIT.search(cell.text)):
        return None
    value = read_value(cell.text, unit)
    if isinstance(value, Figure):
        return value
    if isinstance(value, Fault) and value.kind == "unit":
        return UNIT_CLASH.at(cell.span, value.message)
    return UNREADABLE.at(cell.span, f'"{cell.text[:_MOST_SHOWN]}" is not a number')


def _variable(row: _Named, ends: Mapping[str, Figure], unit: Unit) -> Variable:
    cell = row.cells["value"]
    value = read_value(cell.text, row.unit)
    low, high = ends.get("low"), ends.get("high")
    if isinstance(value, Figure) and not value.is_exact and not (low or high):
        low, high = _end(value, value.low), _end(value, value.high)
    return Variable(row.name, value, unit, row.cells, _offset(cell), low, high)


def _row_unit(row: _Named) -> Unit:
    """The unit of a row, which its value gives where its own cell is blank."""
    if row.unit.is_plain and "value" in row.cells:
        value = parse_figure(row.cells["value"].text)
        return value.unit if value else row.unit
    return row.unit


def _read_row(cells: Cells) -> Iterator[Variable | Statement | Finding]:
    row = _named(cells)
    if row is None:
        if "value" in cells or "reported" in cells:
            yield _wrong_name(cells["name"])
        return
    if row.model is not None and "reported" not in cells and "value" in cells:
        # Nothing else can be meant: a value of another model is given there.
        cells = {**cells, "reported": cells["value"]}
        row = _Named(row.name, row.model, cells, row.unit)
    unit = _row_unit(row)
    figures = {kind: _figure(row, kind, unit) for kind in ("reported", "low", "high")}
    yield from (each for each in figures.values() if isinstance(each, Finding))
    ends = {kind: each for kind, each in figures.items() if isinstance(each, Figure)}
    if "value" in cells and row.model is None:
        yield _variable(row, ends, unit)
    if "reported" in ends:
        yield Statement(row.name, row.model, ends["reported"], unit, cells)


def _columns(table: Table) -> Mapping[str, int]:
    """The columns of a table of values, by kind; none for any other table."""
    columns = find_columns(table.header.texts, COLUMNS, _WORDS)
    has_figures = "value" in columns or "reported" in columns
    return columns if "name" in columns and has_figures else {}


def _rows(note: Note) -> Iterator[Cells]:
    for table in note.tables:
        columns = _columns(table)
        for row in table.rows if columns else ():
            cells = _cells(row, columns)
            if "name" in cells:
                yield cells


def _sources(note: Note) -> Iterator[str]:
    for field in note.fields:
        if normal_key(field.key) in ("source", "sources"):
            span = field.value_span
            yield from (each.name for each in note.links if span.holds(each.span.start))


def read_model(note: Note, path: str) -> Model:
    """Read the tables of values in a note.

    Args:
        path: The note's path in the vault, by which links find it.
    """
    read = [each for cells in _rows(note) for each in _read_row(cells)]
    return Model(
        path,
        tuple([each for each in read if isinstance(each, Variable)]),
        tuple([each for each in read if isinstance(each, Statement)]),
        tuple(_sources(note)),
        tuple([each for each in read if isinstance(each, Finding)]),
    )
