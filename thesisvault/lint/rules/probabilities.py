"""TV504: probabilities of scenarios that do not add up to 100 %."""

from collections.abc import Iterator, Sequence

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.thesis.model import Scenario, Thesis
from thesisvault.thesis.probability import Probability, is_whole, read_probabilities


def _by_table(reading: Reading, thesis: Thesis) -> Iterator[list[Scenario]]:
    """The scenarios, table by table: each table is a set of its own."""
    for table in reading.note.tables if thesis.scenarios else ():
        yield [each for each in thesis.scenarios if table.span.holds(each.span.start)]


def _sum(probabilities: Sequence[Probability]) -> str:
    low = sum(each.low for each in probabilities)
    high = sum(each.high for each in probabilities)
    return f"{low:g} %" if low == high else f"{low:g}–{high:g} %"


@thesis_rule("TV504", "probabilities")
def probabilities(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """The probabilities of a table of scenarios do not add up to 100 %.

    Then one of them is wrong, or there is a way for things to go that nobody has
    drawn. Sums that are off by rounding are let pass, and so are words such as
    `likely`; where some scenarios have no probability, the others may leave room.

    There is no fix: which of them is wrong is for you to say.
    """
    for scenarios in _by_table(reading, thesis) if not is_over(thesis) else ():
        texts = [each.probability for each in scenarios]
        found = [each for each in read_probabilities(texts) if each]
        is_partial = len(found) < len(texts)
        if not found or is_whole(found):
            continue
        if is_partial and sum(each.low for each in found) < 100:
            continue
        yield Problem(
            scenarios[0].span,
            f"the probabilities of these scenarios add up to {_sum(found)}, not to"
            " 100 %",
        )
