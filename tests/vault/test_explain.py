import pytest

from thesisvault.note.parse import parse_note
from thesisvault.vault.explain import (
    NoLinkError,
    Part,
    Surroundings,
    explain_nothing,
    explain_rule,
    find_part,
    read_link,
)
from thesisvault.vault.resolve import Resolver

NOTES = ("companies/Alphabet.md", "Long Name.md", "a/Note.md", "b/Note.md")
FILES = ("img/chart.png", "img/Long Name.pdf")
AROUND = Surroundings(NOTES, FILES)


@pytest.mark.parametrize(
    ("text", "target", "label", "form"),
    [
        ("[[A]]", "A", None, "wikilink"),
        (" [[A#H|b]] ", "A#H", "b", "wikilink"),
        ("[[A\\|b]]", "A", "b", "wikilink"),
        ("![[a.png|100]]", "a.png", "100", "wikilink"),
        ("[b](A%20c.md)", "A%20c.md", "b", "markdown"),
        ("![b](<A c.md>)", "A c.md", "b", "markdown"),
        ("A", "A", None, "wikilink"),
        ("A#H|b", "A#H", "b", "wikilink"),
        ("../A.md", "../A.md", None, "wikilink"),
        ("#H", "#H", None, "wikilink"),
    ],
)
def test_a_link_is_read_in_any_form(
    text: str, target: str, label: str | None, form: str
) -> None:
    link = read_link(text)

    assert (link.target, link.label, link.form) == (target, label, form)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("", "is no link"),
        ("[[]]", "is no link"),
        ("[[A", "is no link"),
        ("[a]()", "is no link"),
        ("[a](b c.md)", "is no link"),
        ("a\nb", "is no link"),
        ("[a](https://b.c)", "leads out of the vault"),
        ("[a](obsidian://open)", "leads out of the vault"),
        ("https://b.c", "leads out of the vault"),
    ],
)
def test_what_is_no_link_is_refused(text: str, fact: str) -> None:
    with pytest.raises(NoLinkError, match=fact):
        read_link(text)


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        ("[[#H]]", "a/Note.md", "it names no note"),
        ("[[./Note]]", "a/Note.md", "looked up from the linking note's folder"),
        ("[[a/Note]]", "b/Note.md", "exactly this path"),
        ("[[Note]]", "b/Other.md", "lies in the linking note's own folder"),
        ("[[Alphabet]]", "b/Note.md", "the only file whose path ends in it"),
        ("[[Note]]", "c/Other.md", "the first in order was taken"),
    ],
)
def test_each_rule_is_told_in_words(text: str, source: str, why: str) -> None:
    link = read_link(text)
    resolution = Resolver([*NOTES, *FILES]).resolve(link.target, source, link.form)

    assert why in explain_rule(resolution)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "[[Alphabt]]",
            ('no note or file has the name "Alphabt"; the nearest: "Alphabet"',),
        ),
        ("[[Zzz]]", ('no note or file has the name "Zzz"',)),
        (
            "[[old/Alphabet]]",
            (
                'no path ends in "old/Alphabet"',
                'a file of that name is "companies/Alphabet.md"',
            ),
        ),
        (
            "[x](../Alphabet.md)",
            (
                (
                    "what begins with ./ or ../ is looked up from the linking note's"
                    " folder, and nowhere else"
                ),
                'a file of that name is "companies/Alphabet.md"',
            ),
        ),
        (
            "![[chart]]",
            (
                (
                    '"img/chart.png" is no note, and needs its ending in a link:'
                    " write [[chart.png]]"
                ),
            ),
        ),
        (
            "[[Long%20Name|L]]",
            ("only [text](target) has its %20 decoded: write [[Long Name|L]]",),
        ),
        ("[[100%]]", ('no note or file has the name "100%"',)),
        ("[[|a]]", ('no note or file has the name "|a"',)),
    ],
)
def test_why_a_link_leads_nowhere_is_told(text: str, reasons: tuple[str, ...]) -> None:
    assert explain_nothing(read_link(text), AROUND) == reasons


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("[[GOOGL]]", "[[Alphabet|GOOGL]]"),
        ("[[googl|Google]]", "[[Alphabet|Google]]"),
        ("[[GOOGL#Sales]]", "[[Alphabet#Sales|GOOGL]]"),
        ("[the firm](GOOGL)", "[[Alphabet|the firm]]"),
    ],
)
def test_an_alias_is_no_target(text: str, better: str) -> None:
    around = Surroundings(NOTES, FILES, (("companies/Alphabet.md", "GOOGL"),))

    assert explain_nothing(read_link(text), around) == (
        (
            '"GOOGL" is an alias of "companies/Alphabet.md", and an alias is never a'
            f" target: write {better}"
        ),
    )


@pytest.mark.parametrize(
    ("subpath", "part"),
    [
        ("#One", Part("heading", "One", 1)),
        ("#one#Two", Part("heading", "one > Two", 3)),
        ("#Tw", Part("heading", "Tw", None, ("Two",))),
        ("#Two#One", Part("heading", "Two > One", None, ("One",))),
        ("#^ABC", Part("block", "ABC", 5)),
        ("#^abb", Part("block", "abb", None, ("abc",))),
        ("#^zz", Part("block", "zz", None)),
    ],
)
def test_a_part_is_looked_for_in_the_note(subpath: str, part: Part) -> None:
    assert find_part(subpath, parse_note("# One\n\n## Two\n\nText ^abc\n")) == part
