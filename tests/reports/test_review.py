"""What a review shows of a thesis."""

from datetime import date

import pytest

from thesisvault.files import Source
from thesisvault.note.parse import parse_note
from thesisvault.reports.opening import find_opening
from thesisvault.reports.review import Screen, make_screen
from thesisvault.vault.config import Config
from thesisvault.vault.reading import make_reading

TODAY = date(2026, 6, 30)


def screen(text: str) -> Screen:
    source = Source(f"#thesis\n\n{text}", is_utf8=True)
    reading = make_reading(source, "Rails.md", Config())
    assert reading.thesis is not None
    return make_screen(reading, reading.thesis, TODAY)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Rails will win.", "Rails will win."),
        # A sentence of two words says too little by itself.
        ("#rails\n\n# Rails\n\nRails win. So I say. Or", "Rails win. So I say. Or"),
        (
            "**Status**: Active\n\n- a\n\n| a |\n|---|\n\nOver\ntwo lines",
            "Over two lines",
        ),
        ("Before.\n\n## The thesis\n\n> quoted\n\nIt is this.", "It is this."),
        ("Before.\n\n## The thesis\n\n- only a list", "Before."),
        ("# My thesis\n\nA note.", "A note."),
        ("[What it says]\n\n```\ncode\n```\n\n%% hidden %%\n\nSeen.", "Seen."),
        (
            "## Summary\n\nShares of the rails cost $1.5B or more vs. the road. Then",
            "Shares of the rails cost $1.5B or more vs. the road.",
        ),
        ("- nothing\n\n## Evidence log\n", None),
        ("", None),
    ],
)
def test_the_thesis_in_a_line(text: str, opening: str | None) -> None:
    assert find_opening(parse_note(text)) == opening


def test_evidence_since_the_review_is_shown_newest_first() -> None:
    seen = screen(
        "Last reviewed: 2026-05-30\n\n## Evidence log\n\n"
        "- 2026-05-30: on the day\n- 2026-06-01: old\n- 2026-06: a month\n"
        "- 2026-07-01: to come\n- soon: undated\n- 2026-06-20: new\n"
    )

    assert [each.observation for each in seen.evidence] == ["new", "old", "a month"]


def test_without_a_review_all_evidence_is_new() -> None:
    seen = screen("## Evidence log\n\n- 2020-01-01: old\n")

    assert [each.observation for each in seen.evidence] == ["old"]
    assert seen.reviewed is None


def test_open_claims_are_numbered_through() -> None:
    seen = screen(
        "## What invalidates the thesis\n\n- [ ] Falls\n- [x] Fell\n\n"
        "## What validates the thesis\n\n- [ ] Rises\n"
    )

    told = [(each.number, each.claim.side, each.claim.text) for each in seen.claims]
    assert told == [(1, "validates", "Rises"), (2, "invalidates", "Falls")]


def test_scenarios_that_want_a_word_are_shown() -> None:
    seen = screen(
        "Last reviewed: 2026-05-30\n\n## Scenarios\n\n"
        "| Name | Window | Outcome |\n|---|---|---|\n"
        "| Open | 2026H1 | |\n| Ahead | 2027 | |\n| Passed | 2025 | |\n"
        "| Told | 2024 | it came |\n| Soon | soon | |\n| Quarter | this quarter | |\n"
    )

    told = [(each.scenario.name, each.state) for each in seen.scenarios]
    assert told == [("Open", "open"), ("Passed", "passed"), ("Quarter", "open")]


def test_numbers_not_read_since_the_review_are_shown() -> None:
    seen = screen(
        "Last reviewed: 2026-05-30\n\n## Numbers to watch\n\n- RPO — converted\n"
        "- Orders\n\n| Number | Date | Reading | Of what |\n|---|---|---|---|\n"
        "| RPO | 2026-03 | 7 | clouds |\n| RPO | 2026-06-10 | 8 | clouds |\n"
        "| RPO | 2026-03 | 3 | banks |\n| Rates | 2026-03-01 | 4% | |\n"
    )

    told = [
        (each.name, each.subject, each.last.reading if each.last else None)
        for each in seen.numbers
    ]
    assert sorted(told, key=str) == [
        ("Orders", None, None),
        ("RPO", "banks", "3"),
        ("Rates", None, "4%"),
    ]
