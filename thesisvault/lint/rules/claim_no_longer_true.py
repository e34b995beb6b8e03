"""TV614: a ticked claim that its values no longer bear out."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import NO_LONGER


@model_rule(NO_LONGER)
def claim_no_longer_true() -> None:
    """A claim is ticked, and by the values that it is bound to it does not hold.

    It may have held once. Since then an input was changed, and the thesis still
    counts a point that is no longer made.

    There is no fix: open it again with "vault check untick", or bind it to the value
    of that day.
    """
