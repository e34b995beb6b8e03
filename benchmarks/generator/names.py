"""Names made up from syllables and phrases."""

import unicodedata
from collections.abc import Callable

from benchmarks.generator import words
from benchmarks.generator.dice import Dice


class Names:
    """The names given so far, no two of them equal but for case."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self._taken: set[str] = set()

    def claim(self, name: str) -> bool:
        """Take a name, unless it is taken."""
        key = unicodedata.normalize("NFC", name).casefold()
        is_free = key not in self._taken
        self._taken.add(key)
        return is_free

    def invent(self, make: Callable[[Dice], str]) -> str:
        """Make up a name that is not taken, with a number where that is hard."""
        for _ in range(20):
            if self.claim(name := make(self.dice)):
                return name
        number = 2
        while not self.claim(f"{name} {number}"):
            number += 1
        return f"{name} {number}"


def make_stem(dice: Dice) -> str:
    """Make up the first word of a company's name."""
    roll = dice.random()
    if roll < 0.01:
        return "".join(dice.pick(part) for part in dice.pick(words.FOREIGN_STEMS))
    starts = words.STEM_STARTS_ACCENTED if roll < 0.07 else words.STEM_STARTS
    parts = (starts, words.STEM_MIDDLES, words.STEM_ENDS)
    return "".join(dice.pick(part) for part in parts)


def make_company(dice: Dice) -> str:
    """Make up a company's name; a few have dots."""
    stem = make_stem(dice)
    roll = dice.random()
    if roll < 0.12 or not stem[-1].isascii():
        return stem
    if roll < 0.135:
        return f"{stem}.{dice.pick('AB')}"
    if roll < 0.2:
        return f"{stem} {dice.pick(words.PARTNERS)}"
    return f"{stem} {dice.pick(words.INDUSTRIES)}"


def make_person(dice: Dice) -> str:
    """Make up a person's name."""
    surname = dice.pick(words.STEM_STARTS) + dice.pick(words.STEM_MIDDLES)
    surname += dice.pick(words.SURNAME_ENDS)
    initial = f" {dice.pick('ABDEGHKLMNRST')}." if dice.chance(0.1) else ""
    return f"{dice.pick(words.GIVEN_NAMES)}{initial} {surname}"


def make_concept(dice: Dice) -> str:
    """Make up the name of a concept, or of a model with its version."""
    if dice.chance(0.03):
        return f"{make_stem(dice)} v{dice.between(1, 9)}.{dice.between(0, 12)}"
    name = f"{dice.pick(words.CONCEPT_FIRSTS)} {dice.pick(words.CONCEPT_SECONDS)}"
    if dice.chance(0.5):
        return name
    return f"{name} in {dice.pick(words.SECTORS).lower()}"


def make_theme(dice: Dice) -> str:
    """Make up the name of a thesis that is about no single company."""
    name = f"{dice.pick(words.THEME_FIRSTS)} {dice.pick(words.THEME_NOUNS)}"
    return f"{name} {dice.pick(words.REGIONS)}" if dice.chance(0.6) else name


def keep_name(name: str, _dice: Dice) -> str:
    """Make up nothing: the name is known."""
    return name


def make_alias(name: str) -> str:
    """Abbreviate a company's name as an exchange would."""
    plain = unicodedata.normalize("NFD", name)
    letters = [letter for letter in plain if letter.isascii() and letter.isalpha()]
    return "".join(letter for letter in letters if letter not in "aeiou")[:4].upper()


def misspell(name: str, dice: Dice) -> str:
    """Leave out a letter, as a hasty writer does."""
    place = dice.between(1, len(name) - 2)
    return (name[:place] + name[place + 1 :]).strip()
