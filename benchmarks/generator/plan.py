"""Which notes there will be, and how often each is linked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from benchmarks.generator.dice import Weighted
from benchmarks.generator.truth import Kind

FIRST_DAY = date(2019, 1, 1)
TODAY = date(2026, 6, 30)
"""The last day that any note knows of."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A note that will be written: what the others need in order to link to it."""

    path: str
    name: str
    kind: Kind
    sector: str
    aliases: tuple[str, ...] = ()
    about: tuple["Slot", ...] = ()
    day: date = TODAY
    is_big: bool = False


Goal = Slot | str
"""What a link is meant for: a note, or a name that no note has."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All notes of a vault, and how often each is linked."""

    slots: tuple[Slot, ...]
    pools: Mapping[Kind, Weighted[Slot]]
    sectors: Mapping[str, Weighted[Slot]]
    unwritten: Weighted[str]
    aliases: Weighted[str]


def in_sector(companies: Iterable[Slot], sector: str) -> Weighted[Slot]:
    """Keep a sector's companies, each with its weight among all."""
    weighed = enumerate(companies, start=2)
    return Weighted(
        (company, 10**9 // rank)
        for rank, company in weighed
        if company.sector == sector
    )
