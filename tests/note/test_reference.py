"""The same facts from markdown-it, another parser; where they differ, it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from benchmarks.generate import build
from tests.harness.fences import fences_in
from tests.harness.rewriting import ROOT, read_text
from tests.note.reference import Facts, facts_by_markdown_it
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.note.tables import Row
from thesisvault.note.visible import blank_out, with_plain_line_ends
from thesisvault.text import Lines

_LABEL = re.compile(r"\[\[[^\[\]\n|]*(?<!\\)\|[^\[\]\n]*\]\]")
_TABLE = r"[^\n]*\|[^\n]*\n[ \t>]*\|?[ \t]*:?-"


@dataclass(frozen=True, slots=True)
class Difference:
    """A shape that the two parsers read in different ways, and why we do as we do."""

    reason: str
    shape: re.Pattern[str]


DIFFERENCES = (
    Difference(
        "markdown-it looks for tables first: `# a | b` above dashes is a heading in "
        "Obsidian, `- [ ] a | b` an item, and a fence with a pipe a fence",
        re.compile(rf"^[ \t>]*(?:[-+*<#~`]|\d+[.)]){_TABLE}", re.MULTILINE),
    ),
    Difference(
        "a line above bare dashes is a heading, even if there is a pipe in it: "
        "a rule below a line of links is common, a table of one column is not",
        re.compile(r"\|[^\n]*\n[ \t>]*:?-+:?[ \t]*$", re.MULTILINE),
    ),
    Difference(
        "a table may be indented as a whole, or in part: people paste them so",
        re.compile(r"^(?:    |[ ]*\t)[^\n]*\S", re.MULTILINE),
    ),
    Difference(
        "a table right below an item is one, not more of its text: the blank line in "
        "between is easily forgotten",
        re.compile(
            rf"^[ \t>]*(?:[-+*]|\d+[.)])[ \t][^\n]*(?:\n[^\n]*\S[^\n]*)*?\n{_TABLE}",
            re.MULTILINE,
        ),
    ),
    Difference(
        "an empty bullet does not end a table, as it ends no paragraph",
        re.compile(r"^[ \t>]*(?:[-+*]|\d+[.)])[ \t]*$", re.MULTILINE),
    ),
    Difference(
        "markdown-it finds no checkbox on the line below its bullet's",
        re.compile(r"^[ \t>]*(?:[-+*]|\d+[.)])[ \t]*\n", re.MULTILINE),
    ),
    Difference(
        "a link whose bare pipe makes two cells is a link all the same",
        re.compile(r"^[^\n]*\[\[[^\[\]\n|]*\|[^\n]*\|", re.MULTILINE),
    ),
    Difference(
        "a line without its `>` goes on with the quote, though a table in it has ended",
        re.compile(r"^>[^\n]*\|[^\n]*\n[ ]*[^>\n]*\S", re.MULTILINE),
    ),
    Difference(
        "below a table, a line of equals signs underlines nothing, and ends nothing",
        re.compile(r"\|[^\n]*(?:\n[^\n]+)*\n[ ]*=+[ ]*$", re.MULTILINE),
    ),
    Difference(
        "backticks pair within their cell in GFM, and over the rest of a row "
        "that no table claims",
        re.compile(r"\|[^\n]*`|`[^\n]*\|"),
    ),
)


def is_hidden(note: Note, lines: Lines, line: int) -> bool:
    """Whether a line begins in a comment of several lines, which hides items."""
    start = lines.starts[line - 1]
    return any(
        comment.start <= lines.span(line).end and start < comment.end
        for comment in note.comments
        if "\n" in with_plain_line_ends(comment.of(note.source))
    )


def as_markdown(note: Note) -> str:
    """A note's text without what Markdown knows nothing of.

    Math is hidden, and in rows that have the right number of cells only if a link is
    one cell, the pipes of labels are escaped.
    """
    text = with_plain_line_ends(note.source)
    math = [span for span in note.opaque if text.startswith("$", span.start)]
    text = blank_out(text, [(span.start, span.end) for span in math])
    for table in reversed(note.tables):
        for row in (*reversed(table.rows), table.header):
            for cell in reversed(row.cells):
                escaped = _LABEL.sub(with_escaped_pipe, cell.span.of(text))
                text = text[: cell.span.start] + escaped + text[cell.span.end :]
    return text


def with_escaped_pipe(link: re.Match[str]) -> str:
    return link[0].replace("|", "\\|")


def by_reference(note: Note) -> Facts:
    """The facts that markdown-it finds, without what Obsidian hides."""
    lines = Lines(note.source)
    text = as_markdown(note)
    facts = facts_by_markdown_it(text, text.count("\n", 0, note.body.start))
    return Facts(
        tuple(each for each in facts.headings if not is_hidden(note, lines, each[2])),
        facts.wikilinks,
        tuple(each for each in facts.tasks if not is_hidden(note, lines, each[1])),
        tuple(each for each in facts.rows if not is_hidden(note, lines, each[0])),
    )


def by_us(note: Note) -> Facts:
    lines = Lines(note.source)
    math = [s for s in note.opaque if note.source.startswith("$", s.start)]
    shown = blank_out(note.source, [(span.start, span.end) for span in math])

    def cells(row: Row) -> tuple[str, ...]:
        # As GFM has them: cut and filled to the header's length, without escapes.
        texts = [cell.span.of(shown).replace("\\|", "|") for cell in row.cells]
        return tuple((*texts, *[""] * row.columns)[: row.columns])

    return Facts(
        tuple(
            (
                each.level,
                each.text.replace("\x00", "\ufffd"),
                lines.line(each.span.start),
            )
            for each in note.headings
        ),
        tuple(link.target for link in note.links if link.form == "wikilink"),
        tuple((item.mark or "", lines.line(item.span.start)) for item in note.tasks),
        tuple(
            (lines.line(row.span.start), cells(row))
            for table in note.tables
            for row in (table.header, *table.rows)
        ),
    )


def notes_of_cases() -> Iterator[tuple[str, str]]:
    cases = sorted((ROOT / "tests").rglob("*.md"))
    pages = (path for path in cases if path.parent.name in ("note", "thesis"))
    for path in (*pages, ROOT / "docs" / "dialect.md"):
        for fence in fences_in(path):
            if fence.info.startswith("md"):
                yield f"{path.parent.name}/{path.name}:{fence.first}", fence.body


def differences_in(text: str) -> list[str]:
    return [each.reason for each in DIFFERENCES if each.shape.search(text)]


@pytest.mark.parametrize(
    "source", [pytest.param(text, id=name) for name, text in notes_of_cases()]
)
def test_cases_are_read_alike(source: str) -> None:
    note = parse_note(source)

    assert by_us(note) == by_reference(note) or differences_in(source)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "vault").rglob("*.md")), ids=lambda path: path.stem
)
def test_the_example_vault_is_read_alike(path: Path) -> None:
    note = parse_note(read_text(path))

    assert by_us(note) == by_reference(note)


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_notes_are_read_alike(seed: int) -> None:
    for generated in build(seed, 200):
        note = parse_note(generated.text)

        assert by_us(note) == by_reference(note), generated.path


# Obsidian's own marks, and white space that only Python takes for such, are left out:
# what they mean is shown by cases.
WORDS = (
    "a", "b ", "[[A]]", "[[A_b]]", "![[e]]", "[[", "]]", "[", "]", "[t](u.md)", "(",
    ")", "`", "``", "`c`", "`[[x]]`", "\\", "\\[", "\\`", "\\|", "*", "**", "_", "__",
    "<", ">", "<b>", "<br>", '<a t="[[y]]">', "<!-- [[z]] -->", "<!--", "-->", "<?",
    "?>", "&amp;", "!", ":", "é", "日本", " ", "  ", "#tag", "^id", "<a_b>", "€",
    "https://a.b/[[c]]",
)  # fmt: skip
OPENINGS = (
    "", "", "", "# ", "## ", "#", "###### ", "####### ", "- ", "* ", "+ ", "1. ", "2) ",
    "- [ ] ", "- [x] ", "> - [-] ", "> ", ">", "> > ", "  ", "    ", "- - ", "1. > ",
    "```", "~~~", "<div>", "</div>",
)  # fmt: skip
WHOLE = (
    "===", "---", "***", "___", "- - -", "=", "", "", "```", "~~~", "| a | b |",
    "|---|---|", "--- | ---", "c | d", "| [[A]] | `c` |", "| [[A\\|b]] | x \\| y |",
    "> | a | b |", "> |---|---|", "> | 1 | 2 |", "| 1 |",
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(WHOLE),
    st.builds(
        str.__add__,
        st.sampled_from(OPENINGS),
        st.lists(st.sampled_from(WORDS), max_size=5).map("".join),
    ),
)


@given(st.lists(LINES, max_size=9).map("\n".join))
@example("#thesis #trade\n---")
@example("text\n***\n---")
@example("<é [[A]]\n\n[[B]]")
@example("-|-\na|b\n-|-\n1|2")
@example("- a\n| a | b |\n|---|---|")
@example("*    **\n\n_   __\n\n**  *\n\n* **")
@example("a <**b> [[A]] <a **b> [[B]]")
@example("``` a |\n| `b\n[[A]]\n```\n[[B]]")
def test_markdown_is_read_alike(text: str) -> None:
    assume(not text.startswith("---"))
    note = parse_note(text)

    assert by_us(note) == by_reference(note) or differences_in(text)
