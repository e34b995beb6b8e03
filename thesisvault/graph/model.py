"""Nodes and edges as they are drawn, counted and exported."""

from typing import Literal, get_args

from thesisvault.text import Record, field

Relation = Literal[
    "link", "embed", "related", "winner", "loser", "bet", "evidence", "claim",
    "source", "tag", "parent tag",
]  # fmt: skip
RELATIONS: tuple[Relation, ...] = get_args(Relation)

# What a position's sign makes of it.
POSITIONS: dict[str, Relation] = {
    "+": "winner", "-": "loser", "±": "bet", "0": "related",
}  # fmt: skip
SIGNS = tuple(POSITIONS)
# Relations that take a side.
SIDED: tuple[Relation, ...] = ("winner", "loser", "bet")
TAGGED: tuple[Relation, ...] = ("tag", "parent tag")

# Kinds of nodes that are no notes.
UNRESOLVED, FILE, TAG = "unresolved", "file", "tag"


class Node(Record, frozen=True, omit_defaults=True):
    """A note, a file, a tag, or a name that links know and no note has.

    Args:
        id: A note's or a file's path, a tag with its `#`, or an unresolved name.
        evidence: Rows of evidence that a thesis has.
        claims: Claims that a thesis makes.
        positions: Signed positions that a thesis holds.
        theses: Theses that hold a signed position in it.
        links_in: Edges that lead to it.
        links_out: Edges that lead from it.
        first_evidence: The first day of its earliest evidence: of a thesis, its own
            rows; of others, the rows that link to it.
    """

    id: str
    name: str
    kind: str
    path: str | None = None
    stage: str | None = None
    status: str | None = None
    created: str | None = None
    reviewed: str | None = None
    # Made by a factory, so that JSON has a count where it is 0, too.
    evidence: int = field(default_factory=int)
    claims: int = field(default_factory=int)
    positions: int = field(default_factory=int)
    theses: int = field(default_factory=int)
    links_in: int = field(default_factory=int)
    links_out: int = field(default_factory=int)
    degree: int = field(default_factory=int)
    first_evidence: str | None = None
    last_evidence: str | None = None

    @property
    def is_note(self) -> bool:
        """Whether there is a note of it."""
        return self.kind not in (UNRESOLVED, FILE, TAG)


class Edge(Record, frozen=True, omit_defaults=True):
    """One tie, as one place in a note has it.

    Args:
        source: The id of the node that has it.
        target: The id of the node that it leads to.
        relation: The most telling of all that it is: a link in a table of winners is
            a `winner`, one in a row of evidence is `evidence`, or `source`.
        sign: The side that a position takes.
        section: The heading that it stands under.
        group: What it is grouped by there: a heading below, or a row's first cell.
        annotation: What is said with it, as written.
        line: The line that it stands on, from 1.
        date: When, as written.
        start: The first day of that date.
        end: The last day of that date; nothing where it is open.
    """

    source: str
    target: str
    relation: Relation
    sign: str | None = None
    section: str | None = None
    group: str | None = None
    annotation: str | None = None
    line: int | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None


class Graph(Record, frozen=True):
    """Nodes and edges; every edge lies between two of the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
