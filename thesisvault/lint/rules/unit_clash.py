"""TV606: units that do not fit together."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import UNIT_CLASH


@model_rule(UNIT_CLASH)
def unit_clash() -> None:
    """Units do not fit together: dollars added to percent, or in a row of years.

    A sum of things that cannot be added is a number all the same, and nothing shows
    that it means nothing.

    There is no fix: give the row the unit that its formula has, or mend the formula.
    """
