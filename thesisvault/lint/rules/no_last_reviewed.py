"""TV304: a thesis that was never reviewed."""

from collections.abc import Iterator

from thesisvault.findings import Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.stamps import Stamp, missing_stamp
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import review_command
from thesisvault.thesis.defaults import FieldName
from thesisvault.thesis.model import Thesis

_BELOW: tuple[FieldName, ...] = (
    "created", "status", "conviction", "confidence", "horizon",
)  # fmt: skip


@thesis_rule("TV304", "no-last-reviewed")
def no_last_reviewed(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A thesis does not say when it was last reviewed.

    Nothing then tells what is new since, and no rhythm can begin to count.

    The fix adds the day of its creation: on that day, at least, it was looked at. It is
    unsafe, as it takes the writing for a review; the better one is to review it.
    """
    if thesis.last_reviewed is None and not is_over(thesis):
        created = thesis.created
        day = (
            created.start.isoformat()
            if created and created.precision == "day"
            else None
        )
        stamp = Stamp("last reviewed", day, Safety.UNSAFE, _BELOW)
        problem = missing_stamp(
            reading, stamp, f"never reviewed: {review_command(reading.name)}"
        )
        if problem is not None:
            yield problem
