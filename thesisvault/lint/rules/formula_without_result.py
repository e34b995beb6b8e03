"""TV605: a formula that comes to no number."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import NO_NUMBER


@model_rule(NO_NUMBER)
def formula_without_result() -> None:
    """A formula comes to no number: it divides by zero, or goes beyond all bounds.

    What uses it has no value either, and claims bound to it cannot be told.

    There is no fix: guard it, as in `= if(revenue > 0, profit / revenue, 0)`.
    """
