"""What lint is asked for, and what it answers."""

from thesisvault.findings import Fix, Severity
from thesisvault.lint.rule import Place
from thesisvault.text import Record


class Report(Record, frozen=True, order=True):
    """A finding as it is told: where, what, how bad, and how to mend it."""

    place: Place
    code: str
    name: str
    severity: Severity
    message: str
    fix: Fix | None = None


class Wanted(Record, frozen=True):
    """What is to be looked for, beyond what the vault's configuration says.

    Nothing in `select` means the configuration's selection, or the default set.
    Where `paths` are given, only what they hold is told. `asks_git` is for who mends:
    git may take a second for a note, and knows what a few fixes want to know.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    asks_git: bool = False
