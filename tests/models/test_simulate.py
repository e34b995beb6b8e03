"""Against what is known of triangles: their means, deviations and shares."""

import subprocess
import sys
from math import sqrt

import pytest

from tests.models.notes import model_of
from thesisvault.models.model import Key
from thesisvault.models.sensitivity import NoValueError
from thesisvault.models.sheet import Sheet, make_sheet
from thesisvault.models.simulate import Simulation, simulate

DRAWS = 40_000
ROWS = """
    a | 2 | | 1 | 6
    b | 5 | | 4 | 9
    fixed | 3
    half | 0.5 | | 0 | 1
    sum_of | = a + b + fixed
    same | = fixed * 2
    bar | = a * 2
    over | = 1 / (a - a)
    sometimes | = if(half >= 0.5, 1, 1 / (half - half))
    rounded | = round(half)
    clash | = $5 + a
"""
SHEET = make_sheet([model_of(ROWS)])


def simulated(
    name: str, seed: int = 1, sheet: Sheet = SHEET, **more: str
) -> Simulation:
    hurdle = Key("Model.md", more["hurdle"]) if "hurdle" in more else None
    key = Key("Model.md", name)
    return simulate(sheet, key, draws=DRAWS, seed=seed, hurdle=hurdle)


def mean(low: float, mode: float, high: float) -> float:
    return (low + mode + high) / 3


def variance(low: float, mode: float, high: float) -> float:
    squares = low**2 + mode**2 + high**2
    return (squares - low * mode - low * high - mode * high) / 18


def test_an_input_is_drawn_from_its_triangle() -> None:
    spread = simulated("a").spread
    error = sqrt(variance(1, 2, 6) / DRAWS)

    assert spread.mean == pytest.approx(mean(1, 2, 6), abs=4 * error)
    assert spread.deviation == pytest.approx(sqrt(variance(1, 2, 6)), rel=0.02)
    # Above the mode, P(a > x) = (6 - x)² / ((6 - 1) * (6 - 2)): half at 6 - √10.
    assert spread.percentiles[50] == pytest.approx(6 - sqrt(10), abs=0.05)
    assert spread.percentiles[95] == pytest.approx(6 - sqrt(20 * 0.05), abs=0.05)
    # Below it, P(a < x) = (x - 1)² / ((6 - 1) * (2 - 1)): a twentieth at 1.5.
    assert spread.percentiles[5] == pytest.approx(1.5, abs=0.02)
    assert 1 <= spread.lowest < spread.highest <= 6


def test_means_and_variances_of_independent_inputs_add_up() -> None:
    simulation = simulated("sum_of")
    together = variance(1, 2, 6) + variance(4, 5, 9)

    assert [key.name for key in simulation.inputs] == ["a", "b"]
    assert simulation.base.number == 10
    assert simulation.spread.mean == pytest.approx(3 + 6 + 3, abs=0.03)
    assert simulation.spread.deviation == pytest.approx(sqrt(together), rel=0.02)


@pytest.mark.parametrize("output", ["sum_of", "same", "sometimes"])
def test_draws_are_the_same_in_batches(
    monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    at_once = simulated(output, hurdle="bar")
    monkeypatch.setattr("thesisvault.models.simulate._MOST_AT_ONCE", 7_777)
    assert simulated(output, hurdle="bar") == at_once


def test_the_hurdle_is_that_of_the_same_draw() -> None:
    # b > 2 a: by hand, the mass of a's triangle under b / 2, summed over b.
    spread = simulated("b", hurdle="bar").spread

    steps = 4_000
    share = 0.0
    for index in range(steps):
        b = 4 + 5 * (index + 0.5) / steps
        density = 2 * (b - 4) / 5 if b < 5 else 2 * (9 - b) / 20
        x = b / 2
        below = (x - 1) ** 2 / 5 if x < 2 else 1 - (6 - x) ** 2 / 20
        share += density * below * 5 / steps
    assert spread.share_above == pytest.approx(share, abs=0.01)


def test_a_certain_output_is_the_same_in_every_draw() -> None:
    spread = simulated("same", hurdle="fixed").spread

    assert (spread.mean, spread.deviation, spread.share_above) == (6, 0, 1)


def test_draws_without_a_number_are_counted() -> None:
    spread = simulated("sometimes").spread

    assert spread.failed == pytest.approx(DRAWS / 2, rel=0.03)
    assert spread.mean == 1
    assert simulated("rounded").spread.mean == pytest.approx(0.5, abs=0.02)


def test_same_seed_same_result() -> None:
    assert simulated("sum_of") == simulated("sum_of")
    assert simulated("sum_of") != simulated("sum_of", seed=2)


def test_the_draws_of_an_input_are_its_own() -> None:
    backwards = "\n".join(reversed(ROWS.strip().split("\n")))
    more = make_sheet(
        [model_of("c | 5 | | 1 | 9\n" + backwards), model_of("a | 1", "A")]
    )

    assert simulated("sum_of", sheet=more) == simulated("sum_of")


@pytest.mark.parametrize("name", ["over", "clash", "nothing"])
def test_what_has_no_value_cannot_be_simulated(name: str) -> None:
    with pytest.raises(NoValueError, match=f'"{name}" of "Model.md" has no value'):
        simulated(name)
    with pytest.raises(NoValueError, match=f'"{name}"'):
        simulated("a", hurdle=name)


def test_a_value_with_no_number_in_any_draw_is_told() -> None:
    sheet = make_sheet([model_of("a | 2 | | 1 | 3\nb | = if(a == 2, 1, 1 / (a - a))")])

    with pytest.raises(NoValueError, match="no draw gives a number"):
        simulated("b", sheet=sheet)


def test_numpy_is_loaded_for_simulations_alone() -> None:
    probe = (
        "import sys, thesisvault.models.check, thesisvault.models.simulate,"
        " thesisvault.models.changes; print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, check=True, encoding="utf-8"
    )

    assert done.stdout == "False\n"
