"""Dates and windows: each form, with its days."""

import pytest

from thesisvault.note.dates import find_window, parse_window

READ = {
    # Days.
    "2026-02-08": "2026-02-08",
    "**2026-02-08**": "2026-02-08",
    "_2026-02-08_": "2026-02-08",
    "2026-2-8": "2026-02-08",
    "2026/02/08": "2026-02-08",
    "2026.02.08": "2026-02-08",
    "2026-02-08T09:30:00Z": "2026-02-08",
    "2026-02-08 09:30 +01:00": "2026-02-08",
    "08.02.2026": "2026-02-08",
    "25/02/2026": "2026-02-25",
    "02/25/2026": "2026-02-25",
    "02/02/2026": "2026-02-02",
    "Feb 8, 2026": "2026-02-08",
    "february 8th 2026": "2026-02-08",
    "8 Feb 2026": "2026-02-08",
    "8th of February, 2026": "2026-02-08",
    "2026 Feb 8": "2026-02-08",
    "Sunday, 8 Feb 2026": "2026-02-08",
    "[[2026-02-08]]": "2026-02-08",
    "[[Daily/2026-02-08|yesterday]]": "2026-02-08",
    "2026‑02‑08": "2026-02-08",
    # Months, quarters, halves, years, weeks.
    # With the long s of old print, which matches an s where case does not matter.
    "\u017fep 2026": "2026-09-01 2026-09-30",
    "2026-02": "2026-02-01 2026-02-28",
    "2024/02": "2024-02-01 2024-02-29",
    "Feb 2026": "2026-02-01 2026-02-28",
    "Sept. 2026": "2026-09-01 2026-09-30",
    "2026 May": "2026-05-01 2026-05-31",
    "Feb '26": "2026-02-01 2026-02-28",
    "Q1 2026": "2026-01-01 2026-03-31",
    "q4'26": "2026-10-01 2026-12-31",
    "2026-Q2": "2026-04-01 2026-06-30",
    "2026Q3": "2026-07-01 2026-09-30",
    "3Q26": "2026-07-01 2026-09-30",
    "H2 2026": "2026-07-01 2026-12-31",
    "2026H1": "2026-01-01 2026-06-30",
    "1H 2026": "2026-01-01 2026-06-30",
    "2026": "2026-01-01 2026-12-31",
    "FY26": "2026-01-01 2026-12-31",
    "2026-W06": "2026-02-02 2026-02-08",
    # Ranges.
    "2026H2–2027H1": "2026-07-01 2027-06-30",
    "2021-2022": "2021-01-01 2022-12-31",
    "2025/26": "2025-01-01 2026-12-31",
    "Feb–Mar 2026": "2026-02-01 2026-03-31",
    "Dec 2026 – Jan 2027": "2026-12-01 2027-01-31",
    "3–8 May 2026": "2026-05-03 2026-05-08",
    "May 3-8, 2026": "2026-05-03 2026-05-08",
    "2026-02-03–05": "2026-02-03 2026-02-05",
    "2026-02 to 2026-04": "2026-02-01 2026-04-30",
    "Q3–Q4 2026": "2026-07-01 2026-12-31",
    # Open ones.
    "2027+": "2027-01-01 …",
    "Q1 2027 onwards": "2027-01-01 …",
    "since 2026-02": "2026-02-01 …",
    # Words before.
    "by 2026-12": "2026-12-01 2026-12-31",
    "early 2027": "2027-01-01 2027-12-31",
    "~Q1 2026": "2026-01-01 2026-03-31",
    "end of 2026": "2026-01-01 2026-12-31",
}
NOT_READ = (
    "", "—", "-", "n/a", "TBD", "soon", "2026-13", "2026-02-30", "32.01.2026",
    "03/04/2026", "Q5 2026", "H3 2026", "2026-W54", "2026/25", "2027-2026", "26",
    "99999", "$2026", "2026%", "Feb", "8 Feb", "2026-02-08x", "1234567", "2,026",
    "2026-02-08 and 2026-02-09", "x" * 100,
)  # fmt: skip
FOUND = {
    "2026-02-08 (after the call)": "2026-02-08",
    "reviewed 2026-02-08, next in May": "2026-02-08",
    "about 2027+ or later": "2027-01-01 …",
    "$2026 by Q1 2027": "2027-01-01 2027-03-31",
    "in 2026-13, no: 2026-12": "2026-12-01 2026-12-31",
    "from 2026-02 to 2026-04, perhaps": "2026-02-01 2026-04-30",
}


def days(text: str, *, is_whole: bool = True) -> str | None:
    """The days of a window: one, or the first and the last."""
    window = parse_window(text) if is_whole else find_window(text)
    if window is None:
        return None
    last = "…" if window.is_open else str(window.end)
    return last if window.start == window.end else f"{window.start} {last}"


@pytest.mark.parametrize("text", READ)
def test_a_date_is_an_interval_of_days(text: str) -> None:
    assert days(text) == READ[text]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_date_is_none(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize("text", FOUND)
def test_the_first_date_in_a_text_is_found(text: str) -> None:
    assert days(text, is_whole=False) == FOUND[text]


@pytest.mark.parametrize("text", ["2026-02-08", "*2026-02-08*", " 2026-02-08 "])
def test_a_date_is_kept_as_written_without_marks(text: str) -> None:
    window = parse_window(text)

    assert window is not None
    assert window.text == "2026-02-08"


def test_windows_compare_by_start_then_by_end() -> None:
    texts = ["2025", "2026-01", "Q1 2026", "2026", "2026+", "2026-01-02", "2026-02"]
    backwards = [window for text in texts[::-1] if (window := parse_window(text))]
    windows = sorted(backwards)

    assert [window.text for window in windows] == texts
    assert windows[1].is_after(windows[0])
    assert windows[2].is_after(windows[1])
    assert not windows[2].is_after(windows[2])


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2026-02-08", "day"),
        ("Feb 2026", "month"),
        ("Q1 2026", "quarter"),
        ("H1 2026", "half"),
        ("2026", "year"),
        ("2026-W06", "range"),
        ("Feb–Mar 2026", "range"),
        ("2027+", "open"),
    ],
)
def test_a_date_knows_how_precise_it_is(text: str, precision: str) -> None:
    window = parse_window(text)

    assert window is not None
    assert window.precision == precision
