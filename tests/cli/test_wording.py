import shlex

import pytest

from thesisvault.cli.wording import counted, readable, shell_word, ticked
from thesisvault.reports.asymmetry import make_asymmetry


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Acme", "Acme"),
        ("BRK.B", "BRK.B"),
        ("theses/Acme.md", "theses/Acme.md"),
        ("Long Acme", '"Long Acme"'),
        ("", '""'),
        ("AT&T", '"AT&T"'),
        ("it's", '"it\'s"'),
        ('the "deal"', "'the \"deal\"'"),
        ("$5 it's", "'$5 it'\\''s'"),
        ("素材", '"素材"'),
    ],
)
def test_a_name_is_one_word_of_a_command(text: str, word: str) -> None:
    assert shell_word(text) == word
    assert shlex.split(word) == [text]


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no theses"), (1, "1 thesis"), (2, "2 theses")]
)
def test_things_are_counted_in_words(count: int, words: str) -> None:
    assert counted(count, "thesis", "theses") == words


def test_both_sides_are_told_with_their_shares() -> None:
    assert ticked(make_asymmetry((109, 21, 102, 0))) == (
        "21 of 109 validators (19 %), 0 of 102 invalidators (0 %)"
    )
    assert ticked(make_asymmetry((0, 0, 1, 1))) == (
        "no validators, 1 of 1 invalidator (100 %)"
    )


def test_a_notes_text_reads_plainly_and_does_no_harm() -> None:
    assert readable("**[[Acme\\|the  maker]]**\n\x1b[2J") == "the maker ␛[2J"
    assert readable(None) == ""
