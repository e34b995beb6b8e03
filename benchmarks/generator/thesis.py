"""A thesis, whole."""

from benchmarks.generator import words
from benchmarks.generator.dice import Weighted
from benchmarks.generator.evidence import write_evidence
from benchmarks.generator.links import ANCHOR_HEADINGS, choose_company
from benchmarks.generator.ornaments import write_ornaments
from benchmarks.generator.outlook import write_outlook
from benchmarks.generator.page import Page
from benchmarks.generator.parts import (
    write_field,
    write_heading,
    write_numbers,
    write_paragraph,
    write_related,
)
from benchmarks.generator.positions import write_positions
from benchmarks.generator.sentences import mention
from benchmarks.generator.thesis_opening import open_thesis

CADENCES = Weighted(words.CADENCES)


def write_review_line(page: Page) -> None:
    """Write how often to review, and what to look at."""
    dice = page.dice
    page.cadence = CADENCES.pick(dice)
    page.watch = dice.some(words.WATCH_WORDS, dice.between(1, 4))
    if dice.chance(0.05):
        page.watch = ()
        write_field(page, "**{}**: {}", "Review", page.cadence)
        page.write()
        return
    watched = ", ".join(page.watch)
    page.write_block(f"*Review {page.cadence}. Track {watched}.*")


def write_thesis(page: Page) -> None:
    """Write a thesis."""
    dice = page.dice
    others = tuple(choose_company(page) for _ in range(dice.between(3, 12)))
    page.cast = page.slot.about + others
    open_thesis(page)
    write_heading(page, 2, ANCHOR_HEADINGS["thesis"])
    for _ in range(dice.between(3, 6)):
        write_paragraph(page, dice.between(3, 5), 0.1)
    write_ornaments(page, 2)
    if dice.chance(0.6):
        write_heading(page, 2, "The numbers")
        for _ in range(dice.between(1, 2)):
            write_numbers(page, 3)
    if dice.chance(0.35):
        write_heading(page, 2, f"{mention('concept', page)} considerations")
        write_paragraph(page, dice.between(3, 6), 0.15)
    write_positions(page)
    write_outlook(page)
    write_evidence(page)
    if dice.chance(0.92):
        page.write_block("---")
        write_review_line(page)
    write_thesis_related(page)


def write_thesis_related(page: Page) -> None:
    """Write the related notes, grouped."""
    dice = page.dice
    write_heading(page, 2, "Related")
    for group in dice.some(words.GROUPS, dice.between(1, 4)):
        write_heading(page, 3, group)
        write_related(page, dice.between(1, 4))
