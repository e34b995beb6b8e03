"""TV201: evidence without a date that can be read."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.logs import logs_of, written_span
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import no_date
from thesisvault.thesis.model import Evidence, Thesis

# "As above", in one hand or another.
_DITTO = frozenset(('"', "''", "”", "“", "„", "″", "〃", "do.", "ditto", "^", '-"-'))


def _is_ditto(evidence: Evidence) -> bool:
    return evidence.date.strip().lower() in _DITTO


def _is_said_to_be_none(evidence: Evidence) -> bool:
    """Whether a dash stands for the date, as for what has not happened."""
    return bool(evidence.date) and not evidence.date.strip("—–- ")


@thesis_rule("TV201", "undated-evidence", severity=Severity.ERROR)
def undated_evidence(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """Evidence has no date that can be read.

    What was seen when decides whether a thesis was reviewed in the light of it. A row
    without a date is new for ever, or never was; here it counts as neither. A dash says
    that there is none, as for what has not happened yet.

    There is no fix: write the day, the month, the quarter or the year.
    """
    for log in logs_of(reading, thesis):
        # Where no row has a date, the table is no log, whatever its heading says.
        if not any(each.when for each in log):
            continue
        for each in log:
            if each.when or _is_ditto(each) or _is_said_to_be_none(each):
                continue
            message = "this row has no date: say when it was seen"
            if each.date:
                message = no_date(each.date, "write a day, month, quarter or year")
            yield Problem(written_span(each), message)
