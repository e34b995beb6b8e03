"""Models as they are shown: rows in their order, whatever the cells say."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from thesisvault.models.card import Card, make_card
from thesisvault.models.load import Computed
from thesisvault.models.model import Key
from thesisvault.models.read import read_model
from thesisvault.models.sensitivity import NoValueError, find_sensitivity
from thesisvault.models.simulate import simulate
from thesisvault.models.solve import solve
from thesisvault.note.parse import parse_note

PATH = "Model.md"
CELLS = (
    "", "a", "b", "c", "hurdle", "= a + b", "= b / a", "= c ** 2", "= a > b", "= 1 / 0",
    "= if(a, b, c)", "= round(a * 3, 1)", "= [[Model]].a", "= [[Gone]].a", "$5B", "80%",
    "60–80%", "~3", "2 years", "yes", "0", "-1", "x", "$B", "%", "users", "€", "9e99",
    "= 9**9**9", "**3**", "`4`", "[[Model]].a", "|", "\\|", "words",
)  # fmt: skip
HEADER = "| Name | Value | Unit | Low | High | Reported |\n|---|---|---|---|---|---|\n"
ROWS = st.lists(st.tuples(*[st.sampled_from(CELLS)] * 6), max_size=8)


def computed_of(source: str) -> Computed:
    notes = {PATH: parse_note(source)}
    return Computed(notes, solve([read_model(notes[PATH], PATH)]))


def card_of(source: str) -> Card:
    computed = computed_of(source)
    return make_card(computed, computed.solution.sheet.models[PATH])


def test_a_row_is_shown_with_all_that_is_known_of_it() -> None:
    card = card_of(
        "# Costs\n\n| Name | Value | Unit | Low | High | Basis | Reported |\n"
        "|---|---|---|---|---|---|---|\n"
        "| capex | $455.3B | $B | $400B | | Step 3 | $455B |\n"
        "| half | = capex / 2 | $B | | | | $228B |\n"
        "| bad | = capex + 1% | $B | | | | |\n"
    )

    capex, half, bad = card.values
    assert (capex.value, capex.unit, capex.text) == (455.3, "$B", "$455.3B")
    assert (capex.formula, capex.low, capex.high, capex.basis) == (
        None,
        "$400B",
        None,
        "Step 3",
    )
    assert (half.formula, half.section, half.line) == ("capex / 2", "Costs", 6)
    assert [each.agrees for each in half.reported] == [True]
    assert [(each.line, each.column) for each in bad.troubles] == [(7, 11)]
    assert bad.value is None


def test_what_differs_is_told_with_its_line() -> None:
    card = card_of(
        "| Name | Value | Reported |\n|---|---|---|\n"
        "| a | = 1 + 1 | 3 |\n| a | | 2 |\n| b | 5 | 6 |\n"
    )

    assert [(each.text, each.line) for each in card.differences] == [("3", 3), ("6", 5)]
    assert [each.agrees for each in card.values[0].reported] == [False, True]


@given(ROWS)
def test_any_table_is_shown_and_shaken(rows: list[tuple[str, ...]]) -> None:
    source = HEADER + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    computed = computed_of(source)
    sheet = computed.solution.sheet
    card = make_card(computed, sheet.models[PATH])

    for row in card.values:
        assert (row.value is None) == bool(row.troubles)
        key = Key(PATH, row.name)
        with suppress(NoValueError):
            tornado = find_sensitivity(sheet, key)
            assert tornado.base == computed.solution.values[key].quantity
            simulate(sheet, key, draws=3, seed=1)
