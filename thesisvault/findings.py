"""What is wrong in a note, as values."""

from enum import StrEnum

from thesisvault.text import Edit, Record, Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(StrEnum):
    """Whether a fix may be applied without looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Fix(Record, frozen=True):
    """A change that mends a finding."""

    message: str
    edits: tuple[Edit, ...]
    safety: Safety


class Finding(Record, frozen=True):
    """Something wrong in a note: the rule, the place, the fact."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    fix: Fix | None = None
