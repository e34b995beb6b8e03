"""TV313: a claim that was ticked, and nobody said why."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.claims import is_ticked
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.note.model import Item
from thesisvault.pattern import pattern
from thesisvault.thesis.model import Thesis

# Words behind a dash, in bold or in brackets may tell it, too.
_TELLS = pattern(r"\s(?:[—–-]|->|→|=>)\s+\S|\*\*[^*]+\*\*|\([^()]{16,}\)|::")


def _has_more(item: Item) -> bool:
    """Whether something stands below an item's first paragraph."""
    return item.span.end - item.text_span.end > 2


@thesis_rule("TV313", "untold-resolution")
def untold_resolution(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A claim is ticked, and it is not said what happened.

    In a year the tick is a matter of faith: nobody can say any more which event it
    stands for, nor whether the claim was met or only nearly so.

    There is no fix: strike the claim through, and write in bold what happened.
    """
    done = [claim for claim in thesis.claims if claim.is_done and not claim.resolution]
    items = {item.text_span.start: item for item in reading.note.items if done}
    for claim in done:
        item = items.get(claim.span.start)
        is_told = _TELLS.search(claim.text) or (item and _has_more(item))
        if is_ticked(reading, claim) and not is_told:
            yield Problem(
                claim.span,
                "ticked, and not told why: write ~~claim~~ **what happened** (date)",
            )
