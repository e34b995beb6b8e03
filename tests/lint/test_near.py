"""Names that differ by a slip, and names that mean something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesisvault.lint.near import is_slip, near_names

SLIPS = (
    ("gros margin", "gross margin"),
    ("data centers", "data center"),
    ("asset light", "asset-light"),
    ("whats next", "what's next"),
    ("skhynix", "sk hynix"),
    ("semicondutors", "semiconductors"),
    ("capital strutcure", "capital structure"),
    ("micron technologgy", "micron technology"),
    ("kapitalmärkte heute", "kapitalmärkte, heute"),
)
MEANT = (
    # Another number, or none.
    ("q2 2026", "q1 2026"),
    ("results q2 2026", "results q1 2026"),
    ("2026-06-29", "2026-06-28"),
    ("gpt-5", "gpt-4"),
    ("model 3", "model"),
    ("10-k filings", "10-q filings"),
    # Roman numbers, classes, grades, and other single letters.
    ("phase ii", "phase i"),
    ("fund iv", "fund vi"),
    ("fund iv", "fund v"),
    ("world war ii", "world war i"),
    ("company b", "company a"),
    ("berkshire b", "berkshire a"),
    ("vitamin d", "vitamin c"),
    ("plan b", "plan"),
    ("john f kennedy", "john kennedy"),
    ("j. p. morgan", "j. d. morgan"),
    # Words that are both words.
    ("contracts", "contacts"),
    ("casual", "causal"),
    ("public company", "private company"),
    ("inflation", "deflation"),
    ("long bonds", "short bonds"),
    ("bull case", "bear case"),
    ("import prices", "export prices"),
    ("over-owned", "under-owned"),
    ("undervalued", "overvalued"),
    ("regulated", "deregulated"),
    ("mediation", "meditation"),
    ("stationary", "stationery"),
    ("hoping", "hopping"),
    # Names, of which there are many alike.
    ("meta", "beta"),
    ("hansen", "hanson"),
    ("peter hansen", "peter hanson"),
    ("anne smith", "ann smith"),
    ("apple", "apples"),
    ("ford", "fords"),
    # Short words, and two differences.
    ("free cahs flow", "free cash flow"),
    ("hyperscalar re-rating", "hyperscaler re-ratings"),
    # Signs that carry a meaning.
    ("c++ code", "c code"),
    ("at&t labs", "att labs"),
    # Other scripts have no plural with an s, and a sign is a word.
    ("人工智能", "人工知能"),
    ("东京", "北京"),
)


@pytest.mark.parametrize(("wanted", "name"), SLIPS)
def test_a_slip_is_one_either_way(wanted: str, name: str) -> None:
    assert is_slip(wanted, name)
    assert is_slip(name, wanted)
    assert near_names([wanted], [name, "something else"]) == {wanted: name}


@pytest.mark.parametrize(("wanted", "name"), MEANT)
def test_another_name_is_no_slip(wanted: str, name: str) -> None:
    assert not is_slip(wanted, name)
    assert not is_slip(name, wanted)
    assert near_names([wanted], [name]) == {}


def test_of_two_that_are_near_neither_is_meant() -> None:
    assert near_names(["data-centers"], ["data center", "datacenters"]) == {}


@pytest.mark.parametrize(("wanted", "names"), [((), ("a",)), (("a",), ()), ((), ())])
def test_nothing_is_near_nothing(wanted: list[str], names: list[str]) -> None:
    assert near_names(wanted, names) == {}


WORDS = """
margin margins gross gros grosss data datas center centre centers capital captial
re-rating rerating rate rates free cash cahs flow flows q1 q2 2026 ii i a b - s ss
semiconductor semiconductors semicondutor contracts contacts mem. memory's
"""
NAMES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "-", ""]).map(lambda joint: joint.join(words))
)


@given(st.lists(NAMES, unique=True), st.lists(NAMES, unique=True))
def test_what_is_found_among_many_is_a_slip(every: list[str], names: list[str]) -> None:
    wanted = [name for name in every if name not in names]

    for one, name in near_names(wanted, names).items():
        assert name in names
        assert is_slip(one, name)


@given(st.lists(NAMES, unique=True), st.lists(NAMES, unique=True))
def test_a_word_that_some_name_has_is_misspelt_in_none(
    every: list[str], names: list[str]
) -> None:
    known = {word for name in names for word in name.replace("-", " ").split()}
    wanted = [
        name
        for name in every
        if name not in names and known.isdisjoint(name.replace("-", " ").split())
    ]
    pairs = {one: [name for name in names if is_slip(one, name)] for one in wanted}

    assert near_names(wanted, names) == {
        one: near[0] for one, near in pairs.items() if len(near) == 1
    }
