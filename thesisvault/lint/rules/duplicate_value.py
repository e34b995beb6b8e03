"""TV608: a name that has a value twice."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import DUPLICATE


@model_rule(DUPLICATE)
def duplicate_value() -> None:
    """A name has a value in two rows of a note.

    The first counts, and who changes the second wonders why nothing happens.

    There is no fix: delete one row or rename it. What a source says of the value
    once more goes into a row that has a `Reported` and no `Value`.
    """
