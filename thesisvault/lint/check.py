"""What the index is told to find in each note, so that lint need not read it again.

All commands give the index this one check: with another it would be made anew.
"""

from collections.abc import Sequence
from typing import Any

from thesisvault.findings import Finding


# `Reading` is not named, nor the rules imported, before a note is read: a command
# for which nothing has changed does without the parser.
def check_note(reading: Any) -> Sequence[Finding]:
    """What all rules about one note find in it."""
    from thesisvault.lint.rules import OF_NOTES, OF_THESES

    rules = OF_NOTES if reading.thesis is None else (*OF_NOTES, *OF_THESES)
    # Most rules find nothing: each of them makes no more than one iterator.
    return [
        rule.tell(problem)
        for rule in rules
        for problem in (rule.note(reading) if rule.note else ())
    ]
