"""Theses as people keep them, in all the ways that tables, lists and lines vary."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.note.strategies import markdown

_WORDS = st.sampled_from((
    "orders", "up", "30%", "[[Acme]]", "**bold**", "é", "日本", "🟢", "`x | y`", "$5",
    "(2026-03)", "a_b_c", "https://a.b/c", "#tag", "~~no~~", "—", "5 > 3", "<br>", "&",
    "x\\|y", "[[A\\|b]]", "*it*", "==so==", "-", "+", "1.",
))  # fmt: skip
# A dash alone stands for nothing.
words = (
    st.lists(_WORDS, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda text: any(map(str.isalnum, text)))
)
_DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(("2026-02", "Q1 2026", "2026", "H1 2026", "Feb 2026", "", "soon")),
)
_HEADERS = st.sampled_from((
    ("Date", "Observation", "Implication"),
    ("Date", "Observation"),
    ("Date", "Event", "Why", "Source"),
    ("Implication", "Evidence", "Date"),
    ("Date", "Weight", "Observation", "Direction"),
))  # fmt: skip
_ENDS = st.sampled_from(("\n", "\n", "\r\n", "\r"))


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is written."""

    left: str
    right: str
    has_outer: bool
    is_bold: bool
    prefix: str
    is_ragged: bool


_STYLES = st.builds(
    Style,
    st.sampled_from((" ", " ", "", "  ")),
    st.sampled_from((" ", " ", "")),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "", "", "> ", "   ")),
    st.booleans(),
)


def _row(cells: list[str], style: Style) -> str:
    padded = [f"{style.left}{cell}{style.right}" for cell in cells]
    # What is empty at an end would be no cell without its pipe, and a dash in front
    # would begin a list.
    is_risky = not cells[0] or not cells[-1] or cells[0][0] in "-+=#>1"
    has_outer = style.has_outer or is_risky
    line = "|".join(padded)
    return style.prefix + (f"|{line}|" if has_outer else line.strip())


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    """The lines of an evidence table."""
    style, headers = draw(_STYLES), draw(_HEADERS)
    lines = [_row(list(headers), style), _row(["---"] * len(headers), style)]
    for _ in range(draw(st.integers(0, 4))):
        cells = []
        for header in headers:
            if header == "Date":
                date = draw(_DATES)
                cells.append(f"**{date}**" if style.is_bold and date else date)
            else:
                cells.append(draw(st.one_of(words, st.just(""))))
        if style.is_ragged and draw(st.booleans()):
            cells = cells[:-1]
        lines.append(_row(cells, style))
    return lines


_BULLETS = st.lists(
    st.builds("{}{}{}{}".format, st.just("- "), st.dates(), st.just(": "), words),
    min_size=1,
    max_size=3,
)
_CLAIMS = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("- [ ] ", "- [x] ", "* [ ] ", "1. [ ] ", "> - [ ] ")),
        words,
        st.sampled_from(("", "", " ^id", " 📅 2026-09-30", " (2026-03)")),
    ),
    min_size=1,
    max_size=3,
)
_FIELDS = st.sampled_from((
    ("**Status**: Active — so far", "**Created**: 2026-01-01"),
    ("Status: Idea", "Created: 2026-01"),
    ("- **Status:** Core", "- **Created:** 2026-01-01"),
    ("Status:: Active",),
    (),
))  # fmt: skip
_FRONT = st.sampled_from((
    (),
    ("---", "type: thesis", "status: Active", "---"),
    ("---", "status: 'Idea' # so far", "created: 2026-01-01", "tags: [a, b]", "---"),
))  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> list[str]:
    """The lines of a thesis."""
    lines = [*draw(_FRONT), "#thesis", "", "# Long [[Acme]]", "", *draw(_FIELDS), ""]
    lines += ["## What validates the thesis", "", *draw(_CLAIMS), ""]
    lines += ["## What invalidates the thesis", "", *draw(_CLAIMS), ""]
    log = draw(st.one_of(tables(), tables(), _BULLETS, st.just([])))
    if log:
        lines += ["## Evidence log", "", *log]
    if draw(st.booleans()):
        lines += ["", "## Related", "", "- [[Acme]] — a firm", "", "*Review monthly.*"]
    return lines


@st.composite
def theses(draw: st.DrawFn) -> str:
    """A thesis as it lies on a disk."""
    lines, end = draw(pages()), draw(_ENDS)
    mixed = draw(st.booleans())
    text = (
        "".join(line + (draw(_ENDS) if mixed else end) for line in lines[:-1])
        + lines[-1]
    )
    text += draw(st.sampled_from((end, end, "", end + end)))
    return draw(st.sampled_from(("", "", "\ufeff"))) + text


@st.composite
def strange_theses(draw: st.DrawFn) -> str:
    """A thesis with anything at all in the middle of it."""
    text = draw(theses())
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(markdown) + text[at:]
