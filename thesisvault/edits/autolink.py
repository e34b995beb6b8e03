"""Links for the names of notes in a text, each where it is first mentioned."""

from collections.abc import Collection, Iterable, Mapping
from re import escape

from thesisvault.files import fold
from thesisvault.note.dates import parse_window
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Record, Span, apply_edits

_SHORTEST = 2
_MARKS = frozenset("[]|#^\\\n")


def _is_telling(text: str) -> bool:
    """Whether a name is one in a sentence, too: not a date, a number, or a letter."""
    is_word = len(text) >= _SHORTEST and any(map(str.isalpha, text))
    return is_word and not _MARKS & set(text) and parse_window(text) is None


def known_names(
    names: Iterable[str], aliases: Iterable[tuple[str, str]] = ()
) -> Mapping[str, str]:
    """What just one note is called: its name or an alias, and for each its name.

    Args:
        names: The names of notes; one that two notes have stands here twice.
        aliases: Pairs of an alias and the name of its note.
    """
    owners: dict[str, set[str]] = {}
    seen: set[str] = set()
    for name in names:
        owners.setdefault(name, set()).add(name)
        if name in seen:
            owners[name].add("")
        seen.add(name)
    for alias, name in aliases:
        owners.setdefault(alias, set()).add(name)
    return {
        text: next(iter(notes))
        for text, notes in owners.items()
        if len(notes) == 1 and _is_telling(text) and not _MARKS & set(*notes)
    }


class Linked(Record, frozen=True):
    """A text with links, and the names of all notes that it links to."""

    text: str
    names: frozenset[str]


def _taken(note: Note) -> list[Span]:
    """Where no link may stand: in links, URLs, tags, code, math and comments."""
    links = [link.span for link in (*note.links, *note.external)]
    return [*links, *(tag.span for tag in note.tags), *note.opaque, *note.comments]


def _first_mention(text: str, name: str, taken: Iterable[Span]) -> Span | None:
    """Where a name stands as a word of its own."""
    taken = tuple(taken)
    for found in pattern(rf"(?<![\w-]){escape(name)}(?![\w-])").finditer(text):
        span = Span(*found.span())
        if not any(span.start < each.end and each.start < span.end for each in taken):
            return span
    return None


def autolink(
    text: str, known: Mapping[str, str], linked: Collection[str] = ()
) -> Linked:
    """Link the first mention of each known note in a text.

    Args:
        known: What notes are called, and their names.
        linked: Names of notes that need no link any more.
    """
    note = parse_note(text)
    names = {fold(link.name.rpartition("/")[2]) for link in note.links}
    names.update(map(fold, linked))
    taken, edits = _taken(note), []
    for name, called in _by_name(known, text):
        spans = [_first_mention(text, each, taken) for each in called]
        found = min((span for span in spans if span), default=None)
        if found is None or fold(name) in names:
            continue
        names.add(fold(name))
        taken.append(found)
        words = found.of(text)
        link = f"[[{name}]]" if words == name else f"[[{name}|{words}]]"
        edits.append(Edit(found, link))
    return Linked(apply_edits(text, edits), frozenset(names))


def _by_name(known: Mapping[str, str], text: str) -> list[tuple[str, list[str]]]:
    """The notes that a text may mention, and what it calls them.

    The longest first, so that none is taken for a part of another.
    """
    found: dict[str, list[str]] = {}
    for called in sorted((each for each in known if each in text), key=len)[::-1]:
        found.setdefault(known[called], []).append(called)
    return list(found.items())
