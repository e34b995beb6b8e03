import re

import pytest

from thesisvault import pattern as module
from thesisvault.pattern import compile_patterns, pattern


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been compiled so far."""
    forms: list[str] = []

    def compile_now(form: str, flags: int) -> re.Pattern[str]:
        forms.append(form)
        return re.compile(form, flags)

    monkeypatch.setattr(module, "compile_now", compile_now)
    return forms


def test_it_is_compiled_when_it_is_first_used_and_once(compiled: list[str]) -> None:
    digits = pattern(r"\d+")
    assert compiled == []

    assert digits.findall("1 and 23") == ["1", "23"]
    assert digits.sub("#", "1 and 23") == "# and #"
    assert compiled == [r"\d+"]


def test_it_answers_as_a_compiled_one() -> None:
    word = pattern(r"(?P<first>a)b", re.IGNORECASE)

    assert word.pattern == r"(?P<first>a)b"
    assert word.groupindex == {"first": 1}
    assert word.match("AB") is not None
    assert word.match("ba") is None


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        getattr(pattern("a"), "nonsense")  # noqa: B009 - there is none to write


def test_all_can_be_compiled_beforehand(
    compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WAITING", [])
    first, _ = pattern("a"), pattern("b")
    assert first.match("a")

    steps = compile_patterns()
    next(steps)
    assert compiled == ["a"]
    assert len([*steps]) == 1
    assert compiled == ["a", "b"]
    assert [*compile_patterns()] == []
