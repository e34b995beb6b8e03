"""TV312: an invalidator ticked, and a status that does not know of it."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.claims import is_ticked, without_warnings
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.thesis.model import Stage, Thesis

_ROSY = (Stage.ACTIVE, Stage.CORE, Stage.STRENGTHENING, Stage.VALIDATED)


@thesis_rule("TV312", "rosy-status")
def rosy_status(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """An invalidator is ticked, and the status is as it was.

    The thesis said itself what would end it, and that has happened. Either it is
    weaker than its status says, or the invalidator was none.

    There is no fix: lower the status, or say why the thesis outlives it.
    """
    status = thesis.status
    if status is None or status.stage not in _ROSY:
        return
    ticked = [
        claim
        for claim in thesis.claims
        if claim.side == "invalidates" and claim.is_done and is_ticked(reading, claim)
    ]
    ticked = without_warnings(reading, ticked)
    if ticked:
        more = f" (and {len(ticked) - 1} more)" if len(ticked) > 1 else ""
        yield Problem(
            status.span,
            f"{quoted(shortened(status.head, 30))}, though an invalidator is ticked:"
            f" {quoted(shortened(ticked[0].text))}{more}; lower the status",
        )
