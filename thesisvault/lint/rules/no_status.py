"""TV301: a thesis without a status."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.fields import find_written
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import head_of, thesis_rule
from thesisvault.note.words import is_placeholder
from thesisvault.thesis.model import Thesis


@thesis_rule("TV301", "no-status")
def no_status(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis has no status.

    Nobody can tell whether it is held, watched or long closed, so it is neither
    reviewed as the one nor left alone as the other.

    There is no fix: say where it stands, in a word and half a sentence.
    """
    if thesis.status is not None:
        return
    field = find_written(reading, "status")
    # A template's blank is told by `placeholder-left`.
    if field is None or not is_placeholder(field.value):
        yield Problem(
            head_of(reading) if field is None else field.span,
            'no status: write a line such as "**Status**: Active — and why"',
        )
