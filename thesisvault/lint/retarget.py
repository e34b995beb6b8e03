"""Leading a link to another note, with all else in it as it was."""

from urllib.parse import quote

from thesisvault.lint.places import Link
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span

_UNLINKABLE = pattern(r"[\[\]#|^\"\\\r\n]")


def is_linkable(name: str) -> bool:
    """Whether a link may hold a name as it is."""
    return _UNLINKABLE.search(name) is None


def path_of(link: Link) -> str:
    """The note's part of a link's target, as written."""
    return link.target.partition("#")[0].rstrip()


def retarget(link: Link, name: str, *, keeps_look: bool = False) -> Edit:
    """Write another name into a link.

    Args:
        keeps_look: Whether what the link shows becomes its label, where it has none.
    """
    old = path_of(link)
    start = link.at
    if link.form == "markdown":
        return Edit(Span(start, start + len(old)), f"{quote(name)}.md")
    if keeps_look and link.label is None:
        pipe = "\\|" if link.in_table else "|"
        # Obsidian shows `Name#Heading` as `Name > Heading`.
        shown = " > ".join(part.strip() for part in link.target.split("#"))
        text = f"{name}{link.target[len(old) :]}{pipe}{shown}"
        return Edit(Span(start, start + len(link.target)), text)
    return Edit(Span(start, start + len(old)), name)
