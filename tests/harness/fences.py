"""The fenced blocks of a Markdown file, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.harness.rewriting import Rewrite, describe, read_text


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block; its body stands in the lines from `first` up to `last`."""

    path: Path
    heading: str
    heading_line: int
    info: str
    body: str
    markup: str
    first: int
    last: int

    @property
    def place(self) -> str:
        """Where the fence opens."""
        return describe(self.path, self.first - 1)

    def holding(self, text: str) -> Rewrite:
        """Put other text between the same fences."""
        if any(line.startswith(self.markup) for line in text.split("\n")):
            pytest.fail(f"{self.place}: needs longer fences", pytrace=False)
        return Rewrite(self.first, self.last, text)

    def below(self, info: str, text: str) -> Rewrite:
        """Put another fence below this one."""
        line = self.last + 1
        markup = max(["``", *re.findall("`+", text)], key=len) + "`"
        return Rewrite(line, line, f"\n{markup}{info}\n{text}{markup}\n")


def fences_in(path: Path) -> Iterator[Fence]:
    """Read the fences of a Markdown file, each with the heading above it."""
    heading, heading_line = "", 0
    previous = None
    for token in MarkdownIt().parse(read_text(path)):
        if previous is not None and previous.type == "heading_open":
            heading = token.content
            heading_line = previous.map[0] if previous.map else 0
        previous = token
        if token.type != "fence" or token.map is None:
            continue
        first = token.map[0] + 1
        if token.level:
            # Its lines carry the list's indent: they could not be rewritten.
            message = f"{describe(path, first - 1)}: a fence in a list or quote"
            raise ValueError(message)
        yield Fence(
            path=path,
            heading=heading,
            heading_line=heading_line,
            info=token.info.strip(),
            body=token.content,
            markup=token.markup,
            first=first,
            last=first + token.content.count("\n"),
        )
