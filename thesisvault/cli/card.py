"""A card: lines that fit the width, as one would write them on cardboard."""

from typing import Any

from thesisvault.cli.console import one_line, say, style, width
from thesisvault.cli.layout import breadth, clip, wrap
from thesisvault.note.words import plain

_WIDTH = 80
_WIDEST = 100
_NARROWEST = 30
_LABEL = 12
_MOST_LINES = 6


def readable(text: str) -> str:
    """Text from a note as it reads, on one harmless line."""
    return one_line(plain(text))


class Card:
    """A card that is printed from top to bottom; what is long is cut, if not whole."""

    def __init__(self, *, is_whole: bool = False) -> None:
        self.width = max(_NARROWEST, min(width() or _WIDTH, _WIDEST))
        self._most = None if is_whole else _MOST_LINES
        self._has_facts = False

    def _fit(self, text: str, indent: int) -> list[str]:
        """A text in lines behind an indent, not too many of them."""
        limit = self.width - indent
        if self._most is None:
            return wrap(text, limit)
        # A note may have a hundred thousand characters on one line.
        lines = wrap(text[: 2 * _WIDEST * self._most], limit)
        if len(lines) > self._most:
            lines = lines[: self._most]
            lines[-1] = clip(f"{lines[-1]} …", limit)
        return lines

    def _hang(self, head: str, shown: str, text: str, **styles: Any) -> None:
        """Print a text behind a head, which is shown in a style of its own."""
        indent = breadth(head)
        first, *rest = self._fit(text, indent)
        say(f"{shown}{style(first, **styles)}".rstrip())
        for line in rest:
            say(f"{'':{indent}}{style(line, **styles)}")

    def title(self, text: str, aside: str) -> None:
        """Print the title, and a word or two at the right."""
        *above, last = wrap(one_line(text), self.width - breadth(aside) - 2)
        for line in above:
            say(style(line, bold=True))
        gap = " " * (self.width - breadth(last) - breadth(aside))
        say(f"{style(last, bold=True)}{gap}{style(aside, dim=True)}")

    def aside(self, text: str, **styles: Any) -> None:
        """Print a text as it is, of lesser weight if no style is named."""
        for line in wrap(one_line(text), self.width):
            say(style(line, **styles or {"dim": True}))

    def heading(self, text: str, aside: str = "") -> None:
        """Print a heading, below an empty line."""
        say()
        tail = f"  {style(aside, dim=True)}" if aside else ""
        say(f"{style(text, bold=True)}{tail}")

    def fact(self, label: str, text: str | None, **styles: Any) -> None:
        """Print a labelled fact, if there is one; an empty line before the first."""
        if text:
            if not self._has_facts:
                say()
            self._has_facts = True
            head = f"{one_line(label)[: self.width // 2]:<{_LABEL - 2}}  "
            self._hang(head, style(head, dim=True), readable(text), **styles)

    def told(self, label: str, text: str) -> None:
        """Print a labelled text as it is, marks and all."""
        head = f"{label:<{_LABEL - 2}}  "
        self._hang(head, style(head, dim=True), one_line(text))

    def item(self, mark: str, text: str, *under: str | None) -> None:
        """Print a text behind its mark, and others below it."""
        head = f"  {mark} "
        self._hang(head, head, readable(text))
        indent = " " * breadth(head)
        for each in under:
            if each:
                self._hang(indent, indent, readable(each), dim=True)

    def note(self, text: str) -> None:
        """Print an indented text of lesser weight."""
        self._hang("  ", "  ", readable(text), dim=True)
