"""Why a link leads where it leads, or nowhere: in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.model import Link, Note
from thesisvault.note.parse import parse_note
from thesisvault.text import Lines, Record
from thesisvault.vault.lookup import nearest_names
from thesisvault.vault.reading import name_of
from thesisvault.vault.resolve import Resolution, Rule
from thesisvault.vault.subpath import find_block, find_heading
from thesisvault.vault.target import link_key, parse_target, path_key

_NEAREST = 3

_WHY: Mapping[Rule, str] = {
    "self": "it names no note, so it means the one that it stands in",
    "relative path": "what begins with ./ or ../ is looked up from the linking note's"
    " folder, and nowhere else",
    "exact path": "a file with exactly this path from the vault's root comes before"
    " all others",
    "same folder": "no file has this path from the root, and this one lies in the"
    " linking note's own folder",
    "shortest path": "no file has this path from the root, and none that fits lies in"
    " the linking note's own folder: of those elsewhere, the shortest path wins",
}
_ONLY_ONE = "this is the only file whose path ends in it"


class NoLinkError(VaultError):
    """A text is no link to a note or file."""

    def __init__(self, text: str, *, is_external: bool) -> None:
        fact = "leads out of the vault" if is_external else "is no link to Obsidian"
        super().__init__(
            f'"{text}" {fact}; give one as it stands in a note, such as'
            f' "[[Note]]", "![[chart.png]]" or "[text](Note.md)"'
        )


class Part(Record, frozen=True):
    """The heading or block that a link names, and the line where it stands, if it does.

    `nearest` are those most like one that is not there.
    """

    kind: Literal["heading", "block"]
    text: str
    line: int | None
    nearest: tuple[str, ...] = ()


class Surroundings(Record, frozen=True):
    """What a vault has that a link might mean: all files, and the aliases of notes."""

    notes: Collection[str]
    attachments: Collection[str]
    # Paths and aliases of the notes that have the link's name for an alias.
    aliases: tuple[tuple[str, str], ...] = ()


def read_link(text: str) -> Link:
    """Read a text that is a link in any form, or the bare target of one.

    Raises:
        NoLinkError: If it is none, or leads out of the vault.
    """
    note = parse_note(text.strip())
    if note.external:
        raise NoLinkError(text, is_external=True)
    is_bare = not any(mark in text for mark in ("[[", "](", "\n"))
    links = note.links or (parse_note(f"[[{text}]]").links if is_bare else ())
    if not links:
        raise NoLinkError(text, is_external=False)
    return links[0]


def explain_rule(resolution: Resolution) -> str:
    """Say in words why a link that resolves leads where it does."""
    is_lone = resolution.rule == "shortest path" and len(resolution.matches) == 1
    why = _ONLY_ONE if is_lone else _WHY[resolution.rule]
    if resolution.is_ambiguous:
        why += "; several fit equally well, and the first in order was taken"
    return why


def _nearest(text: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(text, list(known), _NEAREST))


def find_part(subpath: str, note: Note) -> Part:
    """Look in a note for the heading or block that a link names."""
    line = Lines(note.source).line
    if subpath.startswith("#^"):
        name = subpath[2:].strip()
        if block := find_block(note.blocks, subpath):
            return Part("block", name, line(block.span.start))
        nearest = _nearest(name, (block.name for block in note.blocks))
        return Part("block", name, None, nearest)
    *_, last = parts = [part.strip() for part in subpath.split("#")]
    name = " > ".join(filter(None, parts))
    if heading := find_heading(note.headings, subpath):
        return Part("heading", name, line(heading.span.start))
    nearest = _nearest(last, (heading.text for heading in note.headings))
    return Part("heading", name, None, nearest)


def _alike(key: str, paths: Iterable[str]) -> list[str]:
    """The files of a name, wherever they lie."""
    return [path for path in paths if path_key(path) == key]


def _as_link(link: Link, target: str, label: str | None = None) -> str:
    """A wikilink as it might be written instead."""
    label = label or (link.label if link.form == "wikilink" else None)
    return f"[[{target}|{label}]]" if label else f"[[{target}]]"


def _as_alias(link: Link, around: Surroundings) -> Iterator[str]:
    for path, alias in around.aliases:
        better = _as_link(link, name_of(path) + link.subpath, link.label or alias)
        yield (
            f'"{alias}" is an alias of "{path}", and an alias is never a target:'
            f" write {better}"
        )


def _elsewhere(link: Link, around: Surroundings) -> Iterator[str]:
    """Files of that name, where the link's folder keeps it from them."""
    path = parse_target(link.target, link.form).path
    key = link_key(link.target, link.form)
    same = _alike(key, (*around.notes, *around.attachments)) if key else []
    if path.startswith(("./", "../")):
        yield (
            "what begins with ./ or ../ is looked up from the linking note's folder,"
            " and nowhere else"
        )
    elif same and "/" in path:
        yield f'no path ends in "{path}"'
    for other in same[:_NEAREST]:
        yield f'a file of that name is "{other}"'


def _without_ending(link: Link, around: Surroundings) -> Iterator[str]:
    """An attachment of that name: it needs its ending in a link."""
    path = fold(parse_target(link.target, link.form).path)
    for other in around.attachments:
        stem, dot, _ = fold(other).rpartition(".")
        if dot and path and f"/{stem}".endswith(f"/{path}"):
            name = other[other.rfind("/") + 1 :]
            yield (
                f'"{other}" is no note, and needs its ending in a link:'
                f" write {_as_link(link, name)}"
            )


def _encoded(link: Link, around: Surroundings) -> Iterator[str]:
    """A wikilink written as a Markdown link is: nothing in it is decoded."""
    if link.form == "wikilink" and "%" in link.target:
        path = parse_target(link.target, "markdown").path
        if path != link.name and _alike(path_key(path), around.notes):
            yield (
                "only [text](target) has its %20 decoded:"
                f" write {_as_link(link, path.removesuffix('.md'))}"
            )


def explain_nothing(link: Link, around: Surroundings) -> tuple[str, ...]:
    """Say in words why a link leads nowhere, the likeliest reason first."""
    reasons = [
        reason
        for find in (_as_alias, _elsewhere, _without_ending, _encoded)
        for reason in find(link, around)
    ]
    if reasons:
        return tuple(reasons)
    name = name_of(f"{link.name.removesuffix('.md')}.md")
    nearest = ", ".join(f'"{each}"' for each in nearest_names(name, around.notes))
    told = f"; the nearest: {nearest}" if nearest else ""
    return (f'no note or file has the name "{name}"{told}',)
