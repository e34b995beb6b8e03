"""TV604: a value that depends on itself."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import CYCLE


@model_rule(CYCLE)
def circular_formula() -> None:
    """A value depends on itself.

    So nobody can say what it is, nor what all else on the way around is. The finding
    tells the way, and stands at the first value by name.

    There is no fix: one of the values has to be given, not computed.
    """
