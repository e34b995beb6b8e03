"""TV307: a thesis that does not say how often to review it."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.fields import find_written
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import head_of, is_over, thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.note.words import is_placeholder
from thesisvault.thesis.model import Thesis


@thesis_rule("TV307", "no-cadence")
def no_cadence(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say how often it wants to be reviewed.

    Then it is never late, and is read again when its price reminds of it: after the
    fact, and in a mood.

    There is no fix: add a line such as `*Review monthly. Track capex guidance.*`, or
    the day of the next review.
    """
    if thesis.cadence or thesis.next_review or is_over(thesis):
        return
    field = find_written(reading, "review")
    if field is None:
        message = 'no rhythm of reviews: add a line such as "*Review monthly.*"'
        yield Problem(head_of(reading), message)
    elif not is_placeholder(field.value):
        value = quoted(shortened(field.value, 40))
        message = f'{value} is no rhythm of reviews: write "monthly" or "every 6 weeks"'
        yield Problem(field.span, message)
