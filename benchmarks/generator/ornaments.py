"""What notes may hold besides: callouts, code, comments, embeds and the like."""

from collections.abc import Callable

from benchmarks.generator import words
from benchmarks.generator.dice import Weighted
from benchmarks.generator.links import ANCHOR_HEADINGS, compose_wikilink
from benchmarks.generator.page import Page
from benchmarks.generator.parts import write_field, write_paragraph, write_task
from benchmarks.generator.sentences import (
    fill_one,
    mention,
    mention_anything,
    write_percent,
)
from benchmarks.generator.truth import BlockId, Link


def write_fence(page: Page) -> None:
    """Write code, in which nothing counts."""
    fence = page.dice.pick(("```", "~~~", "````"))
    code = page.dice.some(words.CODE_LINES, page.dice.between(2, 4))
    page.write_block(f"{fence}{page.dice.pick(('python', '', 'text'))}", *code, fence)


def write_query(page: Page) -> None:
    """Write a Dataview query."""
    page.write_block(
        "```dataview",
        "TABLE status, last_reviewed FROM #thesis AND [[Home]]",
        "SORT last_reviewed ASC",
        "```",
    )


def write_indented_code(page: Page) -> None:
    """Write indented code, in which nothing counts."""
    page.write_block("As the script has it:")
    page.write_block("    [[Not a link]] and #not-a-tag", "    - [ ] not a task")


def write_callout(page: Page) -> None:
    """Write a callout, at times with a task in it."""
    kind = page.dice.pick(("note", "warning", "quote", "todo", "info"))
    page.write(f"> [!{kind}] {fill_one(page, words.ANNOTATIONS)}")
    page.write(f"> {fill_one(page, words.LINKED_SENTENCES)}")
    if kind == "todo":
        write_task(page, "> -", " ", fill_one(page, words.TODOS))
    page.write()


def write_quote(page: Page) -> None:
    """Write a quotation and who said it."""
    page.write(
        f"> “{fill_one(page, words.PLAIN_SENTENCES)}” — {mention('person', page)}"
    )
    page.write()


def write_nested_list(page: Page) -> None:
    """Write a list of three levels, numbered or not."""
    marker = page.dice.pick(("-", "*", "1."))
    page.write(f"{marker} {fill_one(page, words.LINKED_SENTENCES)}")
    for _ in range(page.dice.between(1, 3)):
        page.write(f"    - {fill_one(page, words.ANNOTATIONS)}")
        page.write(f"        - {fill_one(page, words.LOGICS)}")
    page.write()


def write_comment(page: Page) -> None:
    """Write a comment: links and tags count, tasks in a block do not."""
    if page.dice.chance(0.5):
        page.write(f"%% check {mention_anything(page)} {page.tag('todo/ask')} %%")
    else:
        page.write("%%")
        page.write(f"Draft: {fill_one(page, words.LINKED_SENTENCES)}")
        page.write(f"- [ ] no task, being hidden {page.tag('draft')}")
        page.write("%%")
    page.write()


def write_html_comment(page: Page) -> None:
    """Write an HTML comment, in which nothing counts."""
    page.write_block("<!-- [[Hidden]] #hidden", "- [ ] hidden -->")


def write_math(page: Page) -> None:
    """Write a formula, in which nothing counts."""
    page.write_block("$$", r"ROIC = \frac{NOPAT}{IC_{[[t]]}} \quad #x", "$$")


def write_code_span(page: Page) -> None:
    """Write a sentence with code in it, in which nothing counts."""
    page.write(f"Type `[[Name]]` or `#tag`, as for {mention_anything(page)}.")
    page.write()


def write_embed(page: Page) -> None:
    """Embed a note, or a part of it."""
    slot = page.plan.pools[page.dice.pick(("concept", "source"))].pick(page.dice)
    subpath = ANCHOR_HEADINGS[slot.kind] if page.dice.chance(0.5) else ""
    parts = compose_wikilink(slot.name, page, slot, subpath=subpath)
    parts = parts._replace(markup=f"!{parts.markup}")
    page.mark(Link, *parts)
    page.write(parts.markup)
    page.write()


def write_own_link(page: Page) -> None:
    """Link a heading of the note itself."""
    heading = ANCHOR_HEADINGS[page.slot.kind]
    parts = compose_wikilink("", page, page.slot, subpath=heading)
    page.mark(Link, *parts)
    page.write(f"As said above, see {parts.markup}.")
    page.write()


def write_dataview_fields(page: Page) -> None:
    """Write Dataview fields, on their own line and in text."""
    dice = page.dice
    write_field(page, "{}:: {}", "conviction", str(dice.between(1, 10)))
    form = dice.pick(
        ("It trades ([{}:: {}]) below that.", "So far ({}:: {}) it holds.")
    )
    page.write()
    write_field(page, form, dice.pick(("multiple", "upside")), write_percent(page))
    page.write()


def write_tags_in_text(page: Page) -> None:
    """Write a sentence with tags, and with some that only look like tags."""
    first, second = page.dice.some(words.TOPIC_TAGS, 2)
    text = f"Filed under {page.tag(first)} and {page.tag(second)}, not \\#{second}"
    page.write(f"{text} or #1984.")
    page.write()


def write_block_id(page: Page) -> None:
    """Write a paragraph with a block id."""
    name = f"b-{page.dice.between(1000, 9999)}-{len(page.lines)}"
    text = fill_one(page, words.LINKED_SENTENCES)
    page.mark(BlockId, name)
    page.write(f"{text} ^{name}")
    page.write()


def write_external_links(page: Page) -> None:
    """Write links to the web, which are no links between notes."""
    number = page.dice.between(100, 999)
    page.write_block(
        f"- [Filing {number}](https://example.org/filings/{number}?page=2#risk)",
        f"- <https://example.net/{number}>",
        f"- [Open](obsidian://open?vault=Trades&file={number})",
    )


def write_long_line(page: Page) -> None:
    """Write a paragraph as long as a pasted transcript."""
    write_paragraph(page, page.dice.between(50, 250), linked=0.06)


ORNAMENTS: Weighted[Callable[[Page], None]] = Weighted(
    (
        (write_callout, 16),
        (write_quote, 14),
        (write_nested_list, 16),
        (write_fence, 8),
        (write_query, 4),
        (write_indented_code, 2),
        (write_comment, 6),
        (write_html_comment, 2),
        (write_math, 3),
        (write_code_span, 3),
        (write_embed, 8),
        (write_own_link, 3),
        (write_dataview_fields, 5),
        (write_tags_in_text, 6),
        (write_block_id, 6),
        (write_external_links, 6),
        (write_long_line, 1),
    )
)


def write_ornaments(page: Page, most: int) -> None:
    """Write a few things that notes have, of any kind."""
    for _ in range(page.dice.between(0, most)):
        ORNAMENTS.pick(page.dice)(page)
