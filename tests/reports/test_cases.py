from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.reports.conftest import Open
from thesisvault.index.store import Index
from thesisvault.reports.claims import list_claims
from thesisvault.reports.company import compile_dossier
from thesisvault.reports.due import find_due
from thesisvault.reports.evidence_stats import count_evidence
from thesisvault.reports.sources import trace_sources

FOLDER = Path(__file__).parent


def due(index: Index, today: date) -> Iterator[str]:
    for entry in find_due(index, today).entries:
        yield f"{entry.name}, due {entry.due}, {entry.overdue_days} days overdue"
        for reason in entry.reasons:
            yield f"- {reason.kind}: {reason.text}"


def claims(index: Index, today: date) -> Iterator[str]:
    for thesis in list_claims(index, today).theses:
        for claim in thesis.claims:
            last = claim.last_evidence
            told = f"{last.date} {last.observation}" if last else "no evidence"
            yield f"{claim.text}: {claim.age_days} days, {told}"


def sources(index: Index, today: date) -> Iterator[str]:
    found = trace_sources(index, today)
    for source in found.sources:
        rows = ", ".join(row.observation for row in source.evidence)
        yield f"{source.form} {source.name}: {rows or 'nothing'}"
    if found.unsourced:
        rows = ", ".join(row.observation for row in found.unsourced)
        yield f"without: {rows}"


def company(index: Index, today: date) -> Iterator[str]:
    """The company is Acme."""
    dossier = compile_dossier(index, today, "Acme")
    for position in dossier.positions:
        yield f"{position.sign} {position.name}: {position.reason}"
    for mention in dossier.evidence:
        yield f"evidence by {mention.how}: {mention.row.observation}"
    for claim in dossier.claims:
        yield f"claim by {claim.how}: {claim.text}"
    for outlook in dossier.outlooks:
        yield f"{outlook.kind} by {outlook.how}: {outlook.title}"
    for related in dossier.related:
        yield f"related {related.name}: {related.annotation or 'a link'}"


def companies(index: Index, today: date) -> Iterator[str]:
    for group in count_evidence(index, today, "company").groups:
        yield f"{group.name}: {group.rows}"


Report = Callable[[Index, date], Iterator[str]]

REPORTS: dict[str, Report] = {
    report.__name__: report for report in (due, claims, sources, company, companies)
}
CASES = [case for name in REPORTS for case in cases_in(FOLDER / f"{name}.md", name)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_report_says_what_its_case_expects(
    case: Case, expect: Expect, tmp_path: Path, today: date, open_folder: Open
) -> None:
    case.write(tmp_path)
    name = case.path.stem

    lines = REPORTS[name](open_folder(tmp_path), today)

    expect(case, name, "".join(f"{line}\n" for line in lines))
