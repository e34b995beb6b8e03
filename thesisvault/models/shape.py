"""Formulas of one shape: parsed once, and filled with other names and figures after.

    row_3 * 12% + max([[Other]].capex, 0)
    name    figure     reference       figure

Models have many formulas and few shapes. A shape is a formula with an example in the
place of each token; what stands between tokens is the same, and so is what is done.
Where a text has anything but tokens, operators and brackets, it has no shape.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from re import Pattern

from thesisvault.models.formula import Apply, Formula, Step
from thesisvault.models.quantity import Fault
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

_LONGEST = 400
_MOST = 1_000

# No part of it can be taken for a part of a token, next to whichever it stands.
_PLAIN = pattern(r"(?:[\s+\-−–*/×·÷^(),;<>=≤≥≠!]|(?<!\w)[a-z]{1,9}(?=\())*+")
_CALL = "name"


class _Cut(Record, frozen=True):
    """A text cut into gaps and tokens by turns, from a gap to a gap.

    `kinds` are those of the tokens; `starts` is where each part begins.
    """

    parts: Sequence[str]
    kinds: Sequence[str]
    starts: Sequence[int]

    def place(self, anchor: tuple[int, int]) -> int:
        """The offset of a place in a part."""
        part, offset = anchor
        return self.starts[part] + offset

    def anchor(self, offset: int) -> tuple[int, int]:
        """The part that an offset lies in, and where in it."""
        part = bisect_right(self.starts, offset) - 1
        return part, offset - self.starts[part]


class _Move(Record, frozen=True):
    """A step of a shape: an operation, or a token to be filled in."""

    start: tuple[int, int]
    end: tuple[int, int]
    apply: Apply | None


def _joined(parts: Sequence[str], kinds: Sequence[str]) -> _Cut:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
    return _Cut(parts, kinds, starts)


def _moves(formula: Formula, cut: _Cut) -> tuple[_Move, ...]:
    return tuple(
        [
            _Move(
                cut.anchor(step.span.start),
                cut.anchor(step.span.end),
                step if type(step) is Apply else None,
            )
            for step in formula.steps
        ]
    )


class Shapes:
    """Reads formulas by their shapes, which it remembers.

    Args:
        tokens: Finds tokens, each kind a group, as the grammar does.
        examples: A token of each kind that no operator can add to.
        parse: Reads a formula without this.
        fill: Makes the step of a token, of its kind and text.
    """

    def __init__(
        self,
        tokens: Pattern[str],
        examples: Mapping[str, str],
        parse: Callable[[str], Formula | Fault],
        fill: Callable[[str, str, Span], Step],
    ) -> None:
        self._tokens = tokens
        self._examples = examples
        self._parse = parse
        self._fill = fill
        self._known: dict[str, tuple[_Move, ...] | None] = {}

    def read(self, text: str) -> Formula | None:
        """Read a formula; nothing where it has no shape, or is wrong."""
        cut = self._cut(text) if len(text) <= _LONGEST else None
        moves = self._moves_of(cut) if cut else None
        if cut is None or moves is None:
            return None
        return Formula(text, tuple([self._step(move, cut) for move in moves]))

    def _cut(self, text: str) -> _Cut | None:
        parts: list[str] = []
        kinds: list[str] = []
        at = 0
        for found in self._tokens.finditer(text):
            start, end = found.span()
            kind = found.lastgroup or ""
            if kind == _CALL and text[end : end + 1] == "(":
                continue
            # Two tokens in a row are none of a formula.
            if start == at and parts:
                return None
            parts += (text[at:start], found[0])
            kinds.append(kind)
            at = end
        parts.append(text[at:])
        is_plain = _PLAIN.fullmatch(" ".join(parts[::2]))
        return _joined(parts, kinds) if is_plain else None

    def _moves_of(self, cut: _Cut) -> tuple[_Move, ...] | None:
        parts = list(cut.parts)
        parts[1::2] = [self._examples[kind] for kind in cut.kinds]
        shape = "".join(parts)
        if shape not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            formula = self._parse(shape)
            example = _joined(parts, cut.kinds)
            read = _moves(formula, example) if isinstance(formula, Formula) else None
            self._known[shape] = read
        return self._known[shape]

    def _step(self, move: _Move, cut: _Cut) -> Step:
        span = Span(cut.place(move.start), cut.place(move.end))
        if move.apply is not None:
            return Apply(move.apply.operator, move.apply.count, span)
        part = move.start[0]
        return self._fill(cut.kinds[part // 2], cut.parts[part], span)
