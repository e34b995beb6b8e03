import pytest

from thesisvault.note.model import LinkForm
from thesisvault.vault.target import Target, link_key, parse_target, path_key


@pytest.mark.parametrize(
    ("written", "form", "path", "subpath"),
    [
        ("Note", "wikilink", "Note", ""),
        ("Note#H1#H2", "wikilink", "Note", "#H1#H2"),
        ("Note #^id", "wikilink", "Note", "#^id"),
        ("#Heading", "wikilink", "", "#Heading"),
        ("a%20b#c%20d", "wikilink", "a%20b", "#c%20d"),
        ("a%20b#c%20d", "markdown", "a b", "#c d"),
        ("C%23.md#%C3%A9", "markdown", "C#.md", "#é"),
        (r"a\_b.md", "markdown", "a_b.md", ""),
        ("50%.md", "markdown", "50%.md", ""),
        ("%ff.md", "markdown", "%ff.md", ""),
        ("a%20b", "frontmatter", "a%20b", ""),
    ],
)
def test_a_target_is_taken_apart(
    written: str, form: LinkForm, path: str, subpath: str
) -> None:
    assert parse_target(written, form) == Target(path, subpath)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("Note", "a/Note.md"),
        ("b/Note#Heading", "c/b/NOTE.MD"),
        ("../Note.md", "Note.md"),
        ("Note.md", "Note.md.md"),
        ("GPT-5.4", "GPT-5.4.md"),
        ("report.pdf", "a/report.pdf"),
        ("report.pdf", "a/report.pdf.md"),
        ("Socie\u0301te\u0301", "banks/Soci\u00e9t\u00e9.md"),
    ],
)
def test_a_link_has_the_key_of_the_files_it_may_lead_to(target: str, path: str) -> None:
    assert link_key(target) == path_key(path)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("Note", "Note/Other.md"),
        ("Note", "Footnote.md"),
        ("GPT-5.4", "GPT-5.md"),
        ("a%20b", "a b.md"),
    ],
)
def test_other_files_have_other_keys(target: str, path: str) -> None:
    assert link_key(target) != path_key(path)


def test_a_markdown_links_key_is_that_of_its_text() -> None:
    assert link_key("x/a%20b.md", "markdown") == path_key("y/a b.md")
