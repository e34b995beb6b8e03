"""What may come: scenarios, risks, watch lists, and claims of both sides."""

from datetime import date

from benchmarks.generator import words
from benchmarks.generator.dice import Weighted
from benchmarks.generator.page import Page
from benchmarks.generator.parts import (
    write_bullets,
    write_heading,
    write_table,
    write_task,
)
from benchmarks.generator.plan import TODAY
from benchmarks.generator.sentences import fill, fill_one
from benchmarks.generator.stamps import write_stamp
from benchmarks.generator.truth import Claim, Risk, Scenario, Side

KILL_HEADINGS = Weighted(words.KILL_HEADINGS)


def write_scenarios(page: Page) -> None:
    """Write a table of scenarios with their windows."""
    title = page.dice.pick(("Scenarios", "Timing scenarios"))
    write_heading(page, 2, title)
    header = ("Scenario", "Window", "Evidence required", "Expected reaction")
    names = page.dice.some(words.SCENARIOS, page.dice.between(2, 4))
    write_table(page, header, (write_scenario_row(page, name) for name in names))


def write_scenario_row(page: Page, name: str) -> tuple[str, str, str, str]:
    """Write a scenario."""
    window = page.dice.pick(words.WINDOWS)
    page.mark(Scenario, name, window)
    required = fill_one(page, words.VALIDATORS)
    return name, window, required, fill(page, "{metric} ±{percent}")


def write_risks(page: Page) -> None:
    """Write a register of risks with their triggers."""
    write_heading(page, 2, page.dice.pick(("Risks", "Risk register")))
    factors = page.dice.some(words.RISKS, page.dice.between(2, 5))
    rows = (write_risk_row(page, factor) for factor in factors)
    write_table(page, ("Risk", "Description", "Trigger"), rows)


def write_risk_row(page: Page, factor: str) -> tuple[str, str, str]:
    """Write a risk."""
    description, trigger = fill_one(page, words.BEARS), fill_one(page, words.TRIGGERS)
    page.mark(Risk, factor, trigger)
    return factor, description, trigger


def write_watch_list(page: Page) -> None:
    """Write the numbers to watch."""
    write_heading(page, 2, page.dice.pick(("Numbers to watch", "Watch list")))
    write_bullets(page, words.TRIGGERS, page.dice.between(2, 5))


def write_claims(page: Page, side: Side, heading: str) -> None:
    """Write a checklist of claims, a few of them ticked."""
    dice = page.dice
    sentences = words.VALIDATORS if side == "validates" else words.INVALIDATORS
    done_share = 0.18 if side == "validates" else 0.02
    write_heading(page, 2, heading)
    for sentence in dice.some(sentences, dice.between(3, 6)):
        write_claim(page, side, fill(page, sentence), is_done=dice.chance(done_share))
    page.write()


def write_claim(page: Page, side: Side, text: str, *, is_done: bool) -> None:
    """Write a claim, open or ticked in one of the ways to tick it."""
    dice, item, what, when = page.dice, text, "", ""
    day = dice.day(date(2025, 1, 1), TODAY)
    roll = dice.random()
    if is_done and roll < 0.85:
        when = write_stamp(day, dice, partial_share=0.7).text
        what = fill_one(page, words.RESOLUTIONS)
        item = f"~~{text}~~ **{what}** ({when})"
    elif is_done and roll < 0.93:
        when = day.isoformat()
        item = f"{text} ✅ {when}"
    page.mark(Claim, side, is_done, text, what, when)
    write_task(page, "-", "x" if is_done else " ", item)


def write_outlook(page: Page) -> None:
    """Write what may come: scenarios, risks, and the two checklists."""
    dice = page.dice
    if dice.chance(0.3):
        write_scenarios(page)
    if dice.chance(0.3):
        write_risks(page)
    if dice.chance(0.2):
        write_watch_list(page)
    if dice.chance(0.96):
        write_claims(page, "validates", "What validates the thesis")
    if dice.chance(0.93):
        write_claims(page, "invalidates", KILL_HEADINGS.pick(dice))
