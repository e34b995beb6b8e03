"""TV105: a link to a block that its note does not have."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.subpaths import lost_blocks
from thesisvault.lint.wording import quoted


@vault_rule("TV105", "missing-block", severity=Severity.ERROR)
def missing_block(ground: Ground) -> Iterator[Hit]:
    """A link leads to a block that the note does not have.

    It opens the note at its top, and an embed shows nothing: the line that was meant
    has lost its id, or lies in another note now.

    There is no fix: put the id back at the end of the line that is meant.
    """
    for goal in lost_blocks(ground):
        yield Hit(
            goal.place,
            f"{quoted(goal.name)} has no block {quoted(goal.subpath[1:])}:"
            " put the id behind the line that is meant",
        )
