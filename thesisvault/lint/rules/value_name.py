"""TV607: the name of a value that formulas cannot use."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import BAD_NAME


@model_rule(BAD_NAME)
def value_name() -> None:
    """The name of a row cannot be used in formulas.

    Names are made of small letters, digits and `_`. A row with another one is
    computed for nobody.

    There is no fix: the message tells the nearest name that will do. It would have
    to be changed in all formulas as well.
    """
