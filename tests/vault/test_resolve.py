"""Each rule of the dialect's section on resolution, as a case of its own."""

import unicodedata
from dataclasses import dataclass

import pytest

from thesisvault.note.model import LinkForm
from thesisvault.note.parse import parse_note
from thesisvault.vault.resolve import Resolution, Resolver, Rule


@dataclass(frozen=True)
class Case:
    """A link in a note, the files there are, and what the link leads to."""

    name: str
    files: tuple[str, ...]
    target: str
    path: str | None
    rule: Rule
    source: str = "theses/Source.md"
    form: LinkForm = "wikilink"
    candidates: tuple[str, ...] = ()
    is_ambiguous: bool = False

    def __str__(self) -> str:
        """The name of its test."""
        return self.name


NFD = unicodedata.normalize("NFD", "Société Générale")

EXACT = [
    Case(
        "the exact path from the root decides",
        ("b/Note.md", "b/c/b/Note.md"),
        "b/Note",
        "b/Note.md",
        "exact path",
        candidates=("b/c/b/Note.md",),
    ),
    Case(
        "the exact path wins over a note in the same folder",
        ("theses/b/Note.md", "b/Note.md"),
        "b/Note",
        "b/Note.md",
        "exact path",
        source="theses/b/Source.md",
        candidates=("theses/b/Note.md",),
    ),
    Case(
        "a note at the root has its name for a path",
        ("theses/Note.md", "Note.md"),
        "Note",
        "Note.md",
        "exact path",
        candidates=("theses/Note.md",),
    ),
    Case(
        "a path may carry the extension",
        ("b/Note.md", "Note.md"),
        "b/Note.md",
        "b/Note.md",
        "exact path",
    ),
    Case(
        "a slash in front means the root",
        ("b/Note.md", "Note.md"),
        "/b/Note",
        "b/Note.md",
        "exact path",
    ),
    Case(
        "a slash in front allows nothing but the exact path",
        ("c/b/Note.md",),
        "/b/Note",
        None,
        "unresolved",
    ),
]

SAME_FOLDER = [
    Case(
        "a note in the linking note's folder wins over a shorter path",
        ("theses/Note.md", "a/Note.md"),
        "Note",
        "theses/Note.md",
        "same folder",
        candidates=("a/Note.md",),
    ),
    Case(
        "the only note of a name may lie in the same folder",
        ("theses/Note.md",),
        "Note",
        "theses/Note.md",
        "same folder",
    ),
    Case(
        "an ancestor folder counts for nothing",
        ("deals/2026/Note.md", "a/Note.md"),
        "Note",
        "a/Note.md",
        "shortest path",
        source="deals/2026/q1/Source.md",
        candidates=("deals/2026/Note.md",),
    ),
    Case(
        "a folder below counts for nothing",
        ("theses/old/Note.md", "a/Note.md"),
        "Note",
        "a/Note.md",
        "shortest path",
        candidates=("theses/old/Note.md",),
    ),
    Case(
        "a path's end counts too, if its note lies in the same folder",
        ("x/b/Note.md", "a/b/b/Note.md"),
        "b/Note",
        "a/b/b/Note.md",
        "same folder",
        source="a/b/b/Source.md",
        candidates=("x/b/Note.md",),
    ),
    Case(
        "the case of the folder does not count",
        ("Theses/Note.md", "a/Note.md"),
        "Note",
        "Theses/Note.md",
        "same folder",
        candidates=("a/Note.md",),
    ),
]

SHORTEST = [
    Case(
        "the shortest path wins, in characters and not in folders",
        ("a/b/Note.md", "companies/Note.md"),
        "Note",
        "a/b/Note.md",
        "shortest path",
        candidates=("companies/Note.md",),
    ),
    Case(
        "letters outside ASCII are one character each",
        ("éé/Note.md", "abc/Note.md"),
        "Note",
        "éé/Note.md",
        "shortest path",
        candidates=("abc/Note.md",),
    ),
    Case(
        "of equally long paths the first in order wins, and the link is ambiguous",
        ("bb/Note.md", "aa/Note.md", "ccc/Note.md"),
        "Note",
        "aa/Note.md",
        "shortest path",
        candidates=("bb/Note.md", "ccc/Note.md"),
        is_ambiguous=True,
    ),
    Case(
        "a shorter path leaves longer ones no tie",
        ("a/Note.md", "bb/Note.md", "cc/Note.md"),
        "Note",
        "a/Note.md",
        "shortest path",
        candidates=("bb/Note.md", "cc/Note.md"),
    ),
    Case(
        "a tie elsewhere leaves a note in the same folder unambiguous",
        ("bb/Note.md", "aa/Note.md", "theses/Note.md"),
        "Note",
        "theses/Note.md",
        "same folder",
        candidates=("aa/Note.md", "bb/Note.md"),
    ),
    Case(
        "folder and name may be the end of a path",
        ("deals/b/Note.md", "Note.md"),
        "b/Note",
        "deals/b/Note.md",
        "shortest path",
    ),
    Case(
        "a path ends in whole components",
        ("deals/ab/Note.md",),
        "b/Note",
        None,
        "unresolved",
    ),
    Case("a name is a whole component", ("Footnote.md",), "note", None, "unresolved"),
]

RELATIVE = [
    Case(
        "two dots are the folder above",
        ("companies/Note.md", "theses/companies/Note.md"),
        "../companies/Note",
        "companies/Note.md",
        "relative path",
    ),
    Case(
        "one dot is the linking note's folder",
        ("theses/Note.md", "Note.md"),
        "./Note",
        "theses/Note.md",
        "relative path",
    ),
    Case(
        "dots may come several at once",
        ("a/Note.md", "a/b/Note.md"),
        "./../../Note.md",
        "a/Note.md",
        "relative path",
        source="a/b/c/Source.md",
    ),
    Case(
        "a relative path has no fallback to a name",
        ("a/Note.md",),
        "../Note",
        None,
        "unresolved",
    ),
    Case(
        "a relative path has no fallback to the root",
        ("Note.md",),
        "./Note",
        None,
        "unresolved",
    ),
    Case(
        "nothing lies above the root",
        ("Note.md",),
        "../../../Note",
        "Note.md",
        "relative path",
    ),
    Case(
        "a relative path may lead to an attachment",
        ("assets/chart.png",),
        "../assets/chart.png",
        "assets/chart.png",
        "relative path",
        form="markdown",
    ),
    Case("two dots alone are a name", ("theses/Note.md",), "..", None, "unresolved"),
]

COMPARISON = [
    Case(
        "case does not count",
        ("companies/NVIDIA.md",),
        "Companies/Nvidia",
        "companies/NVIDIA.md",
        "exact path",
    ),
    Case(
        "a decomposed file name meets a composed link",
        (f"banks/{NFD}.md",),
        "société générale",
        f"banks/{NFD}.md",
        "shortest path",
    ),
    Case(
        "a composed file name meets a decomposed link",
        ("banks/Société Générale.md",),
        NFD,
        "banks/Société Générale.md",
        "shortest path",
    ),
    Case(
        "a space that does not break is a space",
        ("a/Gross\u00a0margin.md",),
        "Gross margin",
        "a/Gross\u00a0margin.md",
        "shortest path",
    ),
    Case("ß and ss are different", ("a/Masse.md",), "Maße", None, "unresolved"),
    Case(
        "names that differ in case alone are a tie",
        ("a/note.md", "a/Note.md"),
        "a/note",
        "a/Note.md",
        "exact path",
        candidates=("a/note.md",),
        is_ambiguous=True,
    ),
    Case(
        "they are one in the same folder, too",
        ("theses/note.md", "theses/Note.md", "a/b/Note.md"),
        "note",
        "theses/Note.md",
        "same folder",
        candidates=("a/b/Note.md", "theses/note.md"),
        is_ambiguous=True,
    ),
    Case(
        "and by a relative path",
        ("theses/note.md", "theses/Note.md", "a/Note.md"),
        "./note",
        "theses/Note.md",
        "relative path",
        candidates=("theses/note.md",),
        is_ambiguous=True,
    ),
    Case(
        "the extension's case does not count",
        ("a/Note.MD",),
        "note",
        "a/Note.MD",
        "shortest path",
    ),
]

NAMES = [
    Case(
        "a name may hold dots",
        ("models/GPT-5.4.md", "models/GPT-5.md"),
        "GPT-5.4",
        "models/GPT-5.4.md",
        "shortest path",
    ),
    Case(
        "the part before the dot is no name",
        ("models/GPT-5.md",),
        "GPT-5.4",
        None,
        "unresolved",
    ),
    Case(
        "a name may end like a file's",
        ("stocks/BRK.B.md",),
        "BRK.B",
        "stocks/BRK.B.md",
        "shortest path",
    ),
    Case(
        "the extension may be written",
        ("a/Note.md",),
        "Note.md",
        "a/Note.md",
        "shortest path",
    ),
    Case(
        "an extension may be part of a name",
        ("a/Note.md.md",),
        "Note.md",
        "a/Note.md.md",
        "shortest path",
    ),
    Case(
        "a link's own spaces are trimmed before its heading",
        ("a/Note.md",),
        "Note #Heading",
        "a/Note.md",
        "shortest path",
    ),
    Case(
        "a heading is no part of the name",
        ("a/Note.md",),
        "Note#H1#H2",
        "a/Note.md",
        "shortest path",
    ),
    Case(
        "a block is no part of the name",
        ("a/Note.md",),
        "Note#^block",
        "a/Note.md",
        "shortest path",
    ),
    Case("an empty target with a pipe is a name", (), "|a", None, "unresolved"),
]

ATTACHMENTS = [
    Case(
        "an attachment is found by its whole name",
        ("a/chart.png",),
        "chart.png",
        "a/chart.png",
        "shortest path",
    ),
    Case(
        "an attachment needs its extension",
        ("a/chart.png",),
        "chart",
        None,
        "unresolved",
    ),
    Case(
        "a file without an extension is never found",
        ("a/LICENSE",),
        "LICENSE",
        None,
        "unresolved",
    ),
    Case(
        "an attachment wins over a note that is named after it",
        ("a/report.pdf", "report.pdf.md"),
        "report.pdf",
        "a/report.pdf",
        "shortest path",
    ),
    Case(
        "a note that is named after an attachment is found without it",
        ("a/report.pdf.md",),
        "report.pdf",
        "a/report.pdf.md",
        "shortest path",
    ),
    Case(
        "a note wins over an attachment of the same stem",
        ("chart.png", "a/b/chart.md"),
        "chart",
        "a/b/chart.md",
        "shortest path",
    ),
]

MARKDOWN = [
    Case(
        "a Markdown link is decoded",
        ("a/Long Name.md",),
        "Long%20Name.md#Heading",
        "a/Long Name.md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "a Markdown link is looked up in the whole vault",
        ("a/b/Note.md",),
        "Note.md",
        "a/b/Note.md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "a Markdown link needs no extension",
        ("a/b/Note.md",),
        "Note",
        "a/b/Note.md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "letters are decoded from UTF-8",
        ("a/Société.md",),
        "Soci%C3%A9t%C3%A9.md",
        "a/Société.md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "percent signs that encode no text stand for themselves",
        ("a/100%25%ff.md",),
        "100%25%ff.md",
        "a/100%25%ff.md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "a Markdown link's escapes are undone",
        ("a/X (Twitter).md",),
        r"X%20\(Twitter\).md",
        "a/X (Twitter).md",
        "shortest path",
        form="markdown",
    ),
    Case(
        "a wikilink is taken as it is written",
        ("a/Long Name.md",),
        "Long%20Name",
        None,
        "unresolved",
    ),
    Case(
        "a link in front matter is a wikilink",
        ("a/100%25.md",),
        "100%25",
        "a/100%25.md",
        "shortest path",
        form="frontmatter",
    ),
]

SELF = [
    Case(
        "a heading alone is in the note itself",
        ("Source.md",),
        "#Heading",
        "theses/Source.md",
        "self",
    ),
    Case("so is a block", (), "#^block", "theses/Source.md", "self"),
    Case("and in Markdown", (), "#H%201", "theses/Source.md", "self", form="markdown"),
    Case(
        "its own name leads there by the rules",
        ("theses/Source.md",),
        "Source",
        "theses/Source.md",
        "same folder",
    ),
]

UNRESOLVED = [
    Case("an unwritten note", ("a/Note.md",), "Other", None, "unresolved"),
    Case("a folder is no note", ("Note/Other.md",), "Note", None, "unresolved"),
    Case("nothing stands behind a slash", ("a/Note.md",), "a/", None, "unresolved"),
]

CASES = [
    *EXACT, *SAME_FOLDER, *SHORTEST, *RELATIVE, *COMPARISON, *NAMES, *ATTACHMENTS,
    *MARKDOWN, *SELF, *UNRESOLVED,
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_link_leads_where_obsidian_leads(case: Case) -> None:
    found = Resolver(case.files).resolve(case.target, case.source, case.form)

    assert found.path == case.path
    assert found.rule == case.rule
    assert found.candidates == case.candidates
    assert found.is_ambiguous == case.is_ambiguous


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_order_of_the_files_does_not_count(case: Case) -> None:
    one, other = Resolver(case.files), Resolver(reversed(case.files))
    link = (case.target, case.source, case.form)

    assert one.resolve(*link) == other.resolve(*link)


def test_an_answer_is_each_notes_own() -> None:
    resolver = Resolver(["aa/Note.md", "bb/Note.md", "a%20b.md", "a b.md", "aa/x.md"])

    def path(target: str, source: str, form: LinkForm = "wikilink") -> str | None:
        return resolver.resolve(target, source, form).path

    assert path("Note", "aa/Source.md") == "aa/Note.md"
    assert path("Note", "bb/Source.md") == "bb/Note.md"
    assert path("./x", "aa/Source.md") == "aa/x.md"
    assert path("./x", "bb/Source.md") is None
    assert path("#H", "aa/Source.md") == "aa/Source.md"
    assert path("#H", "bb/Source.md") == "bb/Source.md"
    assert path("a%20b", "c.md") == "a%20b.md"
    assert path("a%20b", "c.md", "markdown") == "a b.md"


def test_an_alias_is_never_a_target() -> None:
    note = parse_note("---\naliases: [AL]\n---\n[[AL]] and [[Air Liquide|AL]]\n")
    resolver = Resolver(["companies/Air Liquide.md"])

    found = [resolver.resolve(link.target, "x.md", link.form) for link in note.links]
    assert [each.path for each in found] == [None, "companies/Air Liquide.md"]


def test_an_unresolved_link_has_no_candidates() -> None:
    assert Resolver(["a/b/Note.md"]).resolve("c/Note", "x.md") == Resolution(
        None, "unresolved"
    )


def test_many_notes_of_one_name_take_no_longer() -> None:
    paths = [f"folder {number}/README.md" for number in range(5_000)]
    resolver = Resolver(paths)

    found = [resolver.resolve("README", path) for path in paths]
    assert [each.path for each in found] == paths
    assert len({id(each.matches) for each in found}) == 1
