"""TV104: a link to a heading that its note does not have."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.subpaths import Goal, lost_headings
from thesisvault.lint.wording import quoted, shortened

# Among more, looking for the nearest takes too long, and helps too little.
_MOST = 200


def _advice(goal: Goal, headings: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    last = goal.subpath.rpartition("#")[2]
    known = headings if len(headings) <= _MOST else ()
    near = get_close_matches(last, known, 1)
    if near:
        return f"the nearest is {quoted(shortened(near[0]))}"
    return "link to one that it has, or to the whole note"


@vault_rule("TV104", "missing-heading", severity=Severity.ERROR)
def missing_heading(ground: Ground) -> Iterator[Hit]:
    """A link leads to a heading that the note does not have.

    It opens the note at its top, and an embed shows nothing. Usually the heading was
    given other words, and the reader is left to guess which passage was meant. A
    Markdown link may name a heading as web pages do, `#whats-new`, and those to the
    footnotes of a page that was copied from the web are passed by.

    There is no fix: link to the heading that took its place.
    """
    for goal, headings in lost_headings(ground):
        heading = " > ".join(filter(None, goal.subpath.split("#")))
        yield Hit(
            goal.place,
            f"{quoted(goal.name)} has no heading {quoted(shortened(heading))}:"
            f" {_advice(goal, headings)}",
        )
