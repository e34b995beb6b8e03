import pytest

from thesisvault.models.faults import hint
from thesisvault.models.formula import Apply, Constant, Formula
from thesisvault.models.grammar import MAX_LENGTH, parse_formula
from thesisvault.models.quantity import Fault
from thesisvault.models.references import find_references

LONG = "1+" * (MAX_LENGTH // 2) + "1"


def steps(text: str) -> list[str]:
    """The steps of a formula, each with the text that it covers."""
    formula = parse_formula(text)
    assert isinstance(formula, Formula), formula
    return [
        f"{step.operator}: {step.span.of(text)}"
        if isinstance(step, Apply)
        else f"{type(step).__name__}: {step.span.of(text)}"
        for step in formula.steps
    ]


def test_steps_stand_in_the_order_of_computing_and_know_their_text() -> None:
    assert steps("capex * (1 + [[A\\|b]].growth)") == [
        "Use: capex",
        "Constant: 1",
        "Use: [[A\\|b]].growth",
        "+: 1 + [[A\\|b]].growth",
        "*: capex * (1 + [[A\\|b]].growth)",
    ]
    assert steps("min(a, $5B)") == ["Use: a", "Constant: $5B", "min(): min(a, $5B)"]


def test_a_formula_that_is_too_long_is_not_read() -> None:
    fault = parse_formula(LONG)

    assert isinstance(fault, Fault)
    assert fault.message == "the formula has 2,001 characters; 2,000 are allowed"
    assert fault.span is None


def test_a_number_that_is_too_long_is_a_fault_of_its_own() -> None:
    formula = parse_formula("1 + " + "9" * 100)

    assert isinstance(formula, Formula)
    [_, constant, _] = formula.steps
    assert isinstance(constant, Constant)
    assert isinstance(constant.quantity, Fault)
    assert constant.quantity.message == f'"{"9" * 40}" is not a number'


def test_a_reference_ends_where_a_formula_would_be_too_long() -> None:
    assert [*find_references(f"5% (= [[A]].b + {LONG})")] == []


@pytest.mark.parametrize(("count", "text"), [(500, True), (501, False)])
def test_names_are_guessed_among_not_too_many(count: int, *, text: bool) -> None:
    names = ["margin", *(f"name_{index}" for index in range(count - 1))]

    assert bool(hint("margim", names)) is text
