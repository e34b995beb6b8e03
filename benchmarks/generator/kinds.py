"""A note of each kind."""

from collections.abc import Callable, Mapping

from benchmarks.generator import words
from benchmarks.generator.dice import Dice
from benchmarks.generator.links import (
    ANCHOR_HEADINGS,
    SOURCE_BLOCK,
    compose_wikilink,
    write_link,
)
from benchmarks.generator.opening import open_note
from benchmarks.generator.ornaments import write_ornaments
from benchmarks.generator.page import Page
from benchmarks.generator.parts import (
    write_bullets,
    write_heading,
    write_numbers,
    write_paragraph,
    write_related,
    write_task,
)
from benchmarks.generator.plan import Plan, Slot
from benchmarks.generator.sentences import fill_one
from benchmarks.generator.thesis import write_thesis
from benchmarks.generator.truth import BlockId, GeneratedNote, Kind, Link


def write_company(page: Page) -> None:
    """Write a company."""
    dice = page.dice
    tags = dice.some(words.TOPIC_TAGS, dice.between(0, 2))
    open_note(page, tags, front_matter=0.1)
    write_heading(page, 2, ANCHOR_HEADINGS["company"])
    page.write_block(fill_one(page, words.BUSINESSES))
    for _ in range(dice.between(2, 7)):
        write_paragraph(page, dice.between(2, 5), 0.12)
    if dice.chance(0.4):
        write_numbers(page, 2)
    write_ornaments(page, 3)
    if dice.chance(0.6):
        write_heading(page, 2, "Related")
        write_related(page, dice.between(2, 5))


def write_person(page: Page) -> None:
    """Write a person."""
    dice = page.dice
    open_note(page, (), front_matter=0.25)
    write_heading(page, 2, ANCHOR_HEADINGS["person"])
    page.write(f"- Works at {write_link(page, page.slot.about[0])}")
    write_bullets(page, words.LINKED_SENTENCES, dice.between(1, 3))
    for _ in range(dice.between(2, 4)):
        write_paragraph(page, dice.between(2, 5), 0.15)
    write_ornaments(page, 3)


def write_concept(page: Page) -> None:
    """Write a concept."""
    dice = page.dice
    tags = dice.some(words.TOPIC_TAGS, dice.between(0, 2))
    open_note(page, tags, front_matter=0.2)
    write_heading(page, 2, ANCHOR_HEADINGS["concept"])
    for _ in range(dice.between(2, 6)):
        write_paragraph(page, dice.between(3, 6), 0.15)
    write_ornaments(page, 3)
    write_heading(page, 2, "Examples")
    write_bullets(page, words.OBSERVATIONS, dice.between(2, 6))


def write_source(page: Page) -> None:
    """Write a source."""
    dice = page.dice
    open_note(page, (dice.pick(words.TOPIC_TAGS),), front_matter=0.55)
    write_heading(page, 2, ANCHOR_HEADINGS["source"])
    text = fill_one(page, words.LINKED_SENTENCES)
    page.mark(BlockId, SOURCE_BLOCK)
    page.write(f"{text} ^{SOURCE_BLOCK}")
    page.write()
    for _ in range(dice.between(3, 8)):
        write_paragraph(page, dice.between(3, 7), 0.1)
    write_ornaments(page, 3)
    if dice.chance(0.5):
        write_heading(page, 2, "Highlights")
        write_bullets(page, words.OBSERVATIONS, dice.between(2, 8))


def write_chapters(page: Page) -> None:
    """Write on until the note is as long as a filing pasted whole."""
    size = page.dice.between(100_000, 290_000)
    chapter = 0
    while page.size < size:
        chapter += 1
        write_heading(page, 2, f"Item {chapter}")
        for _ in range(page.dice.between(4, 12)):
            write_paragraph(page, page.dice.between(4, 12), 0.03)
        write_ornaments(page, 1)
        if page.dice.chance(0.3):
            write_numbers(page, 3)


def write_journal(page: Page) -> None:
    """Write a day's note, or that of a call."""
    dice = page.dice
    open_note(page, (dice.pick(words.JOURNAL_TAGS),), front_matter=0.15)
    write_heading(page, 2, ANCHOR_HEADINGS["journal"])
    for _ in range(dice.between(3, 14)):
        pools = (words.LINKED_SENTENCES, words.PLAIN_SENTENCES, words.OBSERVATIONS)
        sentence = fill_one(page, dice.pick(pools))
        page.write(f"- {dice.between(7, 19):02}:{dice.between(10, 59)} {sentence}")
    page.write()
    if dice.chance(0.6):
        write_heading(page, 2, "To do")
        write_todos(page)
    write_ornaments(page, 3)


def write_todos(page: Page) -> None:
    """Write tasks with all sorts of markers and boxes, some below another."""
    dice = page.dice
    for _ in range(dice.between(1, 5)):
        box = dice.pick(("-", "-", "-", "*", "+", "1.", "1)"))
        text = fill_one(page, words.TODOS)
        if dice.chance(0.3):
            text += f" {page.tag(dice.pick(words.JOURNAL_TAGS))}"
        write_task(page, box, dice.pick("  x x/-"), text)
        if dice.chance(0.2):
            write_task(page, "    -", " ", fill_one(page, words.TODOS))
    page.write()


INDEXED: Mapping[str, Kind] = {
    "": "index",
    "Companies": "company",
    "Theses": "thesis",
    "People": "person",
    "Concepts": "concept",
}


def write_index(page: Page) -> None:
    """Write a list of the notes that are linked most."""
    write_heading(page, 1, page.slot.name.split("/")[-1])
    write_heading(page, 2, ANCHOR_HEADINGS["index"])
    folder = page.slot.path.rpartition("/")[0]
    kind = INDEXED[folder]
    for slot in page.plan.pools[kind].items[:150]:
        parts = compose_wikilink(slot.name, page, slot)
        page.mark(Link, *parts)
        page.write(f"- {parts.markup}")
    page.write()


WRITERS: Mapping[Kind, Callable[[Page], None]] = {
    "index": write_index,
    "thesis": write_thesis,
    "company": write_company,
    "person": write_person,
    "concept": write_concept,
    "source": write_source,
    "journal": write_journal,
}


def write_note(slot: Slot, plan: Plan, dice: Dice) -> GeneratedNote:
    """Write one note, which depends on the plan and its own dice only."""
    page = Page(slot, plan, dice)
    WRITERS[slot.kind](page)
    if slot.is_big:
        write_chapters(page)
    return page.finish()
