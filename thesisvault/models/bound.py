"""The claims of a vault that are bound to values, and whether each holds."""

from collections.abc import Iterator

from thesisvault.findings import Finding, Fix, Safety
from thesisvault.index.store import Index
from thesisvault.models.binding import Verdict, judge
from thesisvault.models.faults import CAME_TRUE, NO_LONGER
from thesisvault.models.solve import Solution
from thesisvault.text import Edit, Record
from thesisvault.thesis.model import Claim, Side, Thesis

# A bound claim names a model: a thesis has no values of its own.
_CLAIMS = """
select notes.path, notes.name, side, text, is_done, line
from claims join notes on notes.id = claims.note
where not is_hidden and instr(text, '(') and instr(text, ']].')
    and (?1 is null or notes.path = ?1)
order by notes.path, n
"""


class BoundClaim(Record, frozen=True):
    """A claim, and what its comparison comes to now."""

    path: str
    name: str
    side: Side
    text: str
    is_done: bool
    line: int
    verdict: Verdict


def verdict_on(text: str, path: str, solution: Solution) -> Verdict | None:
    """What decides on a claim: the first of its comparisons that does not hold.

    Args:
        path: The note that the claim is from.
    """
    verdicts = list(judge(text, path, solution))
    for verdict in verdicts:
        if not verdict.holds:
            return verdict
    return verdicts[0] if verdicts else None


def bound_claims(
    index: Index, solution: Solution, thesis: str | None = None
) -> Iterator[BoundClaim]:
    """Judge the claims of all theses, or of the one at a path."""
    for path, name, side, text, is_done, line in index.select(_CLAIMS, thesis):
        verdict = verdict_on(text, path, solution)
        if verdict is not None:
            yield BoundClaim(path, name, side, text, bool(is_done), line, verdict)


def _sides(verdict: Verdict) -> str:
    return f"{verdict.left} against {verdict.right}"


def _against(claim: Claim, verdict: Verdict) -> Finding | None:
    """What the values say against the box of a claim."""
    if verdict.holds and not claim.is_done:
        message = f"this holds now ({_sides(verdict)}), and is not ticked"
        # Whether that is what was meant, a person has to say.
        fix = Fix("Tick it", (Edit(claim.mark_span, "x"),), Safety.UNSAFE)
        return CAME_TRUE.at(claim.span, message, fix)
    if verdict.holds is False and claim.is_done:
        message = f"this is ticked, and does not hold now ({_sides(verdict)})"
        return NO_LONGER.at(claim.span, message)
    return None


def check_claims(
    thesis: Thesis, source: str, path: str, solution: Solution
) -> Iterator[Finding]:
    """Find the claims of a thesis whose boxes are not what the values say.

    One that is over is left alone: its claims were settled with it.
    """
    if thesis.stage is not None and thesis.stage.is_over:
        return
    for claim in thesis.claims:
        verdict = verdict_on(claim.span.of(source), path, solution)
        found = _against(claim, verdict) if verdict else None
        if found is not None:
            yield found
