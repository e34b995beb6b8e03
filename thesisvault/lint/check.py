"""What the index is told to find in each note, so that lint need not read it again.

All commands give the index this one check: with another it would be made anew.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from thesisvault.findings import Finding


# `Reading` is not named, nor the rules imported, before a note is read: a command
# for which nothing has changed does without the parser.
@cache
def _rules(*, is_thesis: bool) -> tuple[Any, ...]:
    from thesisvault.lint.note_rules import OF_NOTES, OF_THESES

    return (*OF_NOTES, *OF_THESES) if is_thesis else OF_NOTES


def check_note(reading: Any) -> Sequence[Finding]:
    """What all rules about one note find in it."""
    # Most rules find nothing: each of them makes no more than one iterator.
    return [
        rule.tell(problem)
        for rule in _rules(is_thesis=reading.thesis is not None)
        for problem in rule.note(reading)
    ]
