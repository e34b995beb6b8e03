"""The truth about a note: what it says, and on which line."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["index", "thesis", "company", "person", "concept", "source", "journal"]

Side = Literal["validates", "invalidates"]


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


def to_mapping(record: GeneratedNote | Fact) -> dict[str, object]:
    """List what a record holds, but for the text of a note."""
    names = (name for name in record.__slots__ if name != "text")
    return {name: getattr(record, name) for name in names}
