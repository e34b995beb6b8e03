"""Markdown's block structure as offsets; that of plain notes, read without a parser.

Paragraphs, headings, lists of single lines, quotes of words, and rules: one pattern
takes them off a note, block by block, in a quarter of the parser's time. Where a line
could mean more than that, this gives up, and `blocks.py` has the parser read the note.
A property holds the two together.
"""

from re import Match, Pattern

from thesisvault.pattern import pattern


class Blocks:
    """The block structure of a text, as offsets, in order."""

    __slots__ = ("code", "headings", "items", "leaves")

    def __init__(self) -> None:
        # level, start, end
        self.headings: list[tuple[int, int, int]] = []
        # start, end, start and end of the first paragraph, depth
        self.items: list[tuple[int, int, int, int, int]] = []
        # paragraphs and texts of items that have a pipe: start, end, whether quoted
        self.leaves: list[tuple[int, int, bool]] = []
        # code and HTML
        self.code: list[tuple[int, int]] = []


# Links in angle brackets are no HTML.
_LINK = r"<https?://[^\s<>`]*>"
# How a line of words begins, as no other line does.
_WORD = (
    r"(?:[^\s#>=<~`*_+\d-]|\*{1,2}[^\s*`<]|#[^\s#`<]|_[^\s_`<]|~{1,2}[^\s~`<]"
    rf"|[+-][^\s=+`<-]|\d++(?:(?![.)])|[.)](?=\S))|<[^A-Za-z/!?\s`<]|{_LINK})"
)
_FENCED = "|".join(
    rf"(?P<{name}>{mark}{{3,}}+)[^\n`]*\n(?:(?![ ]{{0,3}}(?P={name}))[^\n]*\n)*+"
    rf"(?P={name}){mark}*+[ ]*"
    for name, mark in (("ticks", "`"), ("tildes", "~"))
)
_COMMENT = r"<!--(?:(?!-->)[^\n])*+-->[^\n]*"
# The blank lines behind a block are taken with it.
_BLANK = r"(?:[ ]*\n)*+"
_END = rf"(?:\n{_BLANK}|\Z)"


def _make_pattern(rest: str) -> Pattern[str]:
    """What takes a block; each kind ends with an empty group, which tells the kind.

    Args:
        rest: The rest of a line of words.
    """
    words = f"{_WORD}{rest}"
    return pattern(
        rf"{words}(?:\n{words})*+{_END}(?P<paragraph>)"
        r"|(?P<indent>[ ]*)(?P<marker>[-*+]|\d{1,9}[.)])[ ]{1,4}"
        rf"(?P<text>{words}){_END}(?P<item>)"
        rf"|(?P<marks>#{{1,6}})(?:[ ]{rest})?{_END}(?P<heading>)"
        rf"|(?:(?:-[ ]*+){{3,}}+|(?:\*[ ]*+){{3,}}+){_END}(?P<rule>)"
        rf"|>[ ]?(?P<words>{words}(?:\n>[ ]?{words})*+){_END}(?P<quote>)"
        rf"|(?P<lines>{_FENCED}){_END}(?P<fence>)"
        rf"|(?P<comment>{_COMMENT}(?:\n|\Z)){_BLANK}(?P<html>)"
        r"|(?P<other>)"
    )


_BLOCK = _make_pattern(r"[^\n]*+")
# Where there may be inline code or HTML: it takes twice as long to see that a line has
# none of them.
_CAREFUL_BLOCK = _make_pattern(
    rf"[^\n`<]*+(?:(?:{_LINK}|<(?![A-Za-z/!?])|(?<=\]\()<)[^\n`<]*+)*+"
)
# Markers that may stand right below anything.
_FREE = frozenset(("-", "*", "+", "1.", "1)"))
_UNFINISHED = (0, 0, 0, 0, 0)
# Kinds of blocks with whose words the next line might go on.
_WORDY = ("paragraph", "item", "quote")
_KINDS = ("paragraph", "item", "heading", "rule", "quote", "fence", "html", "other")
_BLANKS = pattern(_BLANK)
# What the parser, which knows ASCII alone, takes for white space.
_SPACE = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"


class _Reader:
    """Takes blocks off a text, until one is not plain."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.found = Blocks()
        blanks = _BLANKS.match(text, start)
        # How far the text has been read, and what kind of block ends there.
        self.at = blanks.end() if blanks else start
        self.above = ""
        self._has_pipes = "|" in text
        # The list items that are open: the column of their text, their marker, their
        # place among all items, their start, and the start and end of their text.
        self._open: list[tuple[int, str, int, int, int, int]] = []

    def read(self) -> Blocks | None:
        text = self.text
        block_pattern = _CAREFUL_BLOCK if "`" in text or "<" in text else _BLOCK
        for block in block_pattern.finditer(text, self.at):
            kind = block.lastgroup or ""
            if not _TAKE[kind](self, block):
                break
            self.above = kind
            self.at = block.end()
        if self.at < len(text):
            return None
        self._close(0, self.at)
        return self.found

    def _is_apart(self) -> bool:
        """Whether a blank line stands above."""
        line = self.text.rfind("\n", 0, self.at - 1) + 1
        return self.text[line : self.at].isspace()

    def _close(self, column: int, end: int) -> str:
        """Close the items whose text begins behind a column; the last one's marker."""
        marker = ""
        open_, items = self._open, self.found.items
        while open_ and open_[-1][0] > column:
            _, marker, index, start, text, stop = open_.pop()
            items[index] = (start, end, text, stop, len(open_))
        return marker

    def _leaf(self, start: int, end: int, *, is_quoted: bool = False) -> None:
        if self.text.find("|", start, end) >= 0:
            end = start + len(self.text[start:end].rstrip(_SPACE))
            self.found.leaves.append((start, end, is_quoted))

    def paragraph(self, block: Match[str]) -> bool:
        start, end = block.span()
        if self._open:
            self._close(0, start)
        if self._has_pipes:
            self._leaf(start, end)
        # Right below an item or a quote, words go on with it.
        return self.above not in ("item", "quote") or self._is_apart()

    def item(self, block: Match[str]) -> bool:
        space, marker, words = block.group("indent", "marker", "text")
        line, text = block.start(), block.start("text")
        indent = len(space)
        sibling = self._close(indent, line) if self._open else ""
        # Farther to the right, it is code.
        if indent > 3 and indent - (self._open[-1][0] if self._open else 0) > 3:
            return False
        # Right below words, a number goes on with a list, or is a 1, or is no item.
        is_free = marker in _FREE or sibling[-1:] == marker[-1]
        if not is_free and self.above in _WORDY and not self._is_apart():
            return False
        items, stop = self.found.items, text + len(words.rstrip(_SPACE))
        self._open.append((text - line, marker, len(items), line + indent, text, stop))
        items.append(_UNFINISHED)
        if self._has_pipes:
            self._leaf(text, stop)
        return True

    def heading(self, block: Match[str]) -> bool:
        start, end = block.span()
        self._close(0, start)
        # The end of its line belongs to it, blank lines do not.
        line_end = self.text.find("\n", start) + 1
        self.found.headings.append((len(block["marks"]), start, line_end or end))
        return True

    def rule(self, block: Match[str]) -> bool:
        self._close(0, block.start())
        # Right below words, dashes make a heading.
        return self.above != "paragraph" or self._is_apart()

    def quote(self, block: Match[str]) -> bool:
        self._close(0, block.start())
        self._leaf(*block.span("words"), is_quoted=True)
        return True

    def fence(self, block: Match[str]) -> bool:
        self._close(0, block.start())
        self.found.code.append(block.span("lines"))
        return True

    def html(self, block: Match[str]) -> bool:
        self._close(0, block.start())
        self.found.code.append(block.span("comment"))
        return True

    def other(self, block: Match[str]) -> bool:  # noqa: ARG002 - as all the others
        return False


_TAKE = {name: getattr(_Reader, name) for name in _KINDS}


def read_plain(text: str, start: int) -> Blocks | None:
    """Read the structure of a text from an offset on, if all of it is plain."""
    # Tabs move what follows them; footnotes have further blocks.
    if "\t" in text or ("^" in text and "[^" in text):
        return None
    return _Reader(text, start).read()
