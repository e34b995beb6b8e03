"""TV609: a value outside of its own range."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import OUTSIDE_RANGE


@model_rule(OUTSIDE_RANGE)
def value_outside_range() -> None:
    """A value lies outside of its own Low and High.

    A range is what one believes possible, so either it or the value is out of date;
    and a simulation would never draw the value itself.

    There is no fix: move the value or its range.
    """
