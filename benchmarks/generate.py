"""Vaults of any size, made up from a seed, with the truth about every note.

    python -m benchmarks.generate DIR --notes 10000 --seed 1 --truth truth.jsonl

The truth is never read back from the text: a `Page` notes each link, tag, task and
row as it writes it. What stands in code, math and HTML comments is a trap, and is not
part of the truth. Lines count from 1.
"""

import argparse
import json
import random
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from string import Formatter
from typing import Generic, Literal, NamedTuple, TypeVar
from urllib.parse import quote

from benchmarks import words

T = TypeVar("T")
F = TypeVar("F", bound="Fact")

Kind = Literal["index", "thesis", "company", "person", "concept", "source", "journal"]
Side = Literal["validates", "invalidates"]

FIRST_DAY = date(2019, 1, 1)
TODAY = date(2026, 6, 30)
"""The last day that any note knows of."""

SHARES: Mapping[Kind, int] = {
    "thesis": 100,
    "person": 100,
    "concept": 120,
    "source": 200,
    "journal": 130,
}
"""Notes of a kind in a thousand; companies are the rest."""

UNWRITTEN_SHARE = 0.05
ALIAS_SHARE = 0.01
DAILY_NOTES = 2500
FEWEST_NOTES = 20

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


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `target` and `subpath` as written, `resolved` the path it leads to."""

    markup: str
    target: str
    subpath: str
    label: str
    resolved: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, without its `#`."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its text as written."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Task:
    """A task item: the character in its box, and what follows the box."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class BlockId:
    """A block id, without its `^`."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """A key and its value: a property, a bold or plain line, or a Dataview field."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim; what happened and when are empty where the note does not say."""

    side: Side
    done: bool
    text: str
    resolution: str
    when: str
    line: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of evidence, each cell as written, stars around the date included."""

    date: str
    observation: str
    implication: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Position:
    """A company on one side of a thesis; `against` is a bet's bear case."""

    role: str
    group: str
    target: str
    reason: str
    against: str
    line: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario and its window."""

    name: str
    window: str
    line: int


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk and its trigger."""

    factor: str
    trigger: str
    line: int


Fact = (
    Link
    | Tag
    | Heading
    | Task
    | BlockId
    | Field
    | Claim
    | Evidence
    | Position
    | Scenario
    | Risk
)


@dataclass(frozen=True, slots=True)
class GeneratedNote:
    """A note and the truth about it.

    `marked_by` is what makes the note one of its kind. `fields` leaves out lists,
    links and the bold words that open a paragraph. `links` are all that count, in
    order: properties, embeds and Markdown links to notes too.
    """

    path: str
    text: str
    kind: Kind
    marked_by: Literal["tag", "type", "folder"]
    has_front_matter: bool
    aliases: tuple[str, ...]
    status_head: str | None
    created: str | None
    last_reviewed: str | None
    cadence: str | None
    watch: tuple[str, ...]
    evidence_order: str | None
    fields: tuple[Field, ...]
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    scenarios: tuple[Scenario, ...]
    risks: tuple[Risk, ...]
    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    headings: tuple[Heading, ...]
    tasks: tuple[Task, ...]
    block_ids: tuple[BlockId, ...]


class Dice:
    """Choices made of `random()` alone, whose sequence no Python version changes."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed).random  # noqa: S311 - no secret is made

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


def keep_name(name: str, _dice: Dice) -> str:
    """Make up nothing: the name is known."""
    return name


def make_alias(name: str) -> str:
    """Abbreviate a company's name as an exchange would."""
    plain = unicodedata.normalize("NFD", name)
    letters = [letter for letter in plain if letter.isascii() and letter.isalpha()]
    return "".join(letter for letter in letters if letter not in "aeiou")[:4].upper()


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


def misspell(name: str, dice: Dice) -> str:
    """Leave out a letter, as a hasty writer does."""
    place = dice.between(1, len(name) - 2)
    return (name[:place] + name[place + 1 :]).strip()


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


def in_sector(companies: Iterable[Slot], sector: str) -> Weighted[Slot]:
    """Keep a sector's companies, each with its weight among all."""
    weighed = enumerate(companies, start=2)
    return Weighted(
        (company, 10**9 // rank)
        for rank, company in weighed
        if company.sector == sector
    )


class LinkParts(NamedTuple):
    """A link that stands on no line yet."""

    markup: str
    target: str
    subpath: str
    label: str
    resolved: str | None


Mark = Callable[[int], Fact]
"""A fact that waits for its line."""


class Page:
    """A note while it is written: each line goes in once, with its facts."""

    def __init__(self, slot: Slot, plan: Plan, dice: Dice) -> None:
        self.slot, self.plan, self.dice = slot, plan, dice
        self.lines: list[str] = []
        self.size = 0
        self.facts: list[Fact] = []
        self.cast: tuple[Slot, ...] = slot.about
        self.in_table = False
        self.pads_tables = dice.chance(0.15)
        self.has_front_matter = False
        self.marked_by: Literal["tag", "type", "folder"] = "folder"
        self.status_head: str | None = None
        self.created: str | None = None
        self.last_reviewed: str | None = None
        self.cadence: str | None = None
        self.watch: tuple[str, ...] = ()
        self.evidence_order: str | None = None
        self._marks: list[Mark] = []

    def mark(self, make: Callable[..., Fact], *values: object) -> None:
        """Keep a fact until the line that it stands on is written."""
        self._marks.append(partial(make, *values))

    def take_marks(self) -> list[Mark]:
        """Take the facts that wait, for a line that is written later."""
        marks, self._marks = self._marks, []
        return marks

    def write(self, line: str = "", marks: Iterable[Mark] | None = None) -> None:
        """Write a line, and with it the facts that wait for it."""
        self.lines.append(line)
        self.size += len(line) + 1
        number = len(self.lines)
        waiting = self.take_marks() if marks is None else marks
        self.facts += [mark(number) for mark in waiting]

    def write_block(self, *lines: str) -> None:
        """Write lines that hold no facts but those of the first, and a blank one."""
        for line in lines:
            self.write(line)
        self.write()

    def link(self, goal: Goal) -> str:
        """Write a link in one of its forms."""
        parts = compose_link(goal, self)
        self.mark(Link, *parts)
        return parts.markup

    def tag(self, name: str) -> str:
        """Write a tag."""
        self.mark(Tag, name)
        return f"#{name}"

    def fill(self, sentence: str) -> str:
        """Put links and values into a sentence, from left to right."""
        parts: list[str] = []
        for literal, slot in split_sentence(sentence):
            parts.append(literal)
            if slot is not None:
                parts.append(FILLERS[slot](self))
        return "".join(parts)

    def fill_one(self, sentences: Sequence[str]) -> str:
        """Fill one of these sentences."""
        return self.fill(self.dice.pick(sentences))

    def known(self, kind: type[F]) -> tuple[F, ...]:
        """List the facts of a kind, in the order of their lines."""
        return tuple(fact for fact in self.facts if isinstance(fact, kind))

    def finish(self) -> GeneratedNote:
        """Close the note."""
        return GeneratedNote(
            path=self.slot.path,
            text=join_lines(self.lines, self.dice),
            kind=self.slot.kind,
            marked_by=self.marked_by,
            has_front_matter=self.has_front_matter,
            aliases=self.slot.aliases,
            status_head=self.status_head,
            created=self.created,
            last_reviewed=self.last_reviewed,
            cadence=self.cadence,
            watch=self.watch,
            evidence_order=self.evidence_order,
            fields=self.known(Field),
            evidence=self.known(Evidence),
            claims=self.known(Claim),
            positions=self.known(Position),
            scenarios=self.known(Scenario),
            risks=self.known(Risk),
            links=self.known(Link),
            tags=self.known(Tag),
            headings=self.known(Heading),
            tasks=self.known(Task),
            block_ids=self.known(BlockId),
        )


@cache
def split_sentence(sentence: str) -> tuple[tuple[str, str | None], ...]:
    """Split a sentence into text and the names of what comes after it."""
    return tuple((text, slot) for text, slot, _, _ in Formatter().parse(sentence))


def join_lines(lines: Sequence[str], dice: Dice) -> str:
    """Join lines, in a few notes as other editors leave them."""
    lines = lines[:-1] if lines and not lines[-1] else lines
    roll = dice.random()
    if roll < 0.01:
        text = "\r\n".join(lines) + "\r\n"
    elif roll < 0.012:
        middle = len(lines) // 2
        text = "\r\n".join(lines[:middle]) + "\r\n" + "\n".join(lines[middle:])
    elif roll < 0.05:
        text = "\n".join(lines)
    else:
        text = "\n".join(lines) + "\n"
    return "\ufeff" + text if dice.chance(0.005) else text


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


def mention(kind: Kind, page: Page) -> str:
    """Link something of a kind."""
    return page.link(choose_goal(kind, page))


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


def write_heading(page: Page, level: int, text: str) -> None:
    """Write a heading and a blank line."""
    page.mark(Heading, level, text)
    page.write_block(f"{'#' * level} {text}")


def write_task(page: Page, box: str, mark: str, text: str) -> None:
    """Write a task item, the box's marker and indent given."""
    page.mark(Task, mark, text)
    page.write(f"{box} [{mark}] {text}")


def write_field(page: Page, form: str, key: str, value: str) -> None:
    """Write a field in a form."""
    page.mark(Field, key, value)
    page.write(form.format(key, value))


def write_paragraph(page: Page, sentences: int, linked: float) -> None:
    """Write a paragraph on one line, of which a share holds links."""
    pools = (words.PLAIN_SENTENCES, words.LINKED_SENTENCES)
    text = [page.fill_one(pools[page.dice.chance(linked)]) for _ in range(sentences)]
    page.write_block(" ".join(text))


def write_table(
    page: Page, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write a table, its cells aligned or not as the note has it."""
    page.in_table = True
    kept = [(tuple(cells), page.take_marks()) for cells in rows]
    page.in_table = False
    widths = [len(name) for name in header]
    if page.pads_tables:
        columns = zip(header, *(cells for cells, _ in kept), strict=True)
        widths = [max(map(len, column)) for column in columns]
    page.write(join_cells(header, widths))
    page.write("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for cells, marks in kept:
        page.write(join_cells(cells, widths if page.pads_tables else ()), marks)
    page.write()


def join_cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Join cells to a row."""
    if widths:
        cells = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(cells)} |"


def write_bullets(page: Page, sentences: Sequence[str], count: int) -> None:
    """Write a list."""
    for _ in range(count):
        page.write(f"- {page.fill_one(sentences)}")
    page.write()


def write_fence(page: Page) -> None:
    """Write code, in which nothing counts."""
    fence = page.dice.pick(("```", "~~~", "````"))
    code = page.dice.some(words.CODE_LINES, page.dice.between(2, 4))
    page.write_block(f"{fence}{page.dice.pick(('python', '', 'text'))}", *code, fence)


def write_query(page: Page) -> None:
    """Write a Dataview query."""
    page.write_block(
        "```dataview",
        "TABLE status, last_reviewed FROM #thesis AND [[Home]]",
        "SORT last_reviewed ASC",
        "```",
    )


def write_indented_code(page: Page) -> None:
    """Write indented code, in which nothing counts."""
    page.write_block("As the script has it:")
    page.write_block("    [[Not a link]] and #not-a-tag", "    - [ ] not a task")


def write_callout(page: Page) -> None:
    """Write a callout, at times with a task in it."""
    kind = page.dice.pick(("note", "warning", "quote", "todo", "info"))
    page.write(f"> [!{kind}] {page.fill_one(words.ANNOTATIONS)}")
    page.write(f"> {page.fill_one(words.LINKED_SENTENCES)}")
    if kind == "todo":
        write_task(page, "> -", " ", page.fill_one(words.TODOS))
    page.write()


def write_quote(page: Page) -> None:
    """Write a quotation and who said it."""
    page.write(
        f"> “{page.fill_one(words.PLAIN_SENTENCES)}” — {mention('person', page)}"
    )
    page.write()


def write_nested_list(page: Page) -> None:
    """Write a list of three levels, numbered or not."""
    marker = page.dice.pick(("-", "*", "1."))
    page.write(f"{marker} {page.fill_one(words.LINKED_SENTENCES)}")
    for _ in range(page.dice.between(1, 3)):
        page.write(f"    - {page.fill_one(words.ANNOTATIONS)}")
        page.write(f"        - {page.fill_one(words.LOGICS)}")
    page.write()


def write_comment(page: Page) -> None:
    """Write a comment: links and tags count, tasks in a block do not."""
    if page.dice.chance(0.5):
        page.write(f"%% check {mention_anything(page)} {page.tag('todo/ask')} %%")
    else:
        page.write("%%")
        page.write(f"Draft: {page.fill_one(words.LINKED_SENTENCES)}")
        page.write(f"- [ ] no task, being hidden {page.tag('draft')}")
        page.write("%%")
    page.write()


def write_html_comment(page: Page) -> None:
    """Write an HTML comment, in which nothing counts."""
    page.write_block("<!-- [[Hidden]] #hidden", "- [ ] hidden -->")


def write_math(page: Page) -> None:
    """Write a formula, in which nothing counts."""
    page.write_block("$$", r"ROIC = \frac{NOPAT}{IC_{[[t]]}} \quad #x", "$$")


def write_code_span(page: Page) -> None:
    """Write a sentence with code in it, in which nothing counts."""
    page.write(f"Type `[[Name]]` or `#tag`, as for {mention_anything(page)}.")
    page.write()


def write_embed(page: Page) -> None:
    """Embed a note, or a part of it."""
    slot = page.plan.pools[page.dice.pick(("concept", "source"))].pick(page.dice)
    subpath = ANCHOR_HEADINGS[slot.kind] if page.dice.chance(0.5) else ""
    parts = compose_wikilink(slot.name, page, slot, subpath=subpath)
    parts = parts._replace(markup=f"!{parts.markup}")
    page.mark(Link, *parts)
    page.write(parts.markup)
    page.write()


def write_own_link(page: Page) -> None:
    """Link a heading of the note itself."""
    heading = ANCHOR_HEADINGS[page.slot.kind]
    parts = compose_wikilink("", page, page.slot, subpath=heading)
    page.mark(Link, *parts)
    page.write(f"As said above, see {parts.markup}.")
    page.write()


def write_dataview_fields(page: Page) -> None:
    """Write Dataview fields, on their own line and in text."""
    dice = page.dice
    write_field(page, "{}:: {}", "conviction", str(dice.between(1, 10)))
    form = dice.pick(
        ("It trades ([{}:: {}]) below that.", "So far ({}:: {}) it holds.")
    )
    page.write()
    write_field(page, form, dice.pick(("multiple", "upside")), write_percent(page))
    page.write()


def write_tag_line(page: Page, tags: Sequence[str]) -> None:
    """Write a line of tags."""
    page.write(" ".join(page.tag(tag) for tag in tags))
    page.write()


def write_tags_in_text(page: Page) -> None:
    """Write a sentence with tags, and with some that only look like tags."""
    first, second = page.dice.some(words.TOPIC_TAGS, 2)
    text = f"Filed under {page.tag(first)} and {page.tag(second)}, not \\#{second}"
    page.write(f"{text} or #1984.")
    page.write()


def write_block_id(page: Page) -> None:
    """Write a paragraph with a block id."""
    name = f"b-{page.dice.between(1000, 9999)}-{len(page.lines)}"
    text = page.fill_one(words.LINKED_SENTENCES)
    page.mark(BlockId, name)
    page.write(f"{text} ^{name}")
    page.write()


def write_external_links(page: Page) -> None:
    """Write links to the web, which are no links between notes."""
    number = page.dice.between(100, 999)
    page.write_block(
        f"- [Filing {number}](https://example.org/filings/{number}?page=2#risk)",
        f"- <https://example.net/{number}>",
        f"- [Open](obsidian://open?vault=Trades&file={number})",
    )


def write_long_line(page: Page) -> None:
    """Write a paragraph as long as a pasted transcript."""
    write_paragraph(page, page.dice.between(50, 250), linked=0.06)


ORNAMENTS: Weighted[Callable[[Page], None]] = Weighted(
    (
        (write_callout, 16),
        (write_quote, 14),
        (write_nested_list, 16),
        (write_fence, 8),
        (write_query, 4),
        (write_indented_code, 2),
        (write_comment, 6),
        (write_html_comment, 2),
        (write_math, 3),
        (write_code_span, 3),
        (write_embed, 8),
        (write_own_link, 3),
        (write_dataview_fields, 5),
        (write_tags_in_text, 6),
        (write_block_id, 6),
        (write_external_links, 6),
        (write_long_line, 1),
    )
)


def write_ornaments(page: Page, most: int) -> None:
    """Write a few things that notes have, of any kind."""
    for _ in range(page.dice.between(0, most)):
        ORNAMENTS.pick(page.dice)(page)


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


def write_front_matter(
    page: Page,
    *,
    tags: Sequence[str] = (),
    values: Sequence[tuple[str, str]] = (),
    links: Sequence[tuple[str, Sequence[Slot]]] = (),
) -> None:
    """Write properties: lists of tags, aliases, plain values, quoted wikilinks."""
    page.has_front_matter = True
    page.write("---")
    if tags:
        write_tag_property(page, tags)
    if page.slot.aliases:
        page.write("aliases:")
        for alias in page.slot.aliases:
            page.write(f"  - {alias}")
    for key, value in values:
        write_field(page, "{}: {}", key, value)
    for key, slots in links:
        write_link_property(page, key, slots)
    page.write("---")


def write_tag_property(page: Page, tags: Sequence[str]) -> None:
    """Write the tags, on one line or one a line."""
    if page.dice.chance(0.4):
        for tag in tags:
            page.mark(Tag, tag)
        page.write(f"tags: [{', '.join(tags)}]")
        return
    page.write("tags:")
    for tag in tags:
        page.mark(Tag, tag)
        page.write(f"  - {tag}")


def write_link_property(page: Page, key: str, slots: Sequence[Slot]) -> None:
    """Write a property that holds a quoted wikilink, or a list of them."""
    if len(slots) != 1:
        page.write(f"{key}:")
    for slot in slots:
        parts = link_by_name(slot, page)
        page.mark(Link, *parts)
        start = f"{key}:" if len(slots) == 1 else "  -"
        page.write(f'{start} "{parts.markup}"')


def link_about(page: Page) -> tuple[tuple[str, Sequence[Slot]], ...]:
    """Make the property that links what the note is about, if anything."""
    return (("about", page.slot.about),) if page.slot.about else ()


def open_note(page: Page, tags: Sequence[str], front_matter: float) -> None:
    """Begin a note that is no thesis: properties, a line of tags, or neither."""
    dice, kind = page.dice, page.slot.kind
    day = page.slot.day if kind in ("source", "journal") else dice.day(FIRST_DAY, TODAY)
    roll = dice.random()
    if page.slot.aliases or roll < front_matter:
        page.marked_by, page.created = "type", day.isoformat()
        values = (("type", kind), ("created", day.isoformat()))
        write_front_matter(page, tags=tags, values=values, links=link_about(page))
    elif roll < front_matter + 0.35:
        page.marked_by = "tag"
        write_tag_line(page, (kind, *tags))
    if dice.chance(0.9):
        name = page.slot.name.split("/")[-1]
        write_heading(page, 1, name)


def write_numbers(page: Page, level: int) -> None:
    """Write a table of numbers about companies."""
    write_heading(page, level, page.dice.pick(words.NUMBER_TOPICS))
    year = page.dice.between(2023, 2026)
    header = ("Company", f"{year}", f"{year + 1}E", "Notes")
    rows = (
        (
            mention("company", page),
            write_amount(page),
            f"**{write_amount(page)}**",
            page.fill_one(words.ANNOTATIONS),
        )
        for _ in range(page.dice.between(2, 5))
    )
    write_table(page, header, rows)


def write_related(page: Page, count: int) -> None:
    """Write annotated links, at times two to a line."""
    for _ in range(count):
        link = mention_anything(page)
        roll = page.dice.random()
        if roll < 0.75:
            page.write(f"- {link} — {page.fill_one(words.ANNOTATIONS)}")
        elif roll < 0.85:
            page.write(f"- {link}, {mention('company', page)} - same reason")
        elif roll < 0.92:
            page.write(f"- {link} · {mention_anything(page)}")
        else:
            page.write(f"- {link}")
    page.write()


def open_thesis(page: Page) -> None:
    """Begin a thesis: its tags, its title, its fields."""
    dice = page.dice
    tags = ("thesis", "trade", *dice.some(words.TOPIC_TAGS, dice.between(0, 3)))
    created = dice.day(date(2023, 1, 1), TODAY - timedelta(days=20))
    fields = make_fields(page, created)
    roll = dice.random()
    if roll < 0.78:
        page.marked_by = "tag"
        write_tag_line(page, tags)
        write_title(page)
        write_field_lines(page, fields)
    elif roll < 0.9:
        page.marked_by = "tag"
        write_front_matter(page, tags=tags, links=link_about(page))
        write_title(page)
        write_field_lines(page, fields)
    else:
        page.marked_by = "type"
        keys = (key.lower().replace(" ", "_") for key, _ in fields)
        values = zip(keys, (value for _, value in fields), strict=True)
        write_front_matter(page, tags=tags[2:], values=(("type", "thesis"), *values))
        write_title(page)


def write_title(page: Page) -> None:
    """Write the title, in which the companies may be linked."""
    title = page.slot.name
    if page.dice.chance(0.3):
        verb, about = title.split()[0], page.slot.about
        match [link_by_name(slot, page) for slot in about]:
            case [company]:
                page.mark(Link, *company)
                title = f"{verb} {company.markup}"
            case [long, short]:
                page.mark(Link, *short)
                page.mark(Link, *long)
                title = f"Short {short.markup} long {long.markup}"
    write_heading(page, 1, title)


def make_fields(page: Page, created: date) -> list[tuple[str, str]]:
    """Make up a thesis's status, dates and the like, a few left out."""
    dice = page.dice
    # Most are reviewed of late, some long ago.
    last = TODAY - timedelta(days=int(300 * dice.random() * dice.random()))
    reviewed = max(created, last)
    fields: list[tuple[str, str]] = []
    if dice.chance(0.97):
        page.status_head, status = dice.pick(words.STATUS_LINES)
        fields.append(("Status", page.fill(status)))
    if dice.chance(0.97):
        page.created = write_stamp(created, dice, partial_share=0.04).text
        fields.append(("Created", page.created))
    if dice.chance(0.9):
        page.last_reviewed = write_stamp(reviewed, dice, partial_share=0.02).text
        key = "Last Reviewed" if dice.chance(0.1) else "Last reviewed"
        fields.append((key, page.last_reviewed))
    if dice.chance(0.15):
        fields.append(("Conviction", dice.pick(("High", "Medium", "Low"))))
    if dice.chance(0.12):
        fields.append(("Horizon", dice.pick(words.WINDOWS[:-1])))
    if dice.chance(0.08):
        fields.append(("Confidence", write_percent(page)))
    return fields


FIELD_FORMS = Weighted(
    (
        ("**{}**: {}", 80),
        ("**{}:** {}", 9),
        ("- **{}**: {}", 4),
        ("{}: {}", 4),
        ("{}:: {}", 3),
    )
)


def write_field_lines(page: Page, fields: Iterable[tuple[str, str]]) -> None:
    """Write fields below the title, all in one form."""
    form = FIELD_FORMS.pick(page.dice)
    for key, value in fields:
        write_field(page, form, key, value)
    page.write_block("", "---")


def write_winners(page: Page, role: str, heading: str, level: int) -> None:
    """Write a table of categories and their companies."""
    write_heading(page, level, heading)
    header = ("Category", "Logic", "Names")
    categories = page.dice.some(words.CATEGORIES, page.dice.between(2, 4))
    rows = (write_winner_row(page, role, f"**{group}**") for group in categories)
    write_table(page, header, rows)


def write_winner_row(page: Page, role: str, group: str) -> tuple[str, str, str]:
    """Write a category, why it wins, and its companies."""
    reason = page.fill_one(words.LOGICS)
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
    bull, bear = page.fill_one(words.BULLS), page.fill_one(words.BEARS)
    page.mark(Position, "bet", "", parts.target, bull, bear)
    return parts.markup, bull, bear


def write_legs(page: Page, level: int) -> None:
    """Write the two legs of a pair, as lists."""
    for role in ("long leg", "short leg"):
        write_heading(page, level, role.capitalize())
        for _ in range(page.dice.between(1, 3)):
            parts = compose_link(choose_goal("company", page), page)
            page.mark(Link, *parts)
            reason = page.fill_one(words.ANNOTATIONS)
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
    required = page.fill_one(words.VALIDATORS)
    return name, window, required, page.fill("{metric} ±{percent}")


def write_risks(page: Page) -> None:
    """Write a register of risks with their triggers."""
    write_heading(page, 2, page.dice.pick(("Risks", "Risk register")))
    factors = page.dice.some(words.RISKS, page.dice.between(2, 5))
    rows = (write_risk_row(page, factor) for factor in factors)
    write_table(page, ("Risk", "Description", "Trigger"), rows)


def write_risk_row(page: Page, factor: str) -> tuple[str, str, str]:
    """Write a risk."""
    description, trigger = page.fill_one(words.BEARS), page.fill_one(words.TRIGGERS)
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
        write_claim(page, side, page.fill(sentence), is_done=dice.chance(done_share))
    page.write()


def write_claim(page: Page, side: Side, text: str, *, is_done: bool) -> None:
    """Write a claim, open or ticked in one of the ways to tick it."""
    dice, item, what, when = page.dice, text, "", ""
    day = dice.day(date(2025, 1, 1), TODAY)
    roll = dice.random()
    if is_done and roll < 0.85:
        when = write_stamp(day, dice, partial_share=0.7).text
        what = page.fill_one(words.RESOLUTIONS)
        item = f"~~{text}~~ **{what}** ({when})"
    elif is_done and roll < 0.93:
        when = day.isoformat()
        item = f"{text} ✅ {when}"
    page.mark(Claim, side, is_done, text, what, when)
    write_task(page, "-", "x" if is_done else " ", item)


EVIDENCE_HEADINGS = Weighted(words.EVIDENCE_HEADINGS)
EVIDENCE_HEADERS = Weighted(words.EVIDENCE_HEADERS)
KILL_HEADINGS = Weighted(words.KILL_HEADINGS)
CADENCES = Weighted(words.CADENCES)


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


def write_evidence(page: Page) -> None:
    """Write the log of evidence: mostly a table, at times a list."""
    dice = page.dice
    write_heading(page, 2, EVIDENCE_HEADINGS.pick(dice))
    stamps = make_stamps(dice)
    page.evidence_order = name_order(stamps)
    if dice.chance(0.04):
        write_evidence_list(page, stamps)
        return
    header = EVIDENCE_HEADERS.pick(dice)
    bold_share = dice.pick((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.35))
    rows = (
        write_evidence_row(page, stamp.text, header, is_bold=dice.chance(bold_share))
        for stamp in stamps
    )
    write_table(page, header, rows)


def write_evidence_list(page: Page, stamps: Iterable[Stamp]) -> None:
    """Write evidence as a list."""
    for stamp in stamps:
        text = page.fill_one(words.OBSERVATIONS)
        page.mark(Evidence, stamp.text, text, "", "")
        page.write(f"- {stamp.text}: {text}")
    page.write()


def write_evidence_row(
    page: Page, day: str, header: Sequence[str], *, is_bold: bool
) -> tuple[str, ...]:
    """Write a row of evidence."""
    written = f"**{day}**" if is_bold else day
    observation = page.fill_one(words.OBSERVATIONS)
    implication = page.fill_one(words.IMPLICATIONS)
    if len(header) == 3:
        page.mark(Evidence, written, observation, implication, "")
        return written, observation, implication
    source = mention("source", page) if page.dice.chance(0.8) else ""
    page.mark(Evidence, written, observation, implication, source)
    return written, observation, implication, source


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


def write_thesis_related(page: Page) -> None:
    """Write the related notes, grouped."""
    dice = page.dice
    write_heading(page, 2, "Related")
    for group in dice.some(words.GROUPS, dice.between(1, 4)):
        write_heading(page, 3, group)
        write_related(page, dice.between(1, 4))


def write_company(page: Page) -> None:
    """Write a company."""
    dice = page.dice
    tags = dice.some(words.TOPIC_TAGS, dice.between(0, 2))
    open_note(page, tags, front_matter=0.1)
    write_heading(page, 2, ANCHOR_HEADINGS["company"])
    page.write_block(page.fill_one(words.BUSINESSES))
    for _ in range(dice.between(2, 7)):
        write_paragraph(page, dice.between(2, 5), 0.12)
    if dice.chance(0.4):
        write_numbers(page, 2)
    write_ornaments(page, 3)
    if dice.chance(0.6):
        write_heading(page, 2, "Related")
        write_related(page, dice.between(2, 5))


def write_person(page: Page) -> None:
    """Write a person."""
    dice = page.dice
    open_note(page, (), front_matter=0.25)
    write_heading(page, 2, ANCHOR_HEADINGS["person"])
    page.write(f"- Works at {page.link(page.slot.about[0])}")
    write_bullets(page, words.LINKED_SENTENCES, dice.between(1, 3))
    for _ in range(dice.between(2, 4)):
        write_paragraph(page, dice.between(2, 5), 0.15)
    write_ornaments(page, 3)


def write_concept(page: Page) -> None:
    """Write a concept."""
    dice = page.dice
    tags = dice.some(words.TOPIC_TAGS, dice.between(0, 2))
    open_note(page, tags, front_matter=0.2)
    write_heading(page, 2, ANCHOR_HEADINGS["concept"])
    for _ in range(dice.between(2, 6)):
        write_paragraph(page, dice.between(3, 6), 0.15)
    write_ornaments(page, 3)
    write_heading(page, 2, "Examples")
    write_bullets(page, words.OBSERVATIONS, dice.between(2, 6))


def write_source(page: Page) -> None:
    """Write a source."""
    dice = page.dice
    open_note(page, (dice.pick(words.TOPIC_TAGS),), front_matter=0.55)
    write_heading(page, 2, ANCHOR_HEADINGS["source"])
    text = page.fill_one(words.LINKED_SENTENCES)
    page.mark(BlockId, SOURCE_BLOCK)
    page.write(f"{text} ^{SOURCE_BLOCK}")
    page.write()
    for _ in range(dice.between(3, 8)):
        write_paragraph(page, dice.between(3, 7), 0.1)
    write_ornaments(page, 3)
    if dice.chance(0.5):
        write_heading(page, 2, "Highlights")
        write_bullets(page, words.OBSERVATIONS, dice.between(2, 8))


def write_chapters(page: Page) -> None:
    """Write on until the note is as long as a filing pasted whole."""
    size = page.dice.between(100_000, 290_000)
    chapter = 0
    while page.size < size:
        chapter += 1
        write_heading(page, 2, f"Item {chapter}")
        for _ in range(page.dice.between(4, 12)):
            write_paragraph(page, page.dice.between(4, 12), 0.03)
        write_ornaments(page, 1)
        if page.dice.chance(0.3):
            write_numbers(page, 3)


def write_journal(page: Page) -> None:
    """Write a day's note, or that of a call."""
    dice = page.dice
    open_note(page, (dice.pick(words.JOURNAL_TAGS),), front_matter=0.15)
    write_heading(page, 2, ANCHOR_HEADINGS["journal"])
    for _ in range(dice.between(3, 14)):
        pools = (words.LINKED_SENTENCES, words.PLAIN_SENTENCES, words.OBSERVATIONS)
        sentence = page.fill_one(dice.pick(pools))
        page.write(f"- {dice.between(7, 19):02}:{dice.between(10, 59)} {sentence}")
    page.write()
    if dice.chance(0.6):
        write_heading(page, 2, "To do")
        write_todos(page)
    write_ornaments(page, 3)


def write_todos(page: Page) -> None:
    """Write tasks with all sorts of markers and boxes, some below another."""
    dice = page.dice
    for _ in range(dice.between(1, 5)):
        box = dice.pick(("-", "-", "-", "*", "+", "1.", "1)"))
        text = page.fill_one(words.TODOS)
        if dice.chance(0.3):
            text += f" {page.tag(dice.pick(words.JOURNAL_TAGS))}"
        write_task(page, box, dice.pick("  x x/-"), text)
        if dice.chance(0.2):
            write_task(page, "    -", " ", page.fill_one(words.TODOS))
    page.write()


def write_index(page: Page) -> None:
    """Write a list of the notes that are linked most."""
    write_heading(page, 1, page.slot.name.split("/")[-1])
    write_heading(page, 2, ANCHOR_HEADINGS["index"])
    folder = page.slot.path.rpartition("/")[0]
    kind = INDEXED[folder]
    for slot in page.plan.pools[kind].items[:150]:
        parts = compose_wikilink(slot.name, page, slot)
        page.mark(Link, *parts)
        page.write(f"- {parts.markup}")
    page.write()


INDEXED: Mapping[str, Kind] = {
    "": "index",
    "Companies": "company",
    "Theses": "thesis",
    "People": "person",
    "Concepts": "concept",
}

WRITERS: Mapping[Kind, Callable[[Page], None]] = {
    "index": write_index,
    "thesis": write_thesis,
    "company": write_company,
    "person": write_person,
    "concept": write_concept,
    "source": write_source,
    "journal": write_journal,
}


def write_note(slot: Slot, plan: Plan, dice: Dice) -> GeneratedNote:
    """Write one note, which depends on the plan and its own dice only."""
    page = Page(slot, plan, dice)
    WRITERS[slot.kind](page)
    if slot.is_big:
        write_chapters(page)
    return page.finish()


def build(seed: int, notes: int) -> Iterator[GeneratedNote]:
    """Make up a vault, the same for the same seed and number of notes."""
    if notes < FEWEST_NOTES:
        message = f"a vault has {FEWEST_NOTES} notes or more, not {notes}"
        raise ValueError(message)
    plan = make_plan(seed, notes)
    for number, slot in enumerate(plan.slots):
        yield write_note(slot, plan, Dice(f"{seed} {number}"))


def to_mapping(record: GeneratedNote | Fact) -> dict[str, object]:
    """List what a record holds, but for the text of a note."""
    names = (name for name in record.__slots__ if name != "text")
    return {name: getattr(record, name) for name in names}


def write_vault(directory: Path, notes: Iterable[GeneratedNote]) -> Iterator[int]:
    """Write notes into a folder, one at a time; give the bytes of each."""
    (directory / ".obsidian").mkdir(parents=True)
    (directory / ".obsidian" / "app.json").write_text("{}\n", encoding="utf-8")
    folders = {directory}
    for note in notes:
        path = directory / note.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        yield path.write_bytes(note.text.encode())


def copy_truth(notes: Iterable[GeneratedNote], file: Path) -> Iterator[GeneratedNote]:
    """Pass notes on, and write what is true of each as a line of JSON."""
    with file.open("w", encoding="utf-8") as lines:
        for note in notes:
            json.dump(to_mapping(note), lines, ensure_ascii=False, default=to_mapping)
            lines.write("\n")
            yield note


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.generate",
        description="Write a made-up vault of trade theses.",
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="a new folder")
    parser.add_argument("--notes", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="as JSON lines")
    options = parser.parse_args(arguments)
    if options.notes < FEWEST_NOTES:
        parser.error(f"a vault has {FEWEST_NOTES} notes or more, not {options.notes}")
    if options.directory.exists():
        parser.error(f'"{options.directory}" exists; name a folder that does not')
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a vault, and what is true of it where that is asked for."""
    options = parse_arguments(arguments)
    notes = build(options.seed, options.notes)
    if options.truth:
        notes = copy_truth(notes, options.truth)
    size = sum(write_vault(options.directory, notes))
    sys.stdout.write(f"{options.notes} notes, {size} bytes: {options.directory}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
