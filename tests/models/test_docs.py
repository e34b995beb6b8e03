"""The page on models: its example is computed, and its tables say what is so."""

import re

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.harness.rewriting import ROOT, read_text
from tests.models.test_cases import KINDS, check
from thesisvault.models.faults import FLAWS
from thesisvault.models.figure import parse_figure
from thesisvault.models.formula import Formula
from thesisvault.models.grammar import FUNCTIONS, parse_formula

PAGE = ROOT / "docs" / "models.md"
TEXT = read_text(PAGE)
# Runs of commands are held by tests/test_docs.py.
CASES = [case for case in cases_in(PAGE, *KINDS, "console") if case.notes]


def section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_example_is_computed(case: Case, expect: Expect) -> None:
    check(case, expect)


def test_all_that_may_be_wrong_is_listed() -> None:
    rows = re.findall(r"^\| (TV\d+) \|", section("What is found"), re.MULTILINE)

    assert rows == [flaw.code for flaw in FLAWS]


def test_the_figures_are_figures() -> None:
    rows = re.findall(r"^\| (`.*?) \|", section("Figures"), re.MULTILINE)
    figures = [each for row in rows for each in re.findall(r"`([^`]+)`", row)]

    assert len(figures) > 15
    assert [each for each in figures if parse_figure(each) is None] == []


def test_every_function_is_told() -> None:
    told = section("Formulas")

    assert [name for name in FUNCTIONS if f"`{name}(" not in told] == []
    assert isinstance(parse_formula("round($455.37B, 1)"), Formula)
