"""A plan from a seed: which notes to write, the most linked first."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Literal

from benchmarks.generator import words
from benchmarks.generator.dice import Dice, Weighted, by_power_law
from benchmarks.generator.names import (
    Names,
    keep_name,
    make_alias,
    make_company,
    make_concept,
    make_person,
    make_theme,
    misspell,
)
from benchmarks.generator.plan import FIRST_DAY, TODAY, Plan, Slot, in_sector
from benchmarks.generator.truth import Kind

SHARES: Mapping[Kind, int] = {
    "thesis": 100,
    "person": 100,
    "concept": 120,
    "source": 200,
    "journal": 130,
}
"""Notes of a kind in a thousand; companies are the rest."""

DAILY_NOTES = 2500


def name_thesis(about: Sequence[Slot], dice: Dice) -> str:
    """Name a thesis after what it is about, if anything."""
    match about:
        case [long, short]:
            return f"Short {short.name} long {long.name}"
        case [company]:
            return f"{dice.pick(('Long', 'Long', 'Short'))} {company.name}"
        case _:
            return make_theme(dice)


def name_source(about: Slot, dice: Dice) -> str:
    """Name a source after its publisher and its subject."""
    quarter = f"Q{dice.between(1, 4)} {dice.between(2023, 2026)}"
    if dice.chance(0.5):
        return f"{about.name} {quarter} {dice.pick(('earnings call', 'letter'))}"
    return f"{dice.pick(words.PUBLISHERS)} - {about.name}, {quarter}"


def plan_companies(count: int, names: Names) -> Iterator[Slot]:
    """Plan the companies, the most linked first."""
    dice = names.dice
    for _ in range(count):
        name, sector = names.invent(make_company), dice.pick(words.SECTORS)
        alias = make_alias(name)
        has_alias = dice.chance(0.3) and len(alias) > 2 and names.claim(alias)
        # As a file from a Mac may be: the same name in other code points.
        form: Literal["NFC", "NFD"] = "NFD" if dice.chance(0.2) else "NFC"
        stem = unicodedata.normalize(form, name)
        path = f"Companies/{sector}/{stem}.md"
        aliases = (alias,) if has_alias else ()
        yield Slot(path, name, "company", sector, aliases)


def plan_theses(count: int, companies: Sequence[Slot], names: Names) -> Iterator[Slot]:
    """Plan the theses, of which half name a company or two."""
    dice = names.dice
    # Not by rank: a hub would be in so many titles that they had to be numbered.
    known = companies[: max(len(companies) // 2, 2)]
    for _ in range(count):
        about = dice.some(known, dice.pick((0, 0, 0, 1, 1, 2)))
        name = names.invent(partial(name_thesis, about))
        folder = "Theses/Archive" if dice.chance(0.1) else "Theses"
        sector = about[0].sector if about else dice.pick(words.SECTORS)
        yield Slot(f"{folder}/{name}.md", name, "thesis", sector, about=about)


def plan_people(count: int, companies: Weighted[Slot], names: Names) -> Iterator[Slot]:
    """Plan the people, each at a company."""
    for _ in range(count):
        employer, name = companies.pick(names.dice), names.invent(make_person)
        path = f"People/{name}.md"
        yield Slot(path, name, "person", employer.sector, about=(employer,))


def plan_concepts(count: int, names: Names) -> Iterator[Slot]:
    """Plan the concepts."""
    for _ in range(count):
        name, sector = names.invent(make_concept), names.dice.pick(words.SECTORS)
        yield Slot(f"Concepts/{name}.md", name, "concept", sector)


def plan_sources(count: int, companies: Weighted[Slot], names: Names) -> Iterator[Slot]:
    """Plan the sources, of which one in four hundred is very long."""
    dice = names.dice
    for number in range(count):
        company, day = companies.pick(dice), dice.day(FIRST_DAY, TODAY)
        name = names.invent(partial(name_source, company))
        yield Slot(
            path=f"Sources/{day.year}/{name}.md",
            name=name,
            kind="source",
            sector=company.sector,
            about=(company,),
            day=day,
            is_big=number % 400 == 150,
        )


def plan_journal(count: int, companies: Weighted[Slot], names: Names) -> Iterator[Slot]:
    """Plan the journal: a note a day, newest first, then notes of calls."""
    dice = names.dice
    for number in range(count):
        company = companies.pick(dice)
        day = TODAY - timedelta(days=number % DAILY_NOTES)
        wanted = f"{day} {company.name} call" if number >= DAILY_NOTES else str(day)
        name = names.invent(partial(keep_name, wanted))
        path = f"Journal/{day.year}/{name}.md"
        yield Slot(path, name, "journal", company.sector, about=(company,), day=day)


def plan_index(notes: int) -> Iterator[Slot]:
    """Plan the overviews, all but one of the same name."""
    yield Slot("Home.md", "Home", "index", words.SECTORS[0])
    folders = ("Companies", "Theses", "People", "Concepts") if notes >= 500 else ()
    for folder in folders:
        path = f"{folder}/Overview.md"
        yield Slot(path, f"{folder}/Overview", "index", words.SECTORS[0])


def plan_unwritten(
    count: int, companies: Weighted[Slot], names: Names
) -> Iterator[str]:
    """Plan the names that no note has: most of things to come, some misspelt."""
    dice = names.dice
    makers = (make_company, make_company, make_person, make_concept, make_theme)
    for _ in range(count):
        company = companies.pick(dice).name
        roll = dice.random()
        if roll < 0.04:
            yield names.invent(partial(misspell, company))
        elif roll < 0.2:
            ending = dice.pick(words.UNWRITTEN_ENDS)
            yield names.invent(partial(keep_name, f"{company} {ending}"))
        else:
            yield names.invent(dice.pick(makers))


def make_plan(seed: int, notes: int) -> Plan:
    """Plan a vault of this many notes."""
    names = Names(Dice(f"{seed} plan"))
    names.claim("Home")
    counts = {kind: notes * share // 1000 for kind, share in SHARES.items()}
    index = tuple(plan_index(notes))
    rest = notes - len(index) - sum(counts.values())
    companies = tuple(plan_companies(rest, names))
    pool = by_power_law(companies)
    kinds: dict[Kind, tuple[Slot, ...]] = {
        "index": index,
        "company": companies,
        "thesis": tuple(plan_theses(counts["thesis"], companies, names)),
        "person": tuple(plan_people(counts["person"], pool, names)),
        "concept": tuple(plan_concepts(counts["concept"], names)),
        "source": tuple(plan_sources(counts["source"], pool, names)),
        "journal": tuple(plan_journal(counts["journal"], pool, names)),
    }
    aliases = (alias for company in companies for alias in company.aliases)
    return Plan(
        slots=tuple(slot for slots in kinds.values() for slot in slots),
        pools={kind: by_power_law(slots) for kind, slots in kinds.items()},
        sectors={sector: in_sector(companies, sector) for sector in words.SECTORS},
        unwritten=by_power_law(plan_unwritten(notes // 3, pool, names)),
        aliases=by_power_law(aliases),
    )
