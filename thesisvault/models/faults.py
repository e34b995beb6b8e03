"""What may be wrong with a model, by code; the rules of lint take theirs from here."""

from collections.abc import Iterable, Mapping

from thesisvault.findings import Finding, Fix, Severity
from thesisvault.text import Record, Span


class Flaw(Record, frozen=True):
    """A kind of thing that may be wrong."""

    code: str
    name: str
    severity: Severity = Severity.ERROR

    def at(self, span: Span, message: str, fix: Fix | None = None) -> Finding:
        """A finding of this kind."""
        return Finding(self.code, self.name, self.severity, span, message, fix)


UNREADABLE = Flaw("TV601", "unreadable-figure")
SYNTAX = Flaw("TV602", "formula-syntax")
UNKNOWN = Flaw("TV603", "unknown-value")
CYCLE = Flaw("TV604", "circular-formula")
NO_NUMBER = Flaw("TV605", "formula-without-result")
UNIT_CLASH = Flaw("TV606", "unit-clash")
BAD_NAME = Flaw("TV607", "value-name")
DUPLICATE = Flaw("TV608", "duplicate-value")
OUTSIDE_RANGE = Flaw("TV609", "value-outside-range", Severity.WARNING)
REPORTED = Flaw("TV610", "reported-differs", Severity.WARNING)
STATED_TWICE = Flaw("TV611", "stated-differently", Severity.WARNING)
STALE = Flaw("TV612", "stale-figure", Severity.WARNING)
CAME_TRUE = Flaw("TV613", "claim-came-true", Severity.WARNING)
NO_LONGER = Flaw("TV614", "claim-no-longer-true", Severity.WARNING)

FLAWS = (
    UNREADABLE, SYNTAX, UNKNOWN, CYCLE, NO_NUMBER, UNIT_CLASH, BAD_NAME, DUPLICATE,
    OUTSIDE_RANGE, REPORTED, STATED_TWICE, STALE, CAME_TRUE, NO_LONGER,
)  # fmt: skip

# By the kinds of `Fault`; rules import this module, and no more of models.
FLAW_OF: Mapping[str, Flaw] = {
    "text": UNREADABLE,
    "syntax": SYNTAX,
    "unknown": UNKNOWN,
    "cycle": CYCLE,
    "zero": NO_NUMBER,
    "range": NO_NUMBER,
    "unit": UNIT_CLASH,
    "needs": NO_NUMBER,
}

_MOST_NAMES = 500


def hint(word: str, names: Iterable[str]) -> str:
    """A name that may have been meant, as the end of a message."""
    # Imported here: most notes have nothing wrong.
    from difflib import get_close_matches

    known = {name.casefold(): name for name in names}
    if len(known) > _MOST_NAMES:
        return ""
    close = get_close_matches(word.casefold(), known, 1)
    return f'; did you mean "{known[close[0]]}"?' if close else ""
