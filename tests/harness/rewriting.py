"""Comparing what is expected with what came out, and rewriting it on request."""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """New text for the lines from `first` up to `last`, counted from 0."""

    first: int
    last: int
    text: str


class Rewrites:
    """What `--update` will change.

    It is written when all tests are done, since until then each case knows its
    place by line numbers.
    """

    def __init__(self) -> None:
        self._of: dict[Path, list[Rewrite]] = {}

    def add(self, path: Path, rewrite: Rewrite) -> None:
        """Remember a rewrite."""
        known = self._of.setdefault(path, [])
        if rewrite in known:
            return
        for other in known:
            if rewrite.first < other.last and other.first < rewrite.last:
                place = describe(path, rewrite.first)
                pytest.fail(f"{place}: two tests want different text", pytrace=False)
        known.append(rewrite)

    def write(self) -> tuple[Path, ...]:
        """Write all files that change, and say which."""
        for path, rewrites in self._of.items():
            lines = read_text(path).split("\n")
            # Back to front, so that the line numbers still to come stay valid; of
            # two at the same place the later first, so that it ends up below.
            rewrites.reverse()
            for rewrite in sorted(rewrites, key=lambda each: each.first, reverse=True):
                lines[rewrite.first : rewrite.last] = rewrite.text.split("\n")[:-1]
            path.write_bytes("\n".join(lines).encode())
        return tuple(self._of)


def read_text(path: Path) -> str:
    """The text of a file, with its line ends as they are."""
    return path.read_bytes().decode()


def describe(path: Path, line: int) -> str:
    """A place as editors understand it; the line is counted from 0."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{shown.as_posix()}:{line + 1}"


def fail_with_diff(place: str, expected: str, actual: str) -> NoReturn:
    """Fail, showing how the two texts differ."""
    # `ascii` where the eye cannot see the difference: CR, BOM, kinds of spaces.
    if expected.split() == actual.split():
        expected, actual = _visible(expected), _visible(actual)
    diff = unified_diff(
        expected.split("\n"), actual.split("\n"), "expected", "actual", lineterm=""
    )
    hint = "If the change is meant: make update, and read the diff."
    pytest.fail("\n".join([place, *diff, hint]), pytrace=False)


def _visible(text: str) -> str:
    return "\n".join(ascii(line)[1:-1] for line in text.split("\n"))
