"""Case files: Markdown in which each heading is a case and each fence a part of it.

    ## A near miss is retargeted

    ```md Acme.md
    Margins rest on [[Gros margin|GM]].
    ```

    ```findings
    Acme.md:1:17 TV101 no note is named "Gros margin"
    ```

    ```md Acme.md (fixed)
    Margins rest on [[Gross margin|GM]].
    ```

A fence with a file's name is a file of a small vault (`md` alone: `Note.md`), one
marked `(fixed)` is that file afterwards, and any other is an expectation. The words
`bom`, `cp1252`, `crlf` and `no-final-newline` after the name say how its bytes differ
from what can be seen. A fence without an info string is prose.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests.harness.fences import Fence, fences_in
from tests.harness.rewriting import Rewrites, describe, fail_with_diff

FIXED = "(fixed)"
MARKS = frozenset({FIXED, "bom", "cp1252", "crlf", "no-final-newline"})


@dataclass(frozen=True, slots=True)
class Block:
    """A fence of a case: a file before or after, or an expectation."""

    fence: Fence
    word: str
    name: str
    marks: frozenset[str]

    @property
    def text(self) -> str:
        """The text, with BOM and line ends as the info string says."""
        return _disguise(self.fence.body, self.marks)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("cp1252" if "cp1252" in self.marks else "utf-8")


@dataclass(frozen=True, slots=True)
class Case:
    """A named case: files, the same files afterwards, and other expectations."""

    path: Path
    line: int
    name: str
    files: Mapping[str, Block]
    fixed: Mapping[str, Block]
    expected: Mapping[str, Block]
    end: Fence

    def __str__(self) -> str:
        """The name of its test."""
        return f"{self.path.stem}: {self.name}"

    @property
    def notes(self) -> Mapping[str, str]:
        """The texts of the notes, by their paths."""
        notes = (block for block in self.files.values() if block.word == "md")
        return {block.name: block.text for block in notes}

    @property
    def source(self) -> str:
        """The text of the only note."""
        [text] = self.notes.values()
        return text

    def write(self, folder: Path) -> None:
        """Write the small vault into a folder."""
        for name, block in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(block.data)


class Expect:
    """Holds what came out against a case, or has the case rewritten."""

    def __init__(self, rewrites: Rewrites | None) -> None:
        self._rewrites = rewrites

    def __call__(self, case: Case, word: str, actual: str) -> None:
        """Expect a text in the fence of that kind; no fence means nothing."""
        if actual and not actual.endswith("\n"):
            actual += "\n"
        self._compare(case, case.expected.get(word), word, actual)

    def json(self, case: Case, actual: object) -> None:
        """Expect a value in the `json` fence, however that is laid out."""
        printed = json.dumps(actual, indent=2, ensure_ascii=False)
        block = case.expected.get("json")
        expected = block.text.strip() if block else ""
        if not expected or json.loads(expected) != json.loads(printed):
            self(case, "json", printed)

    def fixed(self, case: Case, actual: Mapping[str, str]) -> None:
        """Expect files as their `(fixed)` fences say, and the others unchanged."""
        for name in {**case.fixed, **actual}:
            before, after = case.files.get(name), case.fixed.get(name)
            unchanged = before.text if before else ""
            text = actual.get(name, unchanged)
            if after or text != unchanged:
                marks = {FIXED, *(before.marks if before else ())}
                info = " ".join(["md", name, *sorted(marks)])
                self._compare(case, after, after.fence.info if after else info, text)

    def _compare(self, case: Case, block: Block | None, info: str, actual: str) -> None:
        expected = block.text if block else ""
        if actual == expected:
            return
        place = block.fence.place if block else describe(case.path, case.line)
        if self._rewrites is None:
            fail_with_diff(f"{place}: {info}", expected, actual)
        body = _undisguise(actual, _parse(info)[2])
        rewrite = block.fence.holding(body) if block else case.end.below(info, body)
        self._rewrites.add(case.path, rewrite)


def cases_in(path: Path, *kinds: str) -> tuple[Case, ...]:
    """Read a case file whose expectations are of these kinds."""
    fences = (fence for fence in fences_in(path) if fence.info)
    groups = groupby(fences, lambda fence: (fence.heading_line, fence.heading))
    cases = tuple(
        _case(heading or path.stem, line, tuple(group), kinds)
        for (line, heading), group in groups
    )
    if not cases:
        message = f"{path}: no cases"
        raise ValueError(message)
    return cases


def _case(
    name: str, line: int, fences: tuple[Fence, ...], kinds: Collection[str]
) -> Case:
    files: dict[str, Block] = {}
    fixed: dict[str, Block] = {}
    expected: dict[str, Block] = {}
    for fence in fences:
        block = _block(fence, kinds)
        if not block.name:
            part, key = expected, block.word
        else:
            part, key = (fixed if FIXED in block.marks else files), block.name
        if key in part:
            message = f"{fence.place}: a second `{fence.info}` in one case"
            raise ValueError(message)
        part[key] = block
    return Case(fences[0].path, line, name, files, fixed, expected, fences[-1])


def _block(fence: Fence, kinds: Collection[str]) -> Block:
    word, name, marks = _parse(fence.info)
    # A misspelt word would be an expectation that nobody looks at.
    if not name and word not in kinds:
        message = f"{fence.place}: `{word}` is none of {sorted(kinds)}"
        raise ValueError(message)
    if name and not (name.endswith(".md") if word == "md" else Path(name).suffix):
        message = f"{fence.place}: `{name}` is no name of a `{word}` file"
        raise ValueError(message)
    return Block(fence, word, name, marks)


def _parse(info: str) -> tuple[str, str, frozenset[str]]:
    # md Gross margin.md (fixed) crlf
    # ^word  ^name       ^marks
    word, *rest = info.split()
    marks = set()
    while rest and rest[-1] in MARKS:
        marks.add(rest.pop())
    name = " ".join(rest) or ("Note.md" if word == "md" else "")
    return word, name, frozenset(marks)


def _disguise(text: str, marks: Iterable[str]) -> str:
    if "no-final-newline" in marks:
        text = text.removesuffix("\n")
    if "crlf" in marks:
        text = text.replace("\n", "\r\n")
    return f"\ufeff{text}" if "bom" in marks else text


def _undisguise(text: str, marks: Iterable[str]) -> str:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "no-final-newline" in marks:
        plain += "\n"
    if _disguise(plain, marks) != text or not f"\n{plain}".endswith("\n"):
        pytest.fail(f"no fence marked {sorted(marks)} can hold {text!r}", pytrace=False)
    return plain
