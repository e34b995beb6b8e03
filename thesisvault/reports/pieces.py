"""A text from a note, taken apart: its links, its URLs, and the words between."""

from thesisvault.note.inline import (
    find_markdown_links,
    find_urls,
    find_wikilinks,
    is_external,
)
from thesisvault.note.model import Link
from thesisvault.text import Record

# Stands where a link was, so that the words around it do not join.
_GAP = " "


class Pieces(Record, frozen=True):
    """The links to notes and files, the URLs, and the text outside of both."""

    links: tuple[Link, ...]
    urls: tuple[str, ...]
    rest: str


def _outside(text: str, links: list[Link]) -> str:
    for link in sorted(links, key=lambda each: each.span, reverse=True):
        text = f"{text[: link.span.start]}{_GAP}{text[link.span.end :]}"
    return text


def take_apart(text: str) -> Pieces:
    """Take a text apart; its links are those that the note's own reading finds."""
    if "[" not in text and "://" not in text:
        return Pieces((), (), text)
    wikilinks = find_wikilinks(text, 0)
    markdown = find_markdown_links(text, 0, wikilinks)
    links = sorted([*wikilinks, *markdown], key=lambda link: link.span)
    urls = find_urls(text, 0, links)
    inner = tuple([link for link in links if not is_external(link)])
    outer = [link.target for link in [*links, *urls] if is_external(link)]
    return Pieces(inner, tuple(outer), _outside(text, [*links, *urls]))
