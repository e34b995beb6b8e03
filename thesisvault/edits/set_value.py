"""Setting values of a model: what stands in the cells of its rows."""

from collections.abc import Iterator, Mapping

from thesisvault.edits.cell import row_at, set_cell
from thesisvault.edits.facts import SideEffectError, check_facts
from thesisvault.edits.proof import reread
from thesisvault.edits.wording import for_cell, one_line
from thesisvault.models.changes import check_text
from thesisvault.models.lookup import named_value
from thesisvault.models.read import read_model
from thesisvault.text import Edit, Span
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading


def _edits(reading: Reading, texts: Mapping[str, str]) -> Iterator[Edit]:
    model = read_model(reading.note, reading.path)
    for name, text in texts.items():
        named_value(model, name)
        variable = model.variable(name)
        if variable is not None and variable.cells["value"].text != text:
            check_text(variable, text)
            yield set_cell(reading.note, variable.span, text)


def _prove(before: Reading, edit: Edit, config: Config) -> Reading:
    """A note with one edit made, if that changes one row and nothing else.

    Raises:
        SideEffectError: If something else is changed.
    """
    after = reread(before, [edit], config)
    _, row = row_at(before.note, edit.span.start)
    growth = len(after.note.source) - len(before.note.source)
    stretch = Span(row.span.start, row.span.end + growth)
    check_facts(before, after, (row.span, stretch))
    return after


def set_values(
    reading: Reading, texts: Mapping[str, str], config: Config
) -> tuple[Edit, ...]:
    """Write other values into rows of a model, as figures or formulas.

    Args:
        texts: By the names of values; what a row says already is no edit.

    Raises:
        UnknownValueError: If the model has no such row.
        UnusableValueError: If a text is neither a figure nor a formula.
        SideEffectError: If it cannot be done without changing anything else.
    """
    wanted = {name: for_cell(one_line(text, "value")) for name, text in texts.items()}
    edits = tuple(_edits(reading, wanted))
    after = reading
    # From the last to the first, so that the spans of those to come are right.
    for edit in sorted(edits, reverse=True):
        after = _prove(after, edit, config)
    model = read_model(after.note, after.path)
    for name, text in wanted.items():
        variable = model.variable(name)
        if variable is None or variable.cells["value"].text != text:
            raise SideEffectError(reading.name, ["values"])
    return edits
