"""Finding the note that a person means: by path, by name, or by a part of either."""

from collections.abc import Callable, Collection, Iterable, Iterator

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.inline import find_wikilinks
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.vault.reading import name_of

_MOST_LISTED = 10
_NEAREST = 3
_SLASHES = pattern(r"/{2,}")


class NoNoteError(VaultError):
    """No note is meant by what was given."""

    def __init__(
        self, wanted: str, nearest: Iterable[str], holders: Iterable[str] = ()
    ) -> None:
        super().__init__(f'no note is named "{wanted}"; {_advice(nearest, holders)}')


class SeveralNotesError(VaultError):
    """More than one note may be meant by what was given."""

    def __init__(self, wanted: str, paths: Collection[str], *, is_name: bool) -> None:
        self.paths = sorted(paths)
        listed = _quoted(self.paths[:_MOST_LISTED])
        if len(paths) > _MOST_LISTED:
            listed += f" and {len(paths) - _MOST_LISTED} more"
        verb, advice = (
            ("names", "the") if is_name else ("fits", "more of the name, or a")
        )
        super().__init__(
            f'"{wanted}" {verb} {len(paths)} notes: {listed}; give {advice} path'
        )


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)


def _advice(nearest: Iterable[str], holders: Iterable[str]) -> str:
    if has_alias := _quoted(holders):
        return f"it is an alias of {has_alias}"
    if close := _quoted(nearest):
        return f"the nearest: {close}"
    return '"vault list" shows those there are'


class Entry(Record, frozen=True):
    """A note among those to look through."""

    path: str
    is_hidden: bool = False


class _Key(Record, frozen=True):
    """A note as it compares: path and name, both without the ending."""

    path: str
    name: str
    entry: Entry


def _bare(path: str) -> str:
    r"""A path as it compares: `./A\B.md` is `a/b`."""
    text = _SLASHES.sub("/", fold(path).replace("\\", "/"))
    return text.removeprefix("./").removesuffix(".md")


def _key(entry: Entry) -> _Key:
    path = _bare(entry.path)
    return _Key(path, path[path.rfind("/") + 1 :], entry)


def _meant(wanted: str) -> str:
    """What was given as it compares; a link's text will do as well."""
    text = wanted.strip()
    links = find_wikilinks(text, 0)
    return _bare(links[0].name if links else text)


def _rules(bare: str) -> Iterator[Callable[[_Key], bool]]:
    """What may be meant, the most exact first."""
    yield lambda key: key.path == bare
    if "/" not in bare:
        yield lambda key: key.name == bare
        yield lambda key: bare in key.name
    else:
        yield lambda key: key.path.endswith(f"/{bare}")
        yield lambda key: bare in key.path


def _fitting(bare: str, entries: Iterable[Entry]) -> list[_Key]:
    """The notes that fit by the first rule that any fits by."""
    keys = [_key(entry) for entry in entries]
    for rule in _rules(bare):
        if fitting := [key for key in keys if rule(key)]:
            # Templates and ignored notes stand back behind others.
            return [key for key in fitting if not key.entry.is_hidden] or fitting
    return []


def nearest_names(wanted: str, paths: Iterable[str]) -> tuple[str, ...]:
    """The names most like one that no note has."""
    from difflib import get_close_matches

    names = {fold(name): name for name in map(name_of, paths)}
    close = get_close_matches(fold(wanted), names, _NEAREST)
    return tuple(names[name] for name in close)


def find_note(
    wanted: str, entries: Collection[Entry], holders: Iterable[str] = ()
) -> str:
    """Find the path of the note that is meant.

    Args:
        wanted: A path from the vault's root, a name, or a part of either.
        holders: The notes that have it for an alias, to be named where none fits.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    bare = _meant(wanted)
    fitting = _fitting(bare, entries) if bare.strip("/") else []
    if not fitting:
        paths = [entry.path for entry in entries if not entry.is_hidden]
        raise NoNoteError(wanted, nearest_names(bare, paths), holders)
    if len(fitting) > 1:
        paths = [key.entry.path for key in fitting]
        raise SeveralNotesError(wanted, paths, is_name=fitting[0].name == bare)
    return fitting[0].entry.path
