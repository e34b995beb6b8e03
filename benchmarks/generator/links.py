"""Links in all their forms, and what to link."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.generator.dice import Weighted
from benchmarks.generator.page import Page
from benchmarks.generator.plan import Goal, Slot
from benchmarks.generator.truth import Kind, Link

UNWRITTEN_SHARE = 0.05

ALIAS_SHARE = 0.01

ANCHOR_HEADINGS: Mapping[Kind, str] = {
    "index": "Contents",
    "thesis": "The thesis",
    "company": "Business",
    "person": "Background",
    "concept": "Definition",
    "source": "Summary",
    "journal": "Notes",
}
"""The heading that every note of a kind has, so that links may name it."""

SOURCE_BLOCK = "key"
"""The block id that every source has."""


class LinkParts(NamedTuple):
    """A link that stands on no line yet."""

    markup: str
    target: str
    subpath: str
    label: str
    resolved: str | None


def compose_link(goal: Goal, page: Page) -> LinkParts:
    """Write a link to a note in any form, or to a name that no note has."""
    if isinstance(goal, Slot):
        return LINK_FORMS.pick(page.dice)(goal, page)
    label = goal.split()[-1] if page.dice.chance(0.05) else ""
    return compose_wikilink(goal, page, None, label=label)


def compose_wikilink(
    target: str, page: Page, slot: Slot | None, *, subpath: str = "", label: str = ""
) -> LinkParts:
    """Write a wikilink; in a table the pipe is escaped, but for one in eight."""
    pipe = "\\|" if page.in_table and not page.dice.chance(0.12) else "|"
    inside = f"{target}#{subpath}" if subpath else target
    inside += pipe + label if label else ""
    resolved = slot.path if slot else None
    return LinkParts(f"[[{inside}]]", target, subpath, label, resolved)


def link_by_name(slot: Slot, page: Page) -> LinkParts:
    """Write `[[Name]]`."""
    return compose_wikilink(slot.name, page, slot)


def link_with_label(slot: Slot, page: Page) -> LinkParts:
    """Write `[[Name|label]]`."""
    labels = (*slot.aliases, slot.name.split()[0], "see here", "ebenda")
    label = page.dice.pick(labels)
    return compose_wikilink(slot.name, page, slot, label=label)


def link_to_heading(slot: Slot, page: Page) -> LinkParts:
    """Write `[[Name#Heading]]`, at times with a label."""
    label = slot.name if page.dice.chance(0.3) else ""
    heading = ANCHOR_HEADINGS[slot.kind]
    return compose_wikilink(slot.name, page, slot, subpath=heading, label=label)


def link_to_block(slot: Slot, page: Page) -> LinkParts:
    """Write `[[Name#^block]]` where the note has a block id for sure."""
    subpath = f"^{SOURCE_BLOCK}" if slot.kind == "source" else ""
    return compose_wikilink(slot.name, page, slot, subpath=subpath)


def link_by_path(slot: Slot, page: Page) -> LinkParts:
    """Write `[[folder/Name]]`, from the root or from the last folder."""
    folders = slot.path.split("/")[:-1]
    kept = folders[-1:] if page.dice.chance(0.4) else folders
    return compose_wikilink("/".join((*kept, slot.name)), page, slot)


def link_with_extension(slot: Slot, page: Page) -> LinkParts:
    """Write `[[Name.md]]`."""
    return compose_wikilink(f"{slot.name}.md", page, slot)


def link_in_lower_case(slot: Slot, page: Page) -> LinkParts:
    """Write `[[name]]`."""
    name = slot.name.lower() if slot.name.isascii() else slot.name
    return compose_wikilink(name, page, slot)


def link_in_markdown(slot: Slot, page: Page) -> LinkParts:
    """Write `[label](Name.md)`, percent-encoded or between angle brackets."""
    label = slot.name.split()[0]
    target = f"{slot.name}.md"
    if page.dice.chance(0.2):
        return LinkParts(f"[{label}](<{target}>)", target, "", label, slot.path)
    target, heading = quote(target), ""
    if page.dice.chance(0.2):
        heading = quote(ANCHOR_HEADINGS[slot.kind])
    written = f"{target}#{heading}" if heading else target
    return LinkParts(f"[{label}]({written})", target, heading, label, slot.path)


LINK_FORMS: Weighted[Callable[[Slot, Page], LinkParts]] = Weighted(
    (
        (link_by_name, 800),
        (link_with_label, 120),
        (link_to_heading, 22),
        (link_to_block, 12),
        (link_by_path, 14),
        (link_with_extension, 3),
        (link_in_lower_case, 5),
        (link_in_markdown, 24),
    )
)


ANY_KIND: Weighted[Kind] = Weighted(
    (
        ("company", 40),
        ("thesis", 16),
        ("concept", 16),
        ("person", 8),
        ("source", 14),
        ("journal", 6),
    )
)


def choose_goal(kind: Kind, page: Page) -> Goal:
    """Choose what to link: mostly a note, at times a name that no note has."""
    dice, plan = page.dice, page.plan
    roll = dice.random()
    if roll < UNWRITTEN_SHARE:
        return plan.unwritten.pick(dice)
    if roll < UNWRITTEN_SHARE + ALIAS_SHARE and plan.aliases:
        return plan.aliases.pick(dice)
    if kind == "company":
        return choose_company(page)
    return plan.pools[kind].pick(dice)


def choose_company(page: Page) -> Slot:
    """Choose a company: one of the note's own, of its sector, or any."""
    roll = page.dice.random()
    if page.cast and roll < 0.4:
        return page.dice.pick(page.cast)
    sector = page.plan.sectors[page.slot.sector]
    if sector and roll < 0.7:
        return sector.pick(page.dice)
    return page.plan.pools["company"].pick(page.dice)


def write_link(page: Page, goal: Goal) -> str:
    """Write a link in one of its forms."""
    parts = compose_link(goal, page)
    page.mark(Link, *parts)
    return parts.markup
