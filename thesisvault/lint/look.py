"""A look at a vault: what is to be found in it, but for what is known already."""

from collections.abc import Callable, Sequence
from datetime import date

from thesisvault.index.store import Index
from thesisvault.lint.baseline import Baseline, LinesOf, drop_known
from thesisvault.lint.report import Report, Wanted

# What is wrong, by an index and the texts of its notes.
Look = Callable[[Index, LinesOf], Sequence[Report]]


def make_look(wanted: Wanted, today: date, known: Baseline) -> Look:
    """What finds that which is wanted and not yet known."""

    def look(index: Index, lines_of: LinesOf) -> Sequence[Report]:
        # Imported here: who makes the index first loads the rules meanwhile.
        from thesisvault.lint.engine import lint

        reports = lint(index, today, wanted)
        return drop_known(reports, known, lines_of) if known else reports

    return look
