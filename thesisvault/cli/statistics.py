"""How often each rule found something: `vault lint --statistics`."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from thesisvault.cli.console import print_json
from thesisvault.cli.layout import align, as_json, say_lines
from thesisvault.cli.linting import say_summary
from thesisvault.lint.report import Report
from thesisvault.text import Record


class Count(Record, frozen=True):
    """A rule, how often it found something, and how often that can be fixed."""

    code: str
    name: str
    severity: str
    count: int
    fixable: int


def _counts(reports: Sequence[Report]) -> list[Count]:
    """The rules that found something, the most frequent first."""
    by_code = attrgetter("code")
    counts = []
    for code, each in groupby(sorted(reports, key=by_code), by_code):
        group = list(each)
        fixable = sum(report.fix is not None for report in group)
        first = group[0]
        severity = first.severity.value
        counts.append(Count(code, first.name, severity, len(group), fixable))
    return sorted(counts, key=lambda count: -count.count)


def print_counts(output: str, reports: Sequence[Report]) -> None:
    """Print how often each rule found something."""
    counts = _counts(reports)
    if output in ("json", "jsonl"):
        print_json(as_json(counts))
    elif counts:
        rows = [
            (str(count.count), count.code, count.severity, count.name, _fixable(count))
            for count in counts
        ]
        say_lines(align(rows, right=(0,)))
        say_summary(reports)


def _fixable(count: Count) -> str:
    return f"{count.fixable} fixable" if count.fixable else ""
