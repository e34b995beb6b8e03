"""The visible text of a note, and what stands where in it.

Code and HTML are blanked out in it, and its lines all end in line feeds; every offset
is the note's own.
"""

from collections.abc import Sequence
from typing import Final

from thesisvault.pattern import pattern

# Stands for a character that is not read: neither white space nor a mark.
BLANK: Final = "\ufffc"
_NOT_LINE_END: Final = pattern(r"[^\n]+")
_LONE_RETURN: Final = pattern(r"\r(?!\n)")


def with_plain_line_ends(source: str) -> str:
    """Text of the same length in which every line ends in a line feed."""
    if "\r" not in source:
        return source
    return _LONE_RETURN.sub("\n", source).replace("\r\n", " \n")


def blank_out(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Hide stretches of a text, keeping its length and its line ends."""
    if not spans:
        return text
    pieces = []
    done = 0
    for start, end in spans:
        if end > done:
            pieces.append(text[done : max(start, done)])
            hidden = text[max(start, done) : end]
            if "\n" in hidden:
                hidden = _NOT_LINE_END.sub(lambda run: BLANK * len(run[0]), hidden)
                pieces.append(hidden)
            else:
                pieces.append(BLANK * len(hidden))
            done = end
    return "".join((*pieces, text[done:]))


def places(text: str, mark: str, start: int) -> list[int]:
    """Where a mark stands; faster than a pattern for marks that are rare."""
    found = []
    at = text.find(mark, start)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + len(mark))
    return found


def find_twice(text: str, mark: str, start: int) -> int:
    """Where a character stands twice, or -1.

    One character is found in a fraction of the time of two.
    """
    at = text.find(mark, start)
    while at >= 0 and text[at + 1 : at + 2] != mark:
        at = text.find(mark, at + 1)
    return at


def is_escaped(text: str, offset: int) -> bool:
    """Whether an odd number of backslashes stands before an offset."""
    before = offset
    while before and text[before - 1] == "\\":
        before -= 1
    return (offset - before) % 2 == 1


def begins_line(visible: str, offset: int) -> bool:
    """Whether only indentation and quote marks stand before an offset."""
    while offset and visible[offset - 1] in "> \t":
        offset -= 1
    return not offset or visible[offset - 1] in "\n\ufeff"
