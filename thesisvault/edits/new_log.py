"""A log for a thesis that has none: a table of one row, in a section of its own."""

from collections.abc import Iterator, Sequence

from thesisvault.edits.lines import line_end
from thesisvault.edits.page import Page
from thesisvault.note.model import Heading, Note
from thesisvault.text import Edit, Record
from thesisvault.thesis.outline import Outline
from thesisvault.thesis.vocabulary import Vocabulary


class Form(Record, frozen=True):
    """What a new log is called, and what its columns are."""

    title: str
    headers: tuple[str, ...]


_HEADERS = {
    "date": "Date",
    "observation": "Observation",
    "implication": "Implication",
    "source": "Source",
}
EVIDENCE = Form("Evidence log", tuple(_HEADERS.values()))


def columns_of_new_log(*, has_source: bool) -> dict[str, int]:
    """The columns of a log that is to be made."""
    kinds = [kind for kind in _HEADERS if kind != "source" or has_source]
    return {kind: index for index, kind in enumerate(kinds)}


def _table(form: Form, cells: Sequence[str], end: str) -> str:
    headers = form.headers[: len(cells)]
    rows = (f"| {' | '.join(headers)} |", "|" + "---|" * len(cells))
    row = "|".join(f" {cell} " if cell else " " for cell in cells)
    return end.join((*rows, f"|{row}|"))


def _level(note: Note, related: Heading | None) -> int:
    if related is not None:
        return related.level
    levels = [heading.level for heading in note.headings]
    below_title = [level for level in levels if level > 1]
    return min(below_title, default=1 if len(levels) > 1 else 2)


def _anchors(page: Page, related: Heading | None) -> Iterator[int]:
    """The lines above which a log belongs, the best first; at last the end."""
    end = len(page.lines.starts) + 1
    line = page.lines.line(related.span.start) if related else end
    yield min(line, page.review_line() or end)
    yield line
    yield end


def new_sections(
    note: Note, vocabulary: Vocabulary, cells: Sequence[str], form: Form = EVIDENCE
) -> Iterator[Edit]:
    """Insert a section with a table of one row: where it may stand, best place first.

    It goes before `Related` and the line that tells how often to review; where a rule
    stands there, it gets another one.
    """
    page, outline = Page(note), Outline(note, vocabulary)
    places = [(heading, outline.at(heading.span.start)) for heading in note.headings]
    related = next(
        (h for h, place in places if place and place.part == "related"), None
    )
    for anchor in dict.fromkeys(_anchors(page, related)):
        line = page.filled_above(anchor)
        end = line_end(page.lines, max(line, 1))
        table = _table(form, cells, end)
        section = f"{'#' * _level(note, related)} {form.title}{end}{end}{table}"
        is_end = anchor > len(page.lines.starts)
        if page.is_rule(line) and not is_end:
            section += f"{end}{end}{page.text(line)}"
        yield page.insert_below(line, section)


def fill_section(
    note: Note, heading: Heading, cells: Sequence[str], form: Form = EVIDENCE
) -> Edit:
    """Insert a table of one row into a section that has none, below its words."""
    page = Page(note)
    first = page.lines.line(max(heading.span.start, heading.span.end - 1))
    below = [h.span.start for h in note.headings if h.span.start > heading.span.start]
    last = page.lines.line(min(below)) if below else len(page.lines.starts) + 1
    review = page.review_line() or last
    line = page.filled_above(min(last, review) if review > first else last)
    while line > first and page.is_rule(line):
        line = page.filled_above(line)
    line = max(line, first)
    table = _table(form, cells, line_end(page.lines, line))
    return page.insert_below(line, table)
