"""The parts that notes of every kind are made of."""

from collections.abc import Iterable, Sequence

from benchmarks.generator import words
from benchmarks.generator.page import Page
from benchmarks.generator.sentences import (
    fill_one,
    mention,
    mention_anything,
    write_amount,
)
from benchmarks.generator.truth import Field, Heading, Task


def write_heading(page: Page, level: int, text: str) -> None:
    """Write a heading and a blank line."""
    page.mark(Heading, level, text)
    page.write_block(f"{'#' * level} {text}")


def write_task(page: Page, box: str, mark: str, text: str) -> None:
    """Write a task item, the box's marker and indent given."""
    page.mark(Task, mark, text)
    page.write(f"{box} [{mark}] {text}")


def write_field(page: Page, form: str, key: str, value: str) -> None:
    """Write a field in a form."""
    page.mark(Field, key, value)
    page.write(form.format(key, value))


def write_tag_line(page: Page, tags: Sequence[str]) -> None:
    """Write a line of tags."""
    page.write(" ".join(page.tag(tag) for tag in tags))
    page.write()


def write_paragraph(page: Page, sentences: int, linked: float) -> None:
    """Write a paragraph on one line, of which a share holds links."""
    pools = (words.PLAIN_SENTENCES, words.LINKED_SENTENCES)
    text = [fill_one(page, pools[page.dice.chance(linked)]) for _ in range(sentences)]
    page.write_block(" ".join(text))


def write_table(
    page: Page, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write a table, its cells aligned or not as the note has it."""
    page.in_table = True
    kept = [(tuple(cells), page.take_marks()) for cells in rows]
    page.in_table = False
    widths = [len(name) for name in header]
    if page.pads_tables:
        columns = zip(header, *(cells for cells, _ in kept), strict=True)
        widths = [max(map(len, column)) for column in columns]
    page.write(join_cells(header, widths))
    page.write("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for cells, marks in kept:
        page.write(join_cells(cells, widths if page.pads_tables else ()), marks)
    page.write()


def join_cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Join cells to a row."""
    if widths:
        cells = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(cells)} |"


def write_bullets(page: Page, sentences: Sequence[str], count: int) -> None:
    """Write a list."""
    for _ in range(count):
        page.write(f"- {fill_one(page, sentences)}")
    page.write()


def write_numbers(page: Page, level: int) -> None:
    """Write a table of numbers about companies."""
    write_heading(page, level, page.dice.pick(words.NUMBER_TOPICS))
    year = page.dice.between(2023, 2026)
    header = ("Company", f"{year}", f"{year + 1}E", "Notes")
    rows = (
        (
            mention("company", page),
            write_amount(page),
            f"**{write_amount(page)}**",
            fill_one(page, words.ANNOTATIONS),
        )
        for _ in range(page.dice.between(2, 5))
    )
    write_table(page, header, rows)


def write_related(page: Page, count: int) -> None:
    """Write annotated links, at times two to a line."""
    for _ in range(count):
        link = mention_anything(page)
        roll = page.dice.random()
        if roll < 0.75:
            page.write(f"- {link} — {fill_one(page, words.ANNOTATIONS)}")
        elif roll < 0.85:
            page.write(f"- {link}, {mention('company', page)} - same reason")
        elif roll < 0.92:
            page.write(f"- {link} · {mention_anything(page)}")
        else:
            page.write(f"- {link}")
    page.write()
