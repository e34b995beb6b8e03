"""A rule: a function with a code, whose docstring is its page in the docs.

A rule about one note sees that note alone: it runs when the note changes, and what
it found is kept in the index. A rule about the vault is a query and a loop over the
rows that fail; it may ask what day it is.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from thesisvault.findings import Finding, Fix, Severity
from thesisvault.index.reading import Reading
from thesisvault.text import Record, Span
from thesisvault.vault.config import Config


class Problem(Record, frozen=True):
    """What a rule about one note found: the place, the fact, perhaps a fix."""

    span: Span
    message: str
    fix: Fix | None = None


class Place(Record, frozen=True, order=True):
    """Where something stands: lines and columns from 1, the end not included."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Hit(Record, frozen=True):
    """What a rule about the vault found."""

    place: Place
    message: str
    fix: Fix | None = None


class Ground(Record, frozen=True):
    """What a rule about the vault stands on.

    `select` answers a query with rows; hidden notes are for the rule to leave out.
    `computed` tells what computing the models brought up, by the codes of rules.
    """

    select: Callable[..., list[Any]]
    config: Config
    today: date
    computed: Callable[[str], Sequence[Hit]]


NoteCheck = Callable[[Reading], Iterator[Problem]]
VaultCheck = Callable[[Ground], Iterator[Hit]]


class Rule(Record, frozen=True):
    """A rule with all that is known about it.

    One that asks theses alone need not be run over other notes.
    """

    code: str
    name: str
    severity: Severity
    is_default: bool
    doc: str
    note: NoteCheck | None = None
    vault: VaultCheck | None = None
    asks_theses: bool = False

    @property
    def summary(self) -> str:
        """What the rule finds, in a sentence."""
        return self.doc.partition("\n")[0]

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """What the rule finds in one note."""
        if self.note is not None:
            yield from map(self.tell, self.note(reading))

    def tell(self, problem: Problem) -> Finding:
        """Make a finding of what the rule found in a note."""
        return Finding(
            self.code,
            self.name,
            self.severity,
            problem.span,
            problem.message,
            problem.fix,
        )


def note_rule(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    is_default: bool = True,
    asks_theses: bool = False,
) -> Callable[[NoteCheck], Rule]:
    """Make a rule of a function that looks at one note."""

    def make(check: NoteCheck) -> Rule:
        doc = check.__doc__ or ""
        return Rule(
            code, name, severity, is_default, doc, check, asks_theses=asks_theses
        )

    return make


def vault_rule(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    is_default: bool = True,
) -> Callable[[VaultCheck], Rule]:
    """Make a rule of a function that asks the index."""

    def make(check: VaultCheck) -> Rule:
        doc = check.__doc__ or ""
        return Rule(code, name, severity, is_default, doc, vault=check)

    return make
