"""TV611: one figure that is stated in two ways."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import STATED_TWICE


@model_rule(STATED_TWICE)
def stated_differently() -> None:
    """One figure is stated differently in two places of a note, or by two notes.

    Figures that are roundings of one number agree; 16 % and 18 % are two hurdles,
    and a verdict may hang on which of them was meant. Two notes state one figure
    where one names the other's value, or where both have the same source and the
    same name for it.

    There is no fix: find out which is right, and say so.
    """
