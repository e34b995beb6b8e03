"""TV502: a risk without a trigger."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.thesis.model import Thesis


@thesis_rule("TV502", "no-trigger")
def no_trigger(_: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A risk in the register has no trigger.

    Without the event that would show it, a risk is a worry: it is there on every day
    and so on none.

    There is no fix: name what one would see first.
    """
    for risk in thesis.risks if not is_over(thesis) else ():
        if not risk.trigger:
            factor = quoted(shortened(risk.factor))
            yield Problem(
                risk.span, f"the risk {factor} has no trigger: what would show it?"
            )
