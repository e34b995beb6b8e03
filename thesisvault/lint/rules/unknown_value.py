"""TV603: a name in a formula that no row has."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import UNKNOWN


@model_rule(UNKNOWN)
def unknown_value() -> None:
    """A formula or a reference names a value or a model that does not exist.

    Mostly it is a slip, or the row was renamed and what uses it was not. What rests
    on it has no value.

    There is no fix: the nearest name is told, if one is near.
    """
