"""How messages name things: quoted, counted, and no longer than they need be."""

from thesisvault.note.words import plain
from thesisvault.pattern import pattern

_LONGEST = 48
_LAST_MONTH = 12
_DAY_OR_MONTH = pattern(r"(\d\d?)/(\d\d?)/(?:20)?(\d\d)")


def quoted(text: str) -> str:
    """A text in quotes."""
    return f'"{text}"'


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 row`, `3 rows`."""
    return f"{count} {one}" if count == 1 else f"{count} {many or f'{one}s'}"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text as it reads, on one line, cut between words where it is long."""
    line = " ".join(plain(text).split())
    if len(line) <= longest:
        return line
    # A text without spaces is cut anywhere.
    words = line[:longest].rpartition(" ")[0] or line[:longest]
    return f"{words.rstrip(' ,;:.—–-')}…"


def listed(texts: list[str], most: int = 3) -> str:
    """Texts in quotes, as in speech: `"a", "b" and 2 more`."""
    if len(texts) > most:
        rest = f"{len(texts) - most + 1} more"
        return f"{', '.join(map(quoted, texts[: most - 1]))} and {rest}"
    *first, last = map(quoted, texts)
    return f"{', '.join(first)} and {last}" if first else last


def no_date(written: str, advice: str) -> str:
    """What is wrong with a text that should be a date, and what to do."""
    text = shortened(written, 30)
    found = _DAY_OR_MONTH.fullmatch(text)
    if found is not None and max(int(found[1]), int(found[2])) <= _LAST_MONTH:
        one, other = (f"{found[n]:0>2}" for n in (1, 2))
        days = f"20{found[3]}-{one}-{other} or 20{found[3]}-{other}-{one}"
        return f"{quoted(text)} may be {days}: write which"
    return f"{quoted(text)} is no date: {advice}"


def review_command(name: str) -> str:
    """The command that marks a thesis as reviewed."""
    return f"vault review done {quoted(name)}"
