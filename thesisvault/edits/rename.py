"""Renaming and moving: every link goes on to lead to the same file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import dirname, relpath

from thesisvault.edits.facts import SideEffectError
from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.model import Link, Note
from thesisvault.note.parse import parse_note
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span, apply_edits
from thesisvault.vault.reading import name_of
from thesisvault.vault.resolve import Resolution, Resolver
from thesisvault.vault.target import parse_target, path_key

_NOT_IN_WIKILINKS = pattern(r"[\[\]|#^\n]|%%")
_PAIRED_BRACKETS = pattern(r"[^()]*(?:\([^()]*\)[^()]*)*")
_ENCODED_LETTER = pattern(r"%[89A-Fa-f][0-9A-Fa-f]")


class UnlinkableError(VaultError):
    """No link could lead to a file any more."""

    def __init__(self, path: str, source: str, link: Link) -> None:
        super().__init__(
            f'"{source}" links to "{link.target}", and no link could lead to "{path}" '
            f"from there; nothing was written: choose another name"
        )


class Renaming:
    """New paths of files, and what links lead to before and after.

    Args:
        paths: All files of the vault before.
        moved: The new paths of those that get one.
    """

    def __init__(self, paths: Sequence[str], moved: Mapping[str, str]) -> None:
        self.paths = paths
        self.moved = moved
        self.before = Resolver(paths)
        self.after = Resolver(map(self.now, paths))
        # The keys of links that may be concerned.
        self.keys = frozenset(map(path_key, (*moved, *moved.values())))

    def now(self, path: str) -> str:
        """The path of a file afterwards."""
        return self.moved.get(path, path)

    def destination(self, link: Link, source: str) -> str | None:
        """Where a link of a note is to lead afterwards; nothing if it leads nowhere."""
        found = self.before.resolve(link.target, source, link.form)
        if found.path is None or found.rule == "self":
            return None
        return self.now(found.path)

    def resolve_after(self, target: str, link: Link, source: str) -> Resolution:
        """What a link of a note leads to afterwards, with another target."""
        return self.after.resolve(target, self.now(source), link.form)

    def leads_to(self, target: str, link: Link, source: str) -> str | None:
        """Where a link with another target leads afterwards."""
        return self.resolve_after(target, link, source).path


def moves_of(old: str, new: str, files: Iterable[str]) -> dict[str, str]:
    """The files that get another path when a file or folder does."""
    inside = f"{old}/"
    return {
        path: new + path[len(old) :]
        for path in files
        if path == old or path.startswith(inside)
    }


def _spellings(path: str, folder: str, written: str) -> Iterator[str]:
    """Paths that may stand in a link, those most like what was written first.

    Args:
        folder: The folder of the note that holds the link.
        written: What the link says now, as a path.
    """
    bare = path[:-3] if path.lower().endswith(".md") else path
    is_full = written.lower().endswith(".md")
    first, second = (path, bare) if is_full else (bare, path)
    if written.startswith(("./", "../")):
        relative = relpath(first, folder or ".")
        yield relative if relative.startswith("../") else f"./{relative}"
    if written.startswith("/"):
        yield f"/{first}"
    for each in (first, second):
        parts = each.split("/")
        for count in range(min(written.count("/") + 1, len(parts)), len(parts) + 1):
            yield "/".join(parts[-count:])
    yield f"/{first}"
    yield f"/{second}"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _encoded(path: str, written: str) -> str:
    """A path as a destination of Markdown, letters encoded where they were before."""
    odd = set(' \t<>"\\%')
    if not _PAIRED_BRACKETS.fullmatch(path):
        odd |= set("()")
    has_letters = _ENCODED_LETTER.search(written) is not None
    return "".join(
        _percent(each) if each in odd or (has_letters and not each.isascii()) else each
        for each in path
    )


def _in_form(path: str, link: Link, source: str) -> str | None:
    """A path as the link's form asks for it; nothing where that cannot hold it."""
    if link.form == "markdown":
        if source[link.target_span.start - 1] == "<":
            return None if set("<>\n") & set(path) else path
        return _encoded(path, link.target)
    return None if _NOT_IN_WIKILINKS.search(path) else path


def _retarget(link: Link, path: str, place: str, note: Note, renaming: Renaming) -> str:
    """What a link's path is to say, so that it leads to a file."""
    written = parse_target(link.target, link.form).path
    fitting = []
    for spelling in _spellings(path, dirname(renaming.now(place)), written):
        text = _in_form(spelling, link, note.source)
        if text is None:
            continue
        found = renaming.resolve_after(text + link.subpath, link, place)
        if found.path == path and not found.is_ambiguous:
            return text
        if found.path == path:
            fitting.append(text)
    if not fitting:
        raise UnlinkableError(path, place, link)
    return fitting[0]


def _is_to_change(link: Link, path: str, place: str, renaming: Renaming) -> bool:
    """Whether a link leads elsewhere afterwards, or says a name that is gone."""
    if renaming.leads_to(link.target, link, place) != path:
        return True
    found = renaming.before.resolve(link.target, place, link.form).path
    return found is not None and name_of(found) != name_of(path)


def _edits(place: str, note: Note, renaming: Renaming) -> Iterator[Edit]:
    for link in note.links:
        path = renaming.destination(link, place)
        if path is None or not _is_to_change(link, path, place, renaming):
            continue
        text = _retarget(link, path, place, note, renaming)
        written = link.target.partition("#")[0].rstrip()
        start = link.target_span.start
        if text != written:
            yield Edit(Span(start, start + len(written)), text)


def _told(link: Link) -> tuple[object, ...]:
    """All of a link but the path in it."""
    return link.label, link.form, link.is_embed, link.is_escaped, link.subpath


def _shape(note: Note) -> tuple[object, ...]:
    """What a note is made of, whatever its words are."""
    return (
        [(field.key, field.style) for field in note.fields],
        [heading.level for heading in note.headings],
        [(item.depth, item.mark) for item in note.items],
        [
            len(row.cells)
            for table in note.tables
            for row in (table.header, *table.rows)
        ],
        [tag.name for tag in note.tags],
        [_told(link) for link in note.links],
        [link.target for link in note.external],
        [len(spans) for spans in (note.blocks, note.opaque, note.comments)],
        [finding.code for finding in note.findings],
    )


def _prove(place: str, note: Note, edits: tuple[Edit, ...], renaming: Renaming) -> None:
    """See that all links of a note lead where they should, and nothing else changed.

    Raises:
        SideEffectError: If that is not so.
    """
    after = parse_note(apply_edits(note.source, edits))
    if _shape(after) != _shape(parse_note(note.source)):
        raise SideEffectError(name_of(place), ["structure"])
    for old, new in zip(note.links, after.links, strict=True):
        path = renaming.destination(old, place)
        if path is not None and renaming.leads_to(new.target, new, place) != path:
            raise SideEffectError(name_of(place), ["links"])


def relink(place: str, note: Note, renaming: Renaming) -> tuple[Edit, ...]:
    """Rewrite the links of a note that would lead elsewhere after a renaming.

    Labels, headings, blocks, escapes and the form of each link stay as they are, and
    so does the number of folders that it names, where that is enough.

    Raises:
        SideEffectError: If it cannot be done without changing anything else.
        UnlinkableError: If no link could lead to a file any more.
    """
    edits = tuple(_edits(place, note, renaming))
    if edits:
        _prove(place, note, edits, renaming)
    return edits


def may_be_concerned(source: str, keys: Iterable[str]) -> bool:
    """Whether a note's text may hold a link of one of some keys.

    It is much quicker than reading the note, and never wrong when it says no.
    """
    if "](" in source and ("%" in source or "\\" in source):
        return True
    text = fold(source)
    return any(key in text for key in keys)


def adopted(place: str, note: Note, renaming: Renaming) -> int:
    """How many links of a note led nowhere, and will lead to what is renamed."""
    targets = set(renaming.moved.values())
    return sum(
        renaming.before.resolve(link.target, place, link.form).path is None
        and renaming.leads_to(link.target, link, place) in targets
        for link in note.links
    )
