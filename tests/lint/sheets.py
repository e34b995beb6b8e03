"""Findings to be told: plain ones, and some that do all they can to break a format."""

from datetime import date

from thesisvault.findings import Fix, Safety, Severity
from thesisvault.lint.formats.sheet import Sheet
from thesisvault.lint.report import Report
from thesisvault.lint.rule import Place
from thesisvault.text import Edit, Lines, Span

DAY = date(2026, 6, 30)
# Names that files can have, and what no name should be able to do.
ODD = "odd\x1b[31m/a: b, c%0A::error::\n<x>&\"'|`]] 100%.md"
TEXTS = {
    "companies/Acme.md": "---\ntags: a, b\n---\n# Acme\n",
    "theses/Long Acme.md": (
        "\ufeff#thesis\r\n\r\n# Long Acme\r\n\r\nSee\t[[Gros margin]] 漢字 [[AC]]\r\n"
    ),
    ODD: "\u2028]]> <failure> &amp; \x1b]0;x\x07 [[AC]] \x00 #tag ^id :: %0A \ud7ff\n",
}
THESES = {"theses/Long Acme.md"}


class Notes:
    """What faces look up, without an index."""

    def lines(self, path: str) -> Lines:
        """A note's text."""
        return Lines(TEXTS.get(path, ""))

    def shown(self, path: str) -> str:
        """A note's path, as seen from a folder beside the vault."""
        return f"../vault/{path}"

    def is_thesis(self, path: str) -> bool:
        """Whether a note is a thesis."""
        return path in THESES

    def target(self, path: str) -> str | None:
        """What a link to a note says."""
        return None if path == ODD else path.rpartition("/")[2].removesuffix(".md")


def _fix(path: str, old: str, new: str, safety: Safety = Safety.SAFE) -> Fix:
    start = TEXTS[path].index(old)
    edit = Edit(Span(start, start + len(old)), new)
    return Fix(f'Write "{new}"', (edit,), safety)


PLAIN = [
    Report(
        Place("companies/Acme.md", 2, 7, 2, 11),
        "TV005",
        "tags-on-one-line",
        Severity.WARNING,
        'Obsidian reads no tags in "a, b"; write them as a list',
        _fix("companies/Acme.md", "a, b", "[a, b]"),
    ),
    Report(
        Place("theses/Long Acme.md", 3, 3, 3, 12),
        "TV305",
        "review-overdue",
        Severity.INFO,
        'review overdue by 57 days: vault review done "Long Acme"',
    ),
    Report(
        Place("theses/Long Acme.md", 5, 5, 5, 20),
        "TV101",
        "dangling-link",
        Severity.WARNING,
        'no note is named "Gros margin"; did you mean "Gross margin"?',
        _fix("theses/Long Acme.md", "Gros ", "Gross ", Safety.UNSAFE),
    ),
    Report(
        Place("theses/Long Acme.md", 5, 24, 5, 30),
        "TV102",
        "alias-link",
        Severity.ERROR,
        '"AC" is an alias, and links lead to names only: write [[Acme|AC]]',
        _fix("theses/Long Acme.md", "[[AC]]", "[[Acme|AC]]"),
    ),
]
HOSTILE = [
    Report(
        Place(ODD, 1, 1, 1, 4),
        "TV102",
        "alias-link",
        Severity.ERROR,
        "\x1b[31m]]> <b> & \"x\" 'y' %0A::warning::\r\n::error file=x::gone\x00\u202e"
        " [[Acme|AC]] #tag ^id `code` %% vault-ignore %% <!-- == ~~ $x$ | \ufffe",
        Fix("<fix>\n\x1b[0m", (Edit(Span(0, 0), "\x00]]>"),), Safety.SAFE),
    ),
    # A place that is no longer there.
    Report(Place(ODD, 99, 7, 100, 2), "TV001", "not-utf8", Severity.ERROR, "x" * 200),
    Report(
        Place("gone.md", 3, 1, 3, 1), "TV305", "review-overdue", Severity.INFO, "late"
    ),
]


def sheet(*reports: Report) -> Sheet:
    """Findings as faces are given them."""
    return Sheet(reports, Notes(), DAY)


SHEETS = {
    "none": sheet(),
    "plain": sheet(*PLAIN),
    "hostile": sheet(*sorted([*PLAIN, *HOSTILE])),
}
