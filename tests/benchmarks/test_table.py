import pytest

from benchmarks.table import lay_out, show_bytes, show_ratio, show_seconds


def test_figures_stand_at_the_right() -> None:
    table = lay_out(("what", "best"), [("due", "0.120 s"), ("a longer one", "9 s")])

    assert table == (
        "| what         |    best |\n"
        "| :----------- | ------: |\n"
        "| due          | 0.120 s |\n"
        "| a longer one |     9 s |"
    )


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.01234, "0.012 s"), (1.5, "1.500 s"), (148.96, "149.0 s"), (None, "")],
)
def test_seconds_have_the_digits_that_matter(seconds: float | None, shown: str) -> None:
    assert show_seconds(seconds) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [(51_234, "51 kB"), (101_260_000, "101.3 MB"), (None, "not measured")],
)
def test_sizes_are_in_thousands(size: int | None, shown: str) -> None:
    assert show_bytes(size) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(8.04, "8.04 ×"), (0.4, "0.40 ×"), (1 / 150, "0.0067 ×"), (None, "")],
)
def test_ratios_show_what_counts(ratio: float | None, shown: str) -> None:
    assert show_ratio(ratio) == shown
