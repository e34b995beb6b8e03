from datetime import date

import pytest

from thesisvault.cli.card import Card
from thesisvault.cli.thesis_card import print_facts
from thesisvault.note.parse import parse_note
from thesisvault.thesis.read import read_thesis


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 6, 10), "2026-06-10, today"),
        (date(2026, 6, 9), "2026-06-10, tomorrow"),
        (date(2026, 6, 11), "2026-06-10, yesterday"),
        (date(2026, 6, 1), "2026-06-10, in 9 days"),
        (date(2026, 6, 12), "2026-06-10, 2 days ago"),
    ],
)
def test_how_far_off_a_review_is(
    today: date, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "**Last reviewed**: 2026-05-10\n\n*Review monthly.*\n"
    print_facts(Card(), read_thesis(parse_note(source), "A"), today)

    assert f"Due         {told}\n" in capsys.readouterr().out


def lines_of(card: Card, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    card.item("·", text)
    return capsys.readouterr().out.split("\n")[:-1]


@pytest.mark.parametrize("columns", ["20", "40", "80", "300"])
@pytest.mark.parametrize(
    "text", ["word " * 500, "x" * 5000, "語" * 5000, "e\u0301 " * 500, "", "🚀 " * 99]
)
def test_no_line_is_wider_than_the_card(
    columns: str,
    text: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cell_len = pytest.importorskip("rich.cells").cell_len
    monkeypatch.setenv("COLUMNS", columns)
    limit = min(max(int(columns), 30), 100)

    for card in (Card(), Card(is_whole=True)):
        assert all(cell_len(line) <= limit for line in lines_of(card, text, capsys))


def test_what_is_long_is_cut_unless_all_is_wanted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "word " * 500

    assert len(lines_of(Card(), text, capsys)) == 6
    assert "".join(lines_of(Card(is_whole=True), text, capsys)).count("word") == 500
