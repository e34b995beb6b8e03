"""TV309: a review that took place before the thesis was there."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import find_field, head_of, thesis_rule
from thesisvault.lint.wording import quoted
from thesisvault.thesis.model import Thesis


@thesis_rule("TV309", "reviewed-before-created")
def reviewed_before_created(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis was last reviewed before it was created.

    One of the two dates is wrong, and with it all that is counted from it: the age of
    the thesis, and the day of its next review.

    There is no fix, as only you know which.
    """
    created, reviewed = thesis.created, thesis.last_reviewed
    if created and reviewed and reviewed.end < created.start:
        field = find_field(reading, "last reviewed")
        yield Problem(
            field.value_span if field else head_of(reading),
            f"last reviewed {quoted(reviewed.text)}, but created"
            f" {quoted(created.text)}: mend one of the dates",
        )
