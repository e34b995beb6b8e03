"""Plots are well-formed, the same each time, and say what they show as text."""

from datetime import date
from xml.etree import ElementTree as ET

from thesisvault.render.plot import Move, alone, draw_readings, draw_tornado

MOVES = [
    Move("margin", 0.229, 0.381),
    Move("ai_share", 0.305, 0.269),
    Move("fails at its low", None, 0.3),
    Move("is infinite", float("inf"), 0.3),
]


def percent(number: float) -> str:
    return f"{number:.0%}"


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return [
        "".join(each.itertext()).strip() for each in root.iter() if "text" in each.tag
    ]


def test_a_tornado_names_its_inputs_and_numbers() -> None:
    svg = draw_tornado("roic: 28.6%", MOVES, 0.286, percent, 0.166)

    told = texts(svg)
    assert {"margin", "ai_share", "fails at its low", "roic: 28.6%"} <= set(told)
    assert "30%" in told


def test_the_same_numbers_give_the_same_picture() -> None:
    one, two = (draw_tornado("roic", MOVES, 0.286, percent) for _ in range(2))

    assert one == two
    assert "metadata" not in one


def test_what_stands_in_a_page_takes_its_colours() -> None:
    svg = draw_tornado("roic", MOVES, 0.286, percent)

    assert svg.startswith("<svg ")
    assert "currentColor" in svg
    assert "#010203" not in svg


def test_what_stands_alone_has_its_own_colours() -> None:
    page = alone(draw_tornado("roic", MOVES, 0.286, percent))

    assert page.startswith("<?xml ")
    assert "background:#fff" in page
    assert texts(page.partition("\n")[2])


def test_hostile_names_are_text() -> None:
    name = '</svg><script>alert(1)</script> $x_1$ "\x00\x1b\ud800'
    svg = draw_tornado(name, [Move(name, 0.1, 0.3)], 0.2, percent)

    assert "<script" not in svg
    assert any("$x_1$" in each and "</svg>" in each for each in texts(svg))


def test_nothing_that_moves_is_a_picture_too() -> None:
    assert draw_tornado("roic", [], 0.286, percent).startswith("<svg ")


def test_readings_are_drawn_against_their_dates() -> None:
    points = [(date(2025, 7, 1), 749.7e9), (date(2026, 3, 31), 805e9)]
    svg = draw_readings("RPO (the clouds) <b>", points, "{:,.0f}".format)

    told = texts(svg)
    assert "RPO (the clouds) <b>" in told
    assert {"2026", "Oct"} & set(told)
    assert "780,000,000,000" in told
