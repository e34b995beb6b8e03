"""TV602: a formula that cannot be read."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import SYNTAX


@model_rule(SYNTAX)
def formula_syntax() -> None:
    """A formula cannot be read.

    It has no value, and neither has what uses it. The finding stands at the place
    from which on the formula makes no sense.

    There is no fix: docs/models.md has all that formulas may say.
    """
