"""Plain notes read without the parser have the structure that it finds."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.note.strategies import notes
from thesisvault.note.blocks import parse_blocks, read_blocks
from thesisvault.note.structure import Blocks, read_plain
from thesisvault.note.visible import with_plain_line_ends

LINES = (
    "", "  ", "words", "- a", "* b", "+ c", "1. x", "2. y", "2) z", "10. t", "  - n",
    "   - n3", "    - n4", "      - n6", "  1. o", "   2. p", "  * m", "- [ ] t",
    "- [x] u  ", "- **b**", "- *e*", "- # h", "- > q", "- - x", "- -- d", "- 1. x",
    "- 1986", "- a | b", "-", "- ", "1.", "# H", "## K ##", "### ", "#", "#tag",
    "# a | b |", "| a | b |", "|---|---|", "c | d", "---", "--", "- - -", "***",
    "* * *", "===", "> q", "> r | s", ">t", ">", "> - i", "> # h", "  indented",
    "    code", "**b** x", "*e* y", "_e_", "__b__", "~~s~~", "12 x", "12.5",
    "1986. was", "1986", "2026-01-02: x", "-5%", "+3", "<5", "<https://a.b>",
    "- <https://a.b> c", "<b>", "a <b> c", "a < b", "[x](<L N.md>)", "a `c` b", "```",
    "``` py", "~~~", "~~~~", "  ```", "<!-- c -->", "<!-- c --> d", "<!--", "-->",
    "*  **", "_  __", "a <**b> c", "``` a |", "| `b",
    "\t- t1", "\t\t- t2", "\t1. t3", "\t", "`a``b` c", "a \\`b` c", "- `a", "b` c",
    "# `h`", "> `q`", "> - a | b", "> * c", "> 1. d", ">   - e", "    c  ",
    "      c6", "    | c |", "\t| c |", "<!-- c", "c --> d", "<!-->", "| `a | b` |",
    "[^1]: f", "[^1]", "[a]: b", "\tt", "- a\tb", "\u00a0nb", "x\u00a0", "- x\u00a0",
    "\x0bv", "x\x0c", "é", "- é", "[[l]]", "![[e]]", "$$", "%% c %%", "\\- e", "&amp;",
)  # fmt: skip

texts = st.builds(
    "{}{}".format,
    st.lists(st.sampled_from(LINES), max_size=9).map("\n".join),
    st.sampled_from(("", "\n", "\n\n", "\n \n")),
)


def parts(blocks: Blocks) -> tuple[object, ...]:
    return (blocks.headings, blocks.items, blocks.leaves, blocks.code)


def holds(text: str) -> bool:
    found = read_plain(text, 0)
    return found is None or parts(found) == parts(parse_blocks(text))


@given(st.one_of(texts, notes.map(with_plain_line_ends)))
def test_what_is_read_is_what_the_parser_reads(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words\nand more\n\n# Heading\n## Next\nwords",
        "- a\n- b\n\n  - c\n    - d\n- e\n\nwords",
        "words\n- a\n* b\n1. c\n2. d\n   - e\n\n10) f\n",
        "- [ ] a | b\n- [x] **c**  \n---\n| a | b |\n|---|---|\n| c | d |  \n\n",
        "> quoted | words\n> more\n\n***\n\n> [!note] callout\n",
        "```python\n- a\n# b\n```\nwords\n~~~\n```\n~~~ \n\n<!-- c --> d\n",
        "**bold** *italic* _x_ ~~y~~ 12.5 < 13, <https://a.b>, [x](<a b.md>)",
        "#tag\n-5%\n+3\n2026-01-02\n1986 was\n\\# a",
        "- a\n\t- b\n\t\t- c\n\t- d\n- e",
        "- a\nwords that go on with it\n  and on\n- b",
        "a `b` ``c`d`` \\`e` f `g\nh` i `\n\n- `j`\n## `k`",
        "<!-- a\n\n- b\n--> c\nwords",
        "    code\n\n      more\n\nwords\n    and more\n> - a\n> - b",
    ],
)
def test_what_most_notes_are_made_of_is_read(text: str) -> None:
    assert read_plain(text, 0) is not None
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "> a\nwords that go on with it",
        "words\n---",
        "words\n2. no item",
        "- a\n      - code or not",
        "- a\n\n    code",
        "a `b` <c>",
        "> `a\n> b`",
        "- a\n\n  a further paragraph",
        "<!-- no end",
        "a <b> c",
        "```\nno end",
        "[^1]: a footnote",
        "-\ta",
    ],
)
def test_what_may_mean_more_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text, 0) is None


# A line's indentation, and how deep the item on it is.
NESTED = (
    ("", 0), ("\t", 1), ("\t", 1), ("\t\t", 2), ("\t", 1), ("  ", 1), ("    ", 2),
    ("\t", 2), ("", 0), ("    ", 1), ("\t", 1),
)  # fmt: skip


@pytest.mark.parametrize("read", [parse_blocks, read_blocks])
def test_tabs_indent_as_four_spaces_do(read: Callable[[str], Blocks]) -> None:
    text = "".join(f"{indent}- a\n" for indent, _ in NESTED)

    assert [item[4] for item in read(text).items] == [depth for _, depth in NESTED]
