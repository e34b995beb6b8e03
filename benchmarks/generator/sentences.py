"""Sentences with links and values put into them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from string import Formatter

from benchmarks.generator import words
from benchmarks.generator.links import ANY_KIND, choose_goal, write_link
from benchmarks.generator.page import Page
from benchmarks.generator.truth import Kind


def mention(kind: Kind, page: Page) -> str:
    """Link something of a kind."""
    return write_link(page, choose_goal(kind, page))


def mention_anything(page: Page) -> str:
    """Link something."""
    return mention(ANY_KIND.pick(page.dice), page)


def write_amount(page: Page) -> str:
    """Write an amount of money."""
    dice = page.dice
    if dice.chance(0.3):
        return f"${dice.between(1, 19)}.{dice.between(1, 9)}{dice.pick('BT')}"
    return f"{dice.pick(('', '~', ''))}${dice.between(2, 900)}{dice.pick('MBB')}"


def write_percent(page: Page) -> str:
    """Write a share."""
    return f"{page.dice.between(2, 95)}%"


def write_quarter(page: Page) -> str:
    """Write a quarter."""
    return f"Q{page.dice.between(1, 4)} {page.dice.between(2023, 2027)}"


FILLERS: Mapping[str, Callable[[Page], str]] = {
    "company": partial(mention, "company"),
    "person": partial(mention, "person"),
    "concept": partial(mention, "concept"),
    "source": partial(mention, "source"),
    "thesis": partial(mention, "thesis"),
    "anything": mention_anything,
    "amount": write_amount,
    "percent": write_percent,
    "quarter": write_quarter,
    "metric": lambda page: page.dice.pick(words.METRICS),
    "product": lambda page: page.dice.pick(words.PRODUCTS),
    "publisher": lambda page: page.dice.pick(words.PUBLISHERS),
    "number": lambda page: str(page.dice.between(100, 9999)),
}


@cache
def split_sentence(sentence: str) -> tuple[tuple[str, str | None], ...]:
    """Split a sentence into text and the names of what comes after it."""
    return tuple((text, slot) for text, slot, _, _ in Formatter().parse(sentence))


def fill(page: Page, sentence: str) -> str:
    """Put links and values into a sentence, from left to right."""
    parts: list[str] = []
    for literal, slot in split_sentence(sentence):
        parts.append(literal)
        if slot is not None:
            parts.append(FILLERS[slot](page))
    return "".join(parts)


def fill_one(page: Page, sentences: Sequence[str]) -> str:
    """Fill one of these sentences."""
    return fill(page, page.dice.pick(sentences))
