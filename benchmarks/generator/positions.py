"""Who gains and who loses."""

from benchmarks.generator import words
from benchmarks.generator.links import choose_company, choose_goal, compose_link
from benchmarks.generator.page import Page
from benchmarks.generator.parts import write_heading, write_table
from benchmarks.generator.sentences import fill_one
from benchmarks.generator.truth import Link, Position


def write_winners(page: Page, role: str, heading: str, level: int) -> None:
    """Write a table of categories and their companies."""
    write_heading(page, level, heading)
    header = ("Category", "Logic", "Names")
    categories = page.dice.some(words.CATEGORIES, page.dice.between(2, 4))
    rows = (write_winner_row(page, role, f"**{group}**") for group in categories)
    write_table(page, header, rows)


def write_winner_row(page: Page, role: str, group: str) -> tuple[str, str, str]:
    """Write a category, why it wins, and its companies."""
    reason = fill_one(page, words.LOGICS)
    names = [
        take_position(page, role, group=group, reason=reason)
        for _ in range(page.dice.between(1, 3))
    ]
    if page.dice.chance(0.2):
        names.append("smaller names")
    return group, reason, ", ".join(names)


def take_position(
    page: Page, role: str, *, group: str = "", reason: str = "", against: str = ""
) -> str:
    """Link a company, and keep what the thesis holds of it."""
    parts = compose_link(choose_goal("company", page), page)
    page.mark(Link, *parts)
    page.mark(Position, role, group, parts.target, reason, against)
    return parts.markup


def write_bets(page: Page, level: int) -> None:
    """Write a table of companies that may go either way."""
    write_heading(page, level, "Complex bets")
    header = ("Company", "Bull case", "Bear case")
    rows = (write_bet_row(page) for _ in range(page.dice.between(1, 4)))
    write_table(page, header, rows)


def write_bet_row(page: Page) -> tuple[str, str, str]:
    """Write a company and both cases."""
    parts = compose_link(choose_company(page), page)
    page.mark(Link, *parts)
    bull, bear = fill_one(page, words.BULLS), fill_one(page, words.BEARS)
    page.mark(Position, "bet", "", parts.target, bull, bear)
    return parts.markup, bull, bear


def write_legs(page: Page, level: int) -> None:
    """Write the two legs of a pair, as lists."""
    for role in ("long leg", "short leg"):
        write_heading(page, level, role.capitalize())
        for _ in range(page.dice.between(1, 3)):
            parts = compose_link(choose_goal("company", page), page)
            page.mark(Link, *parts)
            reason = fill_one(page, words.ANNOTATIONS)
            page.mark(Position, role, "", parts.target, reason, "")
            page.write(f"- {parts.markup} — {reason}")
        page.write()


def write_positions(page: Page) -> None:
    """Write who gains and who loses."""
    dice = page.dice
    level = 2
    if dice.chance(0.6):
        write_heading(page, 2, "Investment implications")
        level = 3
    if len(page.slot.about) > 1:
        write_legs(page, level)
    if dice.chance(0.9):
        write_winners(page, "winner", "Winners", level)
    if dice.chance(0.75):
        write_winners(page, "loser", "Losers", level)
    if dice.chance(0.55):
        write_bets(page, level)
