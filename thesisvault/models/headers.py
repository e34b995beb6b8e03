"""Which column of a model's table is which, by the words of its header."""

from collections.abc import Mapping

from thesisvault.note.tables import Table
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


def model_columns(table: Table) -> Mapping[str, int]:
    """The columns of a table of values, by kind; none for any other table."""
    columns = find_columns(table, COLUMNS, _WORDS)
    has_figures = "value" in columns or "reported" in columns
    return columns if "name" in columns and has_figures else {}
