"""TV505: a scenario whose window has no dates."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.thesis.model import Thesis

_NONE = frozenset("—–-?")


@thesis_rule("TV505", "undatable-window", severity=Severity.INFO)
def undatable_window(_: Reading, thesis: Thesis) -> Iterator[Problem]:
    """The window of a scenario has no dates, and none can be told from the review.

    Such a window never closes, and so the scenario can never be wrong. `2026H2` is a
    date; `next quarter` and `6–12 months` are told from the last review on, or from
    the thesis's first day.

    There is no fix: say from when to when.
    """
    for scenario in thesis.scenarios if not is_over(thesis) else ():
        text = scenario.window_text
        if not text.strip() or text in _NONE or thesis.window_of(scenario):
            continue
        yield Problem(
            scenario.span,
            f"the window {quoted(shortened(text))} cannot be dated: write it as 2026H2"
            " or 2026-07 – 2026-09",
        )
