"""What is said of a date that a thesis should have and has not."""

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.fields import add_field, fill_field, find_written
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import head_of
from thesisvault.lint.wording import no_date
from thesisvault.note.words import is_placeholder
from thesisvault.text import Record
from thesisvault.thesis.defaults import FieldName


class Stamp(Record, frozen=True):
    """A date to be written into a thesis: its field, and the day, if it is known."""

    name: FieldName
    day: str | None
    safety: Safety
    below: tuple[FieldName, ...]


def missing_stamp(reading: Reading, stamp: Stamp, message: str) -> Problem | None:
    """Say that a date is missing, and add it where the day is known.

    A template's blank in its place is told by `placeholder-left` already.
    """
    field = find_written(reading, stamp.name)
    if field is None:
        return Problem(head_of(reading), message, _added(reading, stamp))
    if is_placeholder(field.value):
        return None
    if field.value:
        told = no_date(field.value, "write one, or a month")
        return Problem(field.value_span, told)
    fix = None
    if stamp.day:
        fix = fill_field(reading.note.source, field, stamp.day, stamp.safety)
    return Problem(field.span, message, fix)


def _added(reading: Reading, stamp: Stamp) -> Fix | None:
    if stamp.day is None:
        return None
    return add_field(reading, stamp.name, stamp.day, stamp.safety, below=stamp.below)
