"""Seeded choices, the same on every machine."""

import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Dice:
    """Choices made of `random()` alone, whose sequence no Python version changes."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed).random

    def chance(self, share: float) -> bool:
        """Say yes in this share of all cases."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """Pick a number, both ends included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Pick an item."""
        return items[int(self.random() * len(items))]

    def some(self, items: Sequence[T], count: int) -> tuple[T, ...]:
        """Pick different items, in random order."""
        picked: list[T] = []
        while len(picked) < count:
            if (item := self.pick(items)) not in picked:
                picked.append(item)
        return tuple(picked)

    def day(self, first: date, last: date) -> date:
        """Pick a day, both ends included."""
        return first + timedelta(days=self.between(0, (last - first).days))

    def lognormal(self, middle: float) -> float:
        """Pick a log-normal number, of sigma 0.7: a product of many factors."""
        # Not `lognormvariate`: logarithms may differ in the last bit by platform.
        for _ in range(8):
            middle *= 0.62 + 0.84 * self.random()
        return middle


class Weighted(Generic[T]):
    """Items, of which some are picked more often."""

    def __init__(self, pairs: Iterable[tuple[T, int]]) -> None:
        kept = tuple(pairs)
        self.items = tuple(item for item, _ in kept)
        self._totals = tuple(accumulate(weight for _, weight in kept))

    def __bool__(self) -> bool:
        """Say whether there is anything to pick."""
        return bool(self.items)

    def pick(self, dice: Dice) -> T:
        """Pick an item by weight."""
        place = int(dice.random() * self._totals[-1])
        return self.items[bisect_right(self._totals, place)]


def by_power_law(items: Iterable[T]) -> Weighted[T]:
    """Weigh items by their rank, the first most."""
    return Weighted((item, 10**9 // rank) for rank, item in enumerate(items, start=2))
