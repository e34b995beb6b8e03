from datetime import date
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesisvault.cli.layout import (
    align,
    as_json,
    bar,
    breadth,
    clip,
    pad,
    sparkline,
    wrap,
)
from thesisvault.text import Record
from thesisvault.thesis.model import Stage

TEXTS = st.text(st.sampled_from("ab 素ゼ́é—"), max_size=60)


class Part(Record, frozen=True):
    stage: Stage
    day: date | None


class Whole(Record, frozen=True):
    name: str
    parts: tuple[Part, ...]
    counts: dict[str, int]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("素材", 4), ("e\u0301", 1), ("a\u200bb", 2), ("…", 1)],
)
def test_a_text_is_as_broad_as_a_terminal_shows_it(text: str, columns: int) -> None:
    assert breadth(text) == columns


@given(TEXTS, st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_nothing(text: str, size: int) -> None:
    lines = wrap(text, size)

    assert all(breadth(line) <= size for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(2, 20))
def test_a_clipped_text_fits_and_tells_that_it_was_cut(text: str, size: int) -> None:
    clipped = clip(text, size)

    assert breadth(clipped) <= size
    assert clipped == text or (
        clipped.endswith("…") and text.startswith(clipped.removesuffix("…"))
    )


def test_words_stay_whole_where_they_can() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one two three", None) == ["one two three"]
    assert wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_columns_line_up() -> None:
    rows = [("Name", "Rows"), ("素材", "1"), ("a", "200")]

    assert list(align(rows, right=(1,))) == ["Name  Rows", "素材     1", "a      200"]
    assert pad("素", 3) == "素 "


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((), ""),
        ((0, 0), "▁▁"),
        ((1, 0, 7), "▂▁█"),
        ((1, 0, 700), "▂▁█"),
        ((5, 5), "██"),
    ],
)
def test_whatever_is_more_than_nothing_is_seen(
    values: tuple[int, ...], line: str
) -> None:
    assert sparkline(values) == line


def test_where_bars_cannot_be_printed_they_are_plain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", TextIOWrapper(BytesIO(), "ascii"))

    assert sparkline((1, 0, 7)) == "._#"
    assert bar(1, 2, 4) == "##"


def test_records_become_mappings() -> None:
    part = Part(Stage.IDEA, date(2026, 6, 30))

    assert as_json(Whole("a", (part, Part(Stage.CORE, None)), {"b": 1})) == {
        "name": "a",
        "parts": [
            {"stage": "idea", "day": "2026-06-30"},
            {"stage": "core", "day": None},
        ],
        "counts": {"b": 1},
    }
