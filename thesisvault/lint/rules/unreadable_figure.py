"""TV601: a value of a model that is no number."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import UNREADABLE


@model_rule(UNREADABLE)
def unreadable_figure() -> None:
    """A value of a model is no number, and no formula.

    Nothing can be computed with it, and what uses it has no value either. Often a
    word stands where a figure was meant, or the `=` before a formula is missing.

    There is no fix: write a figure (`$455.3B`, `80%`, `1.43x`), or a formula after
    `=`.
    """
