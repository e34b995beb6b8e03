"""How commands word what they found."""

from thesisvault.cli.console import one_line, style
from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.reports.asymmetry import Asymmetry, Tally

_PLAIN_WORD = pattern(r"[A-Za-z0-9_.,/:+@%-]+")


def readable(text: str | None) -> str:
    """A note's text as it reads, in one harmless line."""
    return one_line(plain(text or ""))


def counted(count: int, noun: str, several: str | None = None) -> str:
    """A number of things: `1 row`, `2 rows`, `no rows`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count or 'no'} {several or noun + 's'}"


def name_line(name: str, stage: str | None) -> str:
    """A thesis's name as the title of what follows, with its stage."""
    return style(one_line(name), bold=True) + f" ({stage or 'no stage'})"


def _side(tally: Tally, role: str) -> str:
    if not tally.all:
        return counted(0, role)
    share = round(100 * tally.ticked / tally.all)
    return f"{tally.ticked} of {counted(tally.all, role)} ({share} %)"


def ticked(claims: Asymmetry) -> str:
    """What came true on either side."""
    right = _side(claims.validates, "validator")
    return f"{right}, {_side(claims.invalidates, 'invalidator')}"


def shell_word(text: str) -> str:
    """A text as one word of a command line, as a person would write it."""
    if _PLAIN_WORD.fullmatch(text):
        return text
    if any(mark in text for mark in '"$`\\!'):
        return "'" + text.replace("'", "'\\''") + "'"
    return f'"{text}"'
