"""TV612: a figure in the text that is no longer what its value is."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import STALE


@model_rule(STALE)
def stale_figure() -> None:
    """A figure in the text is no longer what the value beside it comes to.

    An input was changed, the table follows by itself, and the text goes on telling
    the old result: `28.6% (= [[Forward ROIC]].roic)`.

    The fix writes the figure anew, in its digits and its style. It is safe, as the
    value is named right beside it. A range is left to you.
    """
