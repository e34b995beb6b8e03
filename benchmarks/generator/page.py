"""A note while it is written."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal, TypeVar

from benchmarks.generator.dice import Dice
from benchmarks.generator.plan import Plan, Slot
from benchmarks.generator.truth import (
    BlockId,
    Claim,
    Evidence,
    Fact,
    Field,
    GeneratedNote,
    Heading,
    Link,
    Position,
    Risk,
    Scenario,
    Tag,
    Task,
)

F = TypeVar("F", bound=Fact)

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

    def tag(self, name: str) -> str:
        """Write a tag."""
        self.mark(Tag, name)
        return f"#{name}"

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
