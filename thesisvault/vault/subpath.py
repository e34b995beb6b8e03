"""What the part of a target behind its `#` leads to, inside a note."""

from collections.abc import Iterable

from thesisvault.files import fold
from thesisvault.note.model import BlockId, Heading
from thesisvault.pattern import pattern

# Obsidian's own list: apostrophes, hyphens and underscores stay.
_PUNCTUATION = pattern(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\\s]+")


def heading_words(text: str) -> str:
    """A heading as it compares: the words, in lower case, single-spaced."""
    return fold(_PUNCTUATION.sub(" ", text).strip())


def find_heading(headings: Iterable[Heading], subpath: str) -> Heading | None:
    """Find the heading that `#H2` or `#H1#H2` names; the first of equals wins."""
    *above, last = [heading_words(part) for part in subpath.split("#") if part] or [""]
    if not last:
        return None
    open_: list[tuple[int, str]] = []
    for heading in headings:
        while open_ and open_[-1][0] >= heading.level:
            open_.pop()
        words = heading_words(heading.text)
        # One iterator for all: each is looked for below the one before.
        outline = iter([words for _, words in open_])
        if words == last and all(part in outline for part in above):
            return heading
        open_.append((heading.level, words))
    return None


def find_block(blocks: Iterable[BlockId], subpath: str) -> BlockId | None:
    """Find the block that `#^id` names."""
    if not subpath.startswith("#^"):
        return None
    name = subpath[2:].strip().lower()
    return next((block for block in blocks if block.name.lower() == name), None)
