"""Markdown's block structure as offsets; that of plain notes, read without a parser.

Paragraphs, headings, lists, quotes of words, fences and rules, taken line by line in a
half of the parser's time: most lines say by their first character what they are. Where
a line could mean more than that, this gives up, and `blocks.py` has the parser read the
note. A property holds the two together.
"""

from re import Match
from typing import Final

from thesisvault.note.visible import places
from thesisvault.pattern import pattern


class Blocks:
    """The block structure of a text, as offsets, in order."""

    __slots__ = ("code", "headings", "items", "leaves")

    def __init__(self) -> None:
        # level, start, end
        self.headings: list[tuple[int, int, int]] = []
        # start, end, start and end of the first paragraph, depth
        self.items: list[tuple[int, int, int, int, int]] = []
        # paragraphs and texts of items that have a pipe and more lines than one:
        # start, end, whether quoted
        self.leaves: list[tuple[int, int, bool]] = []
        # code and HTML
        self.code: list[tuple[int, int]] = []


# Links in angle brackets are no HTML.
_LINK: Final = r"<https?://[^\s<>`]*>"
# How a line of words begins, as no other line does.
_WORD: Final = (
    r"(?:[^\s#>=<~`*_+\d-]|`(?!``)|\*{1,2}[^\s*<]|#[^\s#<]|_[^\s_<]|~{1,2}[^\s~<]"
    rf"|[+-][^\s=+<-]|\d++(?:(?![.)])|[.)](?=\S))|<[^A-Za-z/!?\s<]|{_LINK})"
)
_WORDS: Final = pattern(_WORD)
_ITEM: Final = pattern(rf"([-*+]|\d{{1,9}}[.)])[ ]{{1,4}}(?={_WORD})")
# Of lists in quotes, those of single lines on one level are plain.
_QUOTE: Final = pattern(rf">[ ]?(?P<marker>[-*+][ ]{{1,4}})?(?={_WORD})")
_INDENTED: Final = pattern(
    r"[ ]{4}[^\n]*+(?:\n|\Z)(?:(?:[ ]*+\n)*+[ ]{4}[ ]*+[^\s][^\n]*+(?:\n|\Z))*+"
)
_RULE: Final = pattern(r"(?:-[ ]*+){3,}|(?:\*[ ]*+){3,}")
_FENCE: Final = pattern(
    "|".join(
        rf"(?P<{name}>{mark}{{3,}}+)[^\n`]*\n(?:(?![ ]{{0,3}}(?P={name}))[^\n]*\n)*+"
        rf"(?P={name}){mark}*+[ ]*(?=\n|\Z)"
        for name, mark in (("ticks", "`"), ("tildes", "~"))
    )
)
# A `<` that may begin a tag of HTML. It stands first here: so it is looked for at once,
# and what stands around it only where there is one.
_TAG: Final = pattern(rf"<(?<!\]\(<)(?=[A-Za-z/!?])(?!{_LINK[1:]})")
_ESCAPE_OR_TICKS: Final = pattern(r"\\.|`++")
_TICKS: Final = pattern(r"`++")
_MOST_TICKS: Final = 100
# Characters with which a line begins that may be no words; most are white space.
_NO_WORDS: Final = frozenset(("",)).union(
    "#>=<~`*_+-0123456789 \t\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002"
    "\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_BULLETS: Final = frozenset("-*+")
_DIGITS: Final = frozenset("0123456789")
# Markers that may stand right below anything.
_FREE: Final = frozenset(("-", "*", "+", "1.", "1)"))
# What the parser, which knows ASCII alone, takes for white space.
_SPACE: Final = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
# What the line above is; nothing of these is a blank line, or the end of a block.
_NOTHING: Final = 0
_PARAGRAPH: Final = 1
_IN_ITEM: Final = 2
_IN_QUOTE: Final = 3
_IN_QUOTED_ITEM: Final = 4


class _NotPlainError(Exception):
    """The parser has to read the note."""


def _indent_end(text: str, start: int, end: int) -> int:
    """Where the white space ends that a line begins with."""
    while start < end and text[start] in " \t":
        start += 1
    return start


def _words_end(text: str, start: int, end: int) -> int:
    """Where words end that white space may follow."""
    while start < end and text[end - 1] in _SPACE:
        end -= 1
    return end


def _level(text: str, start: int, end: int) -> int:
    """The level of a heading; 0 where a line is none."""
    at = start
    while at < end and text[at] == "#":
        at += 1
    return at - start if at - start < 7 and (at == end or text[at] == " ") else 0


def _is_words(text: str, start: int, end: int) -> bool:
    """Whether words begin at an offset, and nothing else does."""
    first = text[start : start + 1]
    if first not in _NO_WORDS:
        return True
    after = start + 1
    # Bold words, and dates.
    if first == "*":
        after += text[after : after + 1] == "*"
        if text[after : after + 1] not in _NO_WORDS:
            return True
    elif first in _DIGITS:
        while text[after : after + 1] in _DIGITS:
            after += 1
        if text[after : after + 1] not in (".", ")"):
            return True
    return _WORDS.match(text, start, end) is not None


def _marker(text: str, start: int, end: int) -> tuple[str, int] | None:
    """A list item's marker, and where its words begin."""
    first = text[start]
    if first in _BULLETS:
        if text[start + 1 : start + 2] != " ":
            return None
        words = start + 2
        # Most are no more than that.
        if text[words : words + 1] not in _NO_WORDS or _is_words(text, words, end):
            return first, words
    elif first not in _DIGITS:
        return None
    found = _ITEM.match(text, start, end)
    return (found[1], found.end()) if found else None


class _Reader:
    """Takes lines off a text, until one is not plain."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Blocks()
        # Whether inline code and HTML may stand in words.
        self._is_careful = "`" in text or "<" in text
        self._has_tabs = "\t" in text
        self._above = _NOTHING
        # Where the words began that the next line might go on with, and whether they
        # are more than a line.
        self._words = 0
        self._is_long = False
        # The list items that are open: the column of their text, their marker, their
        # start, and the start and end of their text.
        self._open: list[tuple[int, str, int, int, int]] = []
        # Lines before this offset were read with those above them.
        self._done = 0

    def read(self, start: int) -> Blocks:
        text, at, last = self.text, start, len(self.text)
        while at <= last:
            end = text.find("\n", at)
            end = last if end < 0 else end
            if at < self._done:
                pass
            # Of most lines, a look at the first character is enough.
            elif text[at : at + 1] not in _NO_WORDS:
                self._go_on(at)
            elif at < end:
                self._take(at, end)
            elif self._above != _NOTHING:
                self._end(at)
            at = end + 1
        self._end(last)
        self._close(0, last)
        # They were found as they ended.
        self.found.items.sort()
        return self.found

    def _take(self, at: int, end: int) -> None:
        """Take a line that may be more than words."""
        text, first = self.text, self.text[at]
        left = _indent_end(text, at, end) if first in " \t" else at
        if left == end:
            self._end(at)
        elif first == "#" and (level := _level(text, at, end)):
            self._heading(level, at, end)
        elif first == ">" and (quote := _QUOTE.match(text, at, end)):
            self._quote(quote, at, end)
        elif item := _marker(text, left, end):
            self._item(item, at, left, end)
        elif _is_words(text, left, end):
            if left == at or self._above in (_PARAGRAPH, _IN_ITEM):
                self._go_on(at)
            else:
                self._indented(at)
        elif (
            first in "-*"
            and self._above != _PARAGRAPH
            and _RULE.fullmatch(text, at, end)
        ):
            self._end(at)
            self._close(0, at)
        else:
            self._code(at)

    def _go_on(self, at: int) -> None:
        """Go on with the words above, or begin a paragraph."""
        if self._above == _NOTHING:
            if self._open:
                self._close(0, at)
            self._above, self._words = _PARAGRAPH, at
        elif self._above < _IN_QUOTE:
            self._is_long = True
        else:
            raise _NotPlainError

    def _end(self, at: int) -> None:
        """End the words above a line."""
        if self._is_long:
            self._end_long(self._words, at)
        if self._is_careful and self._above != _NOTHING:
            self._read_inside(self._words, at, is_quoted=self._above >= _IN_QUOTE)
        self._above, self._is_long = _NOTHING, False

    def _end_long(self, start: int, at: int) -> None:
        end = _words_end(self.text, start, at)
        if self._above == _IN_ITEM:
            self._open[-1] = (*self._open[-1][:4], end)
        if self.text.find("|", start, end) >= 0:
            self.found.leaves.append((start, end, self._above == _IN_QUOTE))

    def _read_inside(self, start: int, end: int, *, is_quoted: bool = False) -> None:
        """Find inline code in words; where HTML stands in them, give up."""
        text = self.text
        has_ticks = text.find("`", start, end) >= 0
        if text.find("<", start, end) >= 0 and (
            has_ticks or _TAG.search(text, start, end)
        ):
            raise _NotPlainError
        if not has_ticks:
            return
        if is_quoted or text.count("`", start, end) > _MOST_TICKS:
            raise _NotPlainError
        at = start
        while found := _ESCAPE_OR_TICKS.search(text, at, end):
            left, at = found.span()
            for ticks in _TICKS.finditer(text, at, end) if text[left] == "`" else ():
                if len(ticks[0]) == at - left:
                    at = ticks.end()
                    self.found.code.append((left, at))
                    break

    def _close(self, column: int, end: int) -> str:
        """Close the items whose text begins behind a column; the last one's marker."""
        marker = ""
        open_ = self._open
        while open_ and open_[-1][0] > column:
            _, marker, start, text, stop = open_.pop()
            self.found.items.append((start, end, text, stop, len(open_)))
        return marker

    def _item(self, found: tuple[str, int], at: int, left: int, end: int) -> None:
        marker, words = found
        indent, above = left - at, self._above
        if self._has_tabs:
            indent = len(self.text[at:left].expandtabs(4))
        column = indent + words - left
        if self._is_long or self._is_careful:
            self._end(at)
        sibling = self._close(indent, at) if self._open else ""
        # Farther to the right, it is code.
        if indent > 3 and indent - (self._open[-1][0] if self._open else 0) > 3:
            raise _NotPlainError
        # Right below words, a number goes on with a list, or is a 1, or is no item.
        is_free = marker in _FREE or sibling[-1:] == marker[-1]
        if not is_free and above != _NOTHING:
            raise _NotPlainError
        self._above, self._words = _IN_ITEM, words
        stop = _words_end(self.text, words, end)
        self._open.append((column, marker, left, words, stop))

    def _heading(self, level: int, at: int, end: int) -> None:
        self._end(at)
        if self._open:
            self._close(0, at)
        # The end of its line belongs to it.
        end = min(end + 1, len(self.text))
        self.found.headings.append((level, at, end))
        if self._is_careful:
            self._read_inside(at, end)

    def _quote(self, found: Match[str], at: int, end: int) -> None:
        above, is_item = self._above, found["marker"] is not None
        if not is_item and above == _IN_QUOTE:
            self._is_long = True
            return
        if not is_item and above == _IN_QUOTED_ITEM:
            raise _NotPlainError
        self._end(at)
        self._close(0, at)
        self._words = words = found.end()
        self._above = _IN_QUOTED_ITEM if is_item else _IN_QUOTE
        if is_item:
            start, after = found.start("marker"), min(end + 1, len(self.text))
            stop = _words_end(self.text, words, end)
            self.found.items.append((start, after, words, stop, 0))

    def _indented(self, at: int) -> None:
        """Take code; a further paragraph of an item is not plain."""
        code = _INDENTED.match(self.text, at)
        if code is None or self._open or self._above != _NOTHING or self._has_tabs:
            raise _NotPlainError
        self._done = code.end()
        self.found.code.append((at + 4, self._done))

    def _code(self, at: int) -> None:
        """Take a fence, or a comment of HTML."""
        text = self.text
        if text[at] in "`~" and (fence := _FENCE.match(text, at)):
            end = self._done = fence.end()
        elif text.startswith("<!--", at) and text[at + 4 : at + 5] not in (">", "-"):
            close = text.find("-->", at + 4)
            line_end = text.find("\n", close) + 1
            if close < 0:
                raise _NotPlainError
            end = self._done = line_end or len(text)
        else:
            raise _NotPlainError
        self._end(at)
        self._close(0, at)
        self.found.code.append((at, end))


def read_plain(text: str, start: int) -> Blocks | None:
    """Read the structure of a text from an offset on, if all of it is plain."""
    # Footnotes have further blocks.
    if any(text[at - 1 : at] == "[" for at in places(text, "^", 1)):
        return None
    try:
        return _Reader(text).read(start)
    except _NotPlainError:
        return None
