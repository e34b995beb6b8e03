"""Markdown's block structure and code, with exact offsets; the door to pyromark.

The parser gives offsets in bytes, and an event for every scrap of inline text.
Both are mended before it starts: it reads a mask of the text, in which each
code point is one ASCII character and most inline punctuation a plain letter. So
bytes are code points, and block events and code are nearly all that remains: a
third of the time. Tables are left to it as paragraphs, since Obsidian's cells
are not GFM's: see `tables.py`. Links, tags and fields: see `inline.py`.
"""

from collections.abc import Iterable
from functools import lru_cache
from re import MULTILINE
from typing import Any

from thesisvault.note.structure import Blocks, read_plain
from thesisvault.pattern import pattern

# A bracket must become nothing that makes a tag of `<[` or `<![`, and `_` must stay
# fit for the name of an attribute, but not for that of a tag.
_BRACKET = "\x1a"
_NEUTRAL = bytes.maketrans(b"[]&_\x00", b"\x1a\x1a,:,")
_NEUTRAL_BUT_RULES = bytes.maketrans(b"[]&\x00", b"\x1a\x1a,,")
_UNDERSCORE_RULE = pattern(r"^[^_\n]*+_[ \t]*+_[ \t]*+_[ \t_]*+$", MULTILINE)
_STAR_RULE = pattern(r"^[^*\n]*+\*[ \t]*+\*[ \t]*+\*[ \t*]*+$", MULTILINE)
# Parts of rules with spaces between their marks: `_  __`, `*  **`.
_APART = pattern(r"_[ \t]+_")
_PAIR_APART = pattern(r"\*[ \t]+\*\*|\*\*[ \t]+\*")
_QUESTION = pattern(r"<\?")
# A fence's first line, or code that is indented, ends in a pipe, and a row of a table
# seems to follow.
_CODE_AND_ROW = pattern(
    r"^(?:[ \t>*+\d.)-]*+(?:`{3}|~{3})|[ ]{4}|[ ]*\t)[^\n]*+(?<=\|)\n\|", MULTILINE
)
_FOOTNOTE = pattern(r"^ {0,3}\[\^[^\[\]\s]+\]:", MULTILINE)
_MARKER = pattern(r"(?:[-*+]|\d{1,9}[.)])\s*")


# The blocks that say something; `Rule` is an event of its own.
_BLOCKS = frozenset(
    ("BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "Item", "List", "Paragraph")
)
# name, start, end, and the tag with its attributes
_Start = tuple[str, int, int, Any]


def _has_footnotes(text: str) -> bool:
    """Whether a text defines footnotes, whose further blocks are indented."""
    return "[^" in text and _FOOTNOTE.search(text) is not None


def _without_made_up_marks(text: str, mask: str) -> str:
    """Hide each `<` that only the mask's `?` makes an opening of HTML."""
    return _QUESTION.sub(
        lambda found: found[0] if text[found.start() + 1] == "?" else ",?", mask
    )


def _without_pairs(mask: str) -> str:
    """Hide pairs of stars where they are no part of a rule such as `***`."""
    pieces: list[str] = []
    done = 0
    for rule in _STAR_RULE.finditer(mask):
        pieces += (mask[done : rule.start()].replace("**", ",,"), rule[0])
        done = rule.end()
    return "".join((*pieces, mask[done:].replace("**", ",,")))


def _mask(text: str) -> str:
    """Text of the same length and structure, in ASCII, without inline marks."""
    neutral = _NEUTRAL
    if "_" in text and ("___" in text or _APART.search(text)):
        has_rule = _UNDERSCORE_RULE.search(text) is not None
        neutral = _NEUTRAL_BUT_RULES if has_rule else _NEUTRAL
    mask = text.encode("ascii", "replace").translate(neutral).decode("ascii")
    if "<" in mask:
        # A link's target in angle brackets would look like an HTML tag.
        mask = mask.replace(f"{_BRACKET}(<", f"{_BRACKET}(,")
        if "<?" in mask:
            mask = _without_made_up_marks(text, mask)
    if "***" in mask or ("**" in mask and _PAIR_APART.search(mask)):
        return _without_pairs(mask)
    return mask.replace("**", ",,")


def _with_footnotes(text: str, mask: str) -> str:
    """Put back the brackets that make footnotes."""
    marks = bytearray(mask, "ascii")
    for found in _FOOTNOTE.finditer(text):
        marks[text.index("[", found.start())] = ord("[")
        marks[found.end() - 2] = ord("]")
    return marks.decode("ascii")


def _starts(
    events: Iterable[tuple[Any, Any]], code: list[tuple[int, int]] | None
) -> list[_Start]:
    """The starts of blocks among events; most events are inline text, and pass by.

    Args:
        code: Receives the stretches of inline code and HTML, where there may be any.
    """
    starts = []
    for event, place in events:
        # Events without contents are words: `Rule`, `SoftBreak`.
        if "Start" in event:
            tag = event["Start"]
            name = tag if type(tag) is str else next(iter(tag))
            if name in _BLOCKS:
                starts.append((name, place["start"], place["end"], tag))
        elif code is not None and ("Code" in event or "InlineHtml" in event):
            code.append((place["start"], place["end"]))
        elif event == "Rule":
            starts.append((event, place["start"], place["end"], event))
    return starts


class _Collector:
    """Makes blocks of their starts, over the mask of a text."""

    def __init__(self, mask: str, starts: list[_Start]) -> None:
        self.mask = mask
        self.starts = starts
        self.found = Blocks()
        # Only tables ask for paragraphs, and only for those with a pipe.
        self.has_pipes = "|" in mask
        # Whether a heading that ends in a pipe took in the line below it.
        self.has_swallowed = False
        # Ends of the list items and quotes that are open.
        self._items: list[int] = []
        self._quotes: list[int] = []

    def collect(self) -> Blocks:
        """Go through the starts in order."""
        is_taken = False
        for index, (name, start, end, tag) in enumerate(self.starts):
            self._close(start)
            if name == "Paragraph":
                if not is_taken:
                    self._leaf(start, end)
                is_taken = False
            elif name == "Item":
                is_taken = self._item(index, start, end)
            elif name == "Heading":
                self._heading(start, end, tag)
            elif name == "BlockQuote":
                self._quotes.append(end)
            elif name in ("CodeBlock", "HtmlBlock"):
                self.found.code.append((start, end))
        return self.found

    def _close(self, start: int) -> None:
        for ends in (self._items, self._quotes):
            while ends and ends[-1] <= start:
                ends.pop()

    def _leaf(self, start: int, end: int) -> None:
        if self.has_pipes and self.mask.find("|", start, end) >= 0:
            end = start + len(self.mask[start:end].rstrip())
            if self.mask.find("\n", start, end) >= 0:
                self.found.leaves.append((start, end, bool(self._quotes)))

    def _item(self, index: int, start: int, end: int) -> bool:
        """Add a list item; tell whether the paragraph that follows is its text.

        In a tight list an item's text is no paragraph of its own: it ends with
        the item, or where the next block starts.
        """
        mask = self.mask
        # A nested item's range begins with the rest of its indentation.
        while mask[start] in " \t\n":
            start += 1
        # It may begin before the end of the item above, where a tab indents it.
        self._close(start)
        marker = _MARKER.match(mask, start)
        text = marker.end() if marker else start
        stop, has_paragraph = end, False
        if index + 1 < len(self.starts):
            name, following, following_end, _ = self.starts[index + 1]
            has_paragraph = name == "Paragraph" and following < end
            if has_paragraph:
                text, stop = following, following_end
            elif following < end:
                stop = following
        text = min(text, stop)
        stop = text + len(mask[text:stop].rstrip())
        if self._quotes and mask[stop - 1 : stop] == ">":
            # Quote marks of the lines before the next block.
            words = text + len(mask[text:stop].rstrip(" \t\n>"))
            line_end = mask.find("\n", words, stop)
            stop = stop if line_end < 0 else line_end
            stop = text + len(mask[text:stop].rstrip())
        self.found.items.append((start, end, text, stop, len(self._items)))
        self._leaf(text, stop)
        self._items.append(end)
        return has_paragraph

    def _heading(self, start: int, end: int, tag: Any) -> None:
        if self.mask[start] == "#" and "\n" in self.mask[start : end - 1]:
            self.has_swallowed = True
        # Obsidian's outline knows no headings of quotes and list items.
        if not self._quotes and not self._items:
            level = int(tag["Heading"]["level"][1])
            self.found.headings.append((level, start, end))


@lru_cache(maxsize=2)
def _make_parser(*, has_footnotes: bool) -> Any:
    # Imported here: plain notes need no parser.
    from pyromark import Markdown, Options

    return Markdown(options=Options.ENABLE_FOOTNOTES) if has_footnotes else Markdown()


def _read_mask(mask: str, parser: Any, written: str) -> tuple[Blocks, bool]:
    inline: list[tuple[int, int]] | None = None
    if "`" in mask or "<" in mask:
        inline = []
    starts = _starts(parser.events_with_range(written), inline)
    collector = _Collector(mask, starts)
    found = collector.collect()
    found.code = sorted((*found.code, *inline)) if inline else found.code
    return found, collector.has_swallowed


def read_blocks(text: str, start: int = 0) -> Blocks:
    """Read the structure of a text from an offset on; its lines end in line feeds."""
    plain = read_plain(text, start)
    if plain is not None:
        return plain
    # What comes before is blank lines to the parser, so that offsets stay the note's.
    return parse_blocks("\n" * start + text[start:] if start else text)


def parse_blocks(text: str) -> Blocks:
    """Have the parser read the structure of a text."""
    mask = _mask(text)
    has_footnotes = _has_footnotes(text)
    parser = _make_parser(has_footnotes=has_footnotes)
    if has_footnotes:
        mask = _with_footnotes(text, mask)
    # A table as one long line gives one event, not two a row.
    joined = mask.replace("|\n|", "| |")
    if joined != mask and _CODE_AND_ROW.search(mask):
        joined = mask
    found, has_swallowed = _read_mask(mask, parser, joined)
    return _read_mask(mask, parser, mask)[0] if has_swallowed else found
