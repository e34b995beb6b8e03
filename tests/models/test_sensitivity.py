"""Against numbers worked by hand."""

import pytest

from tests.models.notes import model_of
from thesisvault.models.model import Key
from thesisvault.models.sensitivity import Bar, NoValueError, find_sensitivity
from thesisvault.models.sheet import make_sheet

# profit = (price - cost) * units = (10 - 6) * 50 = 200
SHOP = make_sheet([
    model_of("""
        price | $10 | $ | $9 | $12
        cost | $6 | $
        units | 50 | | | 55
        unused | 7 | | 1 | 9
        profit | = (price - cost) * units | $
        margin | = profit / (price * units) | %
        per_unit | = profit / (units - 50) | $
        infinite | = 1 / (units - 55)
    """)
])  # fmt: skip


def row(bar: Bar) -> tuple[str, list[float | None]]:
    ends = (bar.ends.low, bar.ends.high, bar.at_low, bar.at_high)
    return bar.key.name, [None if end is None else float(end.number) for end in ends]


def near(name: str, *numbers: float) -> tuple[str, object]:
    return name, pytest.approx([*numbers])


def test_each_input_is_moved_by_itself_and_the_strongest_comes_first() -> None:
    tornado = find_sensitivity(SHOP, Key("Model.md", "profit"))

    assert tornado.base.number == pytest.approx(200)
    assert [row(bar) for bar in tornado.bars] == [
        # Low and High of its own: (9 - 6) * 50 and (12 - 6) * 50
        near("price", 9, 12, 150, 300),
        # None: a tenth of it, (10 - 5.4) * 50 and (10 - 6.6) * 50
        near("cost", 5.4, 6.6, 230, 170),
        # Only High: its low is the value itself
        near("units", 50, 55, 200, 220),
    ]
    assert [bar.swing for bar in tornado.bars] == pytest.approx([150, 60, 20])
    assert [bar.ends.is_own for bar in tornado.bars] == [True, False, True]


def test_an_output_in_percent() -> None:
    tornado = find_sensitivity(SHOP, Key("Model.md", "margin"))

    # 1 - 6 / 9, 1 - 6 / 12; 1 - 5.4 / 10, 1 - 6.6 / 10
    assert [row(bar) for bar in tornado.bars] == [
        near("price", 9, 12, 1 / 3, 1 / 2),
        near("cost", 5.4, 6.6, 0.46, 0.34),
        near("units", 50, 55, 0.4, 0.4),
    ]


def test_an_end_at_which_there_is_no_value_comes_last() -> None:
    [bar] = find_sensitivity(SHOP, Key("Model.md", "infinite")).bars

    assert (bar.at_low is None, bar.at_high is None, bar.swing) == (False, True, None)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("per_unit", '"per_unit" of "Model.md" has no value: division by zero'),
        ("nothing", '"nothing" of "Model.md" has no value: no row has this name'),
    ],
)
def test_what_has_no_value_cannot_be_moved(name: str, message: str) -> None:
    with pytest.raises(NoValueError, match=message):
        find_sensitivity(SHOP, Key("Model.md", name))
