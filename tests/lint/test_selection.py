"""Which rules run, by what is typed and by what the file says."""

import pytest

from thesisvault.lint.all_rules import RULES
from thesisvault.lint.selection import Choice, UnknownRuleError, select_rules

DEFAULT = {rule.code for rule in RULES if rule.is_default}
EVERY = {rule.code for rule in RULES}
OTHERS = {"TV106", *(code for code in EVERY if code.startswith("TV11"))}
LINKS = {code for code in EVERY if code.startswith("TV1")}


def codes(asked: Choice, settings: Choice | None = None) -> set[str]:
    """The codes of the rules that run."""
    return {rule.code for rule in select_rules(RULES, settings or Choice(), asked)}


@pytest.mark.parametrize(
    ("asked", "settings", "expected"),
    [
        (Choice(), Choice(), DEFAULT),
        (Choice(("ALL",)), Choice(), EVERY),
        (Choice(("all",)), Choice(), EVERY),
        (Choice(("TV",)), Choice(), EVERY),
        (Choice(("tv1",)), Choice(), LINKS),
        (Choice(("Alias-Link", " TV106 ")), Choice(), {"TV102", "TV106"}),
        (
            Choice(("TV1",), ignore=("TV10",)),
            Choice(),
            {c for c in LINKS if c > "TV109"},
        ),
        (Choice(extend=("TV112",)), Choice(), DEFAULT | {"TV112"}),
        (Choice(extend=("TV112",), ignore=("TV112",)), Choice(), DEFAULT - {"TV112"}),
        (Choice(), Choice(("TV102", "TV106"), ignore=("TV106",)), {"TV102"}),
        (
            Choice(extend=("TV106",)),
            Choice(("TV102",), ignore=("TV106",)),
            {"TV102", "TV106"},
        ),
        (Choice(("TV106",)), Choice(("TV102",), ("TV112",), ("TV106",)), {"TV106"}),
        (Choice(ignore=("TV102",)), Choice(("TV102", "TV106")), {"TV106"}),
        (Choice(), Choice(()), set()),
    ],
)
def test_what_is_typed_counts_more_than_what_the_file_says(
    asked: Choice, settings: Choice, expected: set[str]
) -> None:
    assert codes(asked, settings) == expected


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("TV3005", "TV305"),
        ("alias_link", "alias-link"),
        ("orphan", "orphan-note"),
    ],
)
def test_a_mistyped_rule_names_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(UnknownRuleError, match=f'did you mean "{near}"'):
        codes(Choice((wrong,)))


@pytest.mark.parametrize("wrong", ["", " ", "§", "x" * 1000])
def test_what_is_near_to_none_names_none(wrong: str) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        codes(Choice(ignore=(wrong,)))

    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    "settings", [Choice(("TV0x",)), Choice((), ("TV0x",)), Choice((), (), ("TV0x",))]
)
def test_what_is_wrong_in_the_file_is_told_as_such_whatever_is_typed(
    settings: Choice,
) -> None:
    with pytest.raises(UnknownRuleError, match=r"as vault\.toml has it"):
        codes(Choice(("TV305",)), settings)
