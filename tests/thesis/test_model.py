import pytest

from thesisvault.text import Span
from thesisvault.thesis.model import Watch


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RPO — and how much of it converts", "RPO"),
        ("Margin: AWS", "Margin"),
        ("Spot price (last: $88)", "Spot price"),
        ("Margin (AWS): the operating one", "Margin (AWS)"),
        ("Capex (Amazon, guided for 2026)", "Capex (Amazon, guided for 2026)"),
    ],
)
def test_a_number_is_named_by_what_stands_before_its_remark(
    text: str, name: str
) -> None:
    watch = Watch(text, None, None, Span(0, 0))

    assert watch.name == name
