"""Notes as HTML: what they look like, and that nothing in them can run."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harness.cases import Case, Expect, cases_in
from tests.harness.rewriting import ROOT, read_text
from thesisvault.render.note import render_line, render_note

TAGS = frozenset({
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "input", "li", "ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "checked", "class", "disabled", "href", "start", "style", "title", "type",
})  # fmt: skip
PIECES = (
    "[[", "]]", "![[", "|", "\\|", "[", "]", "(", ")", "<", ">", "javascript:", "data:",
    "https://a.b", "&#106;", '"', "'", "onload=", "<script>", "</script>", "%%", "<!--",
    "-->", "\n", "\n\n", "- [x] ", "> [!note] ", "| a | b |\n|---|---|\n", "`", "```\n",
    "#", " ", "a", "*", "~~", "^id", "---\n", "\0", "\u202e", "<br>", "A", "\\",
)  # fmt: skip


def address(target: str) -> str | None:
    return f"/{target}" if target.startswith("A") else None


@pytest.mark.parametrize("case", cases_in(Path(__file__).parent / "note.md", "html"))
def test_case(case: Case, expect: Expect) -> None:
    [source] = case.notes.values()

    expect(case, "html", render_note(source, address))


class Reader(HTMLParser):
    """Collects what is not allowed to stand in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"{tag} {name}")
            if name == "href" and value and not value.startswith(("/", "https://a.b")):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "style" and not (value or "").startswith("text-align:"):
                self.wrong.append(f"{tag} {name}={value}")


def wrong_in(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.wrong


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_gets_through_that_could_run(source: str) -> None:
    assert wrong_in(render_note(source, address)) == []
    assert wrong_in(render_line(source, address)) == []


@given(st.text(max_size=200))
def test_any_text_is_rendered(source: str) -> None:
    assert wrong_in(render_note(source)) == []


def test_every_note_of_the_example_is_rendered() -> None:
    notes = [read_text(path) for path in (ROOT / "vault").rglob("*.md")]

    assert notes
    for source in notes:
        assert "[[" not in render_note(source)
