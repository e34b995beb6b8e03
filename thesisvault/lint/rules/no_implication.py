"""TV205: evidence that implies nothing."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.logs import Log, table_logs
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import quoted
from thesisvault.thesis.model import Thesis


def _is_kept(log: Log) -> bool:
    """Whether a log keeps the column: half of its rows say what they imply."""
    if "implication" not in log.columns:
        return False
    told = sum(bool(log.cell(entry, "implication")) for entry in log.entries)
    return 2 * told >= len(log.entries)


@thesis_rule("TV205", "no-implication")
def no_implication(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A row of evidence does not say what follows from it.

    News becomes evidence by what it does to the thesis. What is not said on the day is
    made up at the review, in the light of what was hoped for.

    There is no fix: say what it implies, or write a dash where it implies nothing.
    """
    if all(each.implication for each in thesis.evidence):
        return
    for log in table_logs(reading, thesis):
        if not _is_kept(log):
            continue
        for entry in log.entries:
            if entry.evidence.observation and not log.cell(entry, "implication"):
                yield Problem(
                    entry.evidence.span,
                    f"{quoted(log.header('implication'))} is empty: say what follows,"
                    " or write a dash",
                )
