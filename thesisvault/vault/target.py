"""Targets of links, taken apart; and keys, by which links and files find each other.

A link and all files that it may lead to have one key. So a resolver over the files
of some keys answers for their links as one over the whole vault would, and a file
that comes or goes can change the links of its own key alone.
"""

from contextlib import suppress
from re import Match

from thesisvault.files import fold
from thesisvault.note.model import LinkForm
from thesisvault.pattern import pattern
from thesisvault.text import Record

_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_PERCENT = pattern(r"(?:%[0-9A-Fa-f]{2})+")


class Target(Record, frozen=True):
    """A link's target, taken apart: a path or name, and `#…` or nothing."""

    path: str
    subpath: str


def _decoded(text: str) -> str:
    r"""A Markdown destination as text: `Long%20Name\(1\)` is `Long Name(1)`."""
    text = _ESCAPE.sub(r"\1", text)
    # Where no text was encoded, percent signs stand for themselves.
    with suppress(UnicodeDecodeError):
        text = _PERCENT.sub(_bytes_decoded, text)
    return text


def _bytes_decoded(found: Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode()


def parse_target(target: str, form: LinkForm = "wikilink") -> Target:
    """Take a target as written apart, decoding it where the form asks for that."""
    path, mark, rest = target.partition("#")
    if form == "markdown":
        path, rest = _decoded(path), _decoded(rest)
    return Target(path.strip(), mark + rest)


def target_path(target: str, form: LinkForm = "wikilink") -> str:
    """The path or name in a target, as it compares."""
    path = target.partition("#")[0]
    return fold((_decoded(path) if form == "markdown" else path).strip())


def path_key(path: str) -> str:
    """The key that a file has in common with the links that may lead to it."""
    return folded_key(fold(path))


def folded_key(path: str) -> str:
    """The same, of a path as it compares."""
    name = path[path.rfind("/") + 1 :]
    # `[[a.md]]` may lead to `a.md` and to `a.md.md`: one key for them all.
    while name.endswith(".md"):
        name = name[:-3]
    return name


def link_key(target: str, form: LinkForm = "wikilink") -> str:
    """The key that a link has in common with the files that it may lead to."""
    return folded_key(target_path(target, form))
