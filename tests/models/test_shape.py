"""A formula read by its shape is the same as one that the grammar reads."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thesisvault.models.formula import Formula
from thesisvault.models.grammar import _SHAPES, _read

TOKENS = (
    "a", "row_3", "roic\\_now", "if", "max", "e5", "x", "k", "usd", "M", "_", "ä",
    "1", "12.5", ".5", "1e9", "80%", "$5B", "US$ 5 bn", "2 years", "3x", "5 M", "0",
    "[[Note]].x", "[[Note|label]].x_y", "[[a#b]].c", "€", "%", "$", "years", "1.", "e",
)  # fmt: skip
BETWEEN = (
    "+", "-", "−", "*", "**", "^", "/", "×", "(", ")", "max(", "if(", "abs (", ",", ";",
    "<", "<=", "=", "==", "<>", "≠", " ", "  ", "\t", "\n", "\\", "\\*", "!", ".", "[",
    "]]", "]].", "#", "'", "sine(", "MAX(", "", "()", "\u2028", "\0",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from((*TOKENS, *BETWEEN)), max_size=14).map("".join)
FORMULAS = st.lists(
    st.tuples(st.sampled_from(TOKENS), st.sampled_from(("+", " * ", " - ", "/", "^"))),
    min_size=1,
    max_size=6,
).map(lambda pairs: "".join(token + mark for token, mark in pairs) + "1")


@given(TEXTS | FORMULAS | st.text(max_size=20))
@example("5%%")
@example("5 5")
@example("5$3")
@example("[[" + "a" * 600 + "]].b")
@example("max(a, b) ** 2 years - 1")
def test_a_formula_is_read_alike_with_its_shape_and_without(text: str) -> None:
    by_shape = _SHAPES.read(text)

    if by_shape is not None:
        assert by_shape == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "row_3 * 12% + row_1 - 0.5 * row_0",
        "if(a > 3, max(a, [[Note|b]].c), -2)",
        "(1 + 8%) ** 2 years - 1",
    ],
)
def test_most_formulas_have_a_shape(text: str) -> None:
    assert isinstance(_SHAPES.read(text), Formula)


@pytest.mark.parametrize("text", ["1 +", "a b", "sine(1)", "a" * 500, "5 $", "\\*"])
def test_what_is_wrong_or_odd_has_none(text: str) -> None:
    assert _SHAPES.read(text) is None
