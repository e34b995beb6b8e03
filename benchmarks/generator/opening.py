"""How a note begins: properties, tags, title."""

from collections.abc import Sequence

from benchmarks.generator.links import link_by_name
from benchmarks.generator.page import Page
from benchmarks.generator.parts import write_field, write_heading, write_tag_line
from benchmarks.generator.plan import FIRST_DAY, TODAY, Slot
from benchmarks.generator.truth import Link, Tag


def write_front_matter(
    page: Page,
    *,
    tags: Sequence[str] = (),
    values: Sequence[tuple[str, str]] = (),
    links: Sequence[tuple[str, Sequence[Slot]]] = (),
) -> None:
    """Write properties: lists of tags, aliases, plain values, quoted wikilinks."""
    page.has_front_matter = True
    page.write("---")
    if tags:
        write_tag_property(page, tags)
    if page.slot.aliases:
        page.write("aliases:")
        for alias in page.slot.aliases:
            page.write(f"  - {alias}")
    for key, value in values:
        write_field(page, "{}: {}", key, value)
    for key, slots in links:
        write_link_property(page, key, slots)
    page.write("---")


def write_tag_property(page: Page, tags: Sequence[str]) -> None:
    """Write the tags, on one line or one a line."""
    if page.dice.chance(0.4):
        for tag in tags:
            page.mark(Tag, tag)
        page.write(f"tags: [{', '.join(tags)}]")
        return
    page.write("tags:")
    for tag in tags:
        page.mark(Tag, tag)
        page.write(f"  - {tag}")


def write_link_property(page: Page, key: str, slots: Sequence[Slot]) -> None:
    """Write a property that holds a quoted wikilink, or a list of them."""
    if len(slots) != 1:
        page.write(f"{key}:")
    for slot in slots:
        parts = link_by_name(slot, page)
        page.mark(Link, *parts)
        start = f"{key}:" if len(slots) == 1 else "  -"
        page.write(f'{start} "{parts.markup}"')


def link_about(page: Page) -> tuple[tuple[str, Sequence[Slot]], ...]:
    """Make the property that links what the note is about, if anything."""
    return (("about", page.slot.about),) if page.slot.about else ()


def open_note(page: Page, tags: Sequence[str], front_matter: float) -> None:
    """Begin a note that is no thesis: properties, a line of tags, or neither."""
    dice, kind = page.dice, page.slot.kind
    day = page.slot.day if kind in ("source", "journal") else dice.day(FIRST_DAY, TODAY)
    roll = dice.random()
    if page.slot.aliases or roll < front_matter:
        page.marked_by, page.created = "type", day.isoformat()
        values = (("type", kind), ("created", day.isoformat()))
        write_front_matter(page, tags=tags, values=values, links=link_about(page))
    elif roll < front_matter + 0.35:
        page.marked_by = "tag"
        write_tag_line(page, (kind, *tags))
    if dice.chance(0.9):
        name = page.slot.name.split("/")[-1]
        write_heading(page, 1, name)
