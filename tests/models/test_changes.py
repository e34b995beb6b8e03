import pytest

from tests.models.notes import model_of, number
from thesisvault.errors import VaultError
from thesisvault.models.changes import UnusableValueError, with_values
from thesisvault.models.lookup import (
    UnknownModelError,
    UnknownValueError,
    named_model,
    named_value,
)
from thesisvault.models.model import Key
from thesisvault.models.solve import solve

MODEL = model_of("""
    capex | $100B | $B
    margin | 30% | %
    profit | = capex * margin | $B
""")


@pytest.mark.parametrize(
    ("texts", "profit"),
    [
        ({}, 30e9),
        ({"margin": "24%"}, 24e9),
        ({"margin": "24"}, 24e9),
        ({"capex": "$200B", "margin": " ~10% "}, 20e9),
        ({"margin": "= 1 / 4"}, 25e9),
        ({"profit": "5"}, 5e9),
    ],
)
def test_other_values_are_computed_with(texts: dict[str, str], profit: float) -> None:
    changed = with_values([MODEL], {"model": texts})

    assert number(solve(changed), "profit") == pytest.approx(profit)


def test_what_was_read_stays_as_it_was() -> None:
    with_values([MODEL], {"Model": {"margin": "24%"}})

    assert number(solve([MODEL]), "profit") == pytest.approx(30e9)


def test_a_fault_of_a_changed_value_lies_in_its_cell() -> None:
    [changed] = with_values([MODEL], {"Model": {"margin": "= marjin"}})
    value = solve([changed]).values[Key("Model.md", "margin")]

    assert [fault.kind for fault in value.faults] == ["unknown"]
    assert value.variable.offset is None


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"Modle": {}}, UnknownModelError, 'named "Modle"; did you mean "Model"?'),
        ({"Other": {}}, UnknownModelError, 'no model is named "Other"$'),
        (
            {"Model": {"marjin": "1"}},
            UnknownValueError,
            '"Model" has no value "marjin"; did you mean "margin"?',
        ),
        (
            {"Model": {"margin": "24%%"}},
            UnusableValueError,
            '"margin" cannot be set: "24%%" is not a number',
        ),
        (
            {"Model": {"capex": "24%"}},
            UnusableValueError,
            r"the figure is in %, the row in \$B",
        ),
        ({"Model": {"capex": "= 1 +"}}, UnusableValueError, "ends too early"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(
    changes: dict[str, dict[str, str]], error: type[VaultError], message: str
) -> None:
    with pytest.raises(error, match=message.replace("?", r"\?")):
        with_values([MODEL], changes)


def test_models_and_values_are_found_by_their_names() -> None:
    assert named_model([MODEL], "model.md") is MODEL
    assert named_value(MODEL, "margin") == Key("Model.md", "margin")
