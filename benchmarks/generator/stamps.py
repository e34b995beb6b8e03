"""Dates as people write them, exact or not, and the order of a log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.generator import words
from benchmarks.generator.dice import Dice
from benchmarks.generator.plan import TODAY


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written, and the days that it may mean."""

    start: date
    end: date
    text: str


def write_stamp(day: date, dice: Dice, *, partial_share: float = 0.1) -> Stamp:
    """Write a date: most exact, some by month or quarter."""
    if not dice.chance(partial_share):
        return Stamp(day, day, day.isoformat())
    months = 3 if dice.chance(0.25) else 1
    month = day.month - (day.month - 1) % months
    start = day.replace(month=month, day=1)
    following = start + timedelta(days=31 * months)
    end = following.replace(day=1) - timedelta(days=1)
    if months > 1:
        quarter = (month + 2) // 3
        return Stamp(start, end, f"Q{quarter} {day.year}")
    if dice.chance(0.75):
        return Stamp(start, end, f"{day.year}-{month:02}")
    return Stamp(start, end, f"{words.MONTHS[month - 1]} {day.year}")


def make_stamps(dice: Dice) -> list[Stamp]:
    """Make up the dates of a log: newest first, oldest first, mixed, or one day."""
    count = min(max(int(dice.lognormal(16)), 5), 80)
    last = dice.day(TODAY - timedelta(days=120), TODAY)
    first = last - timedelta(days=0 if dice.chance(0.03) else count * 12 + 60)
    stamps = [write_stamp(dice.day(first, last), dice) for _ in range(count)]
    roll = dice.random()
    is_newest_first = roll > 0.15
    stamps.sort(key=lambda stamp: (stamp.start, stamp.end), reverse=is_newest_first)
    if roll > 0.85:
        for _ in range(1 + count // 6):
            stamps.insert(dice.between(0, count - 1), stamps.pop())
    return stamps


def name_order(stamps: Sequence[Stamp]) -> str:
    """Say in which order dates stand."""
    days = [(stamp.start, stamp.end) for stamp in stamps]
    if len(set(days)) == 1:
        return "one day"
    if days == sorted(days):
        return "oldest first"
    return "newest first" if days == sorted(days, reverse=True) else "mixed"
