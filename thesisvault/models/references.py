"""References from prose to the values of models, with the figures they stand beside.

    a return of 28.6% (= [[Forward ROIC]].roic) against 16.6% {{hurdle}}
                ^figure  ^formula---------------        ^figure

In brackets any formula may stand; a comparison there is what a claim is bound to.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from re import IGNORECASE, Match

from thesisvault.models.figure import ABOUT, DIGITS, MONEY
from thesisvault.models.formula import Formula
from thesisvault.models.grammar import MAX_LENGTH, parse_formula
from thesisvault.models.model import Model
from thesisvault.models.quantity import Fault
from thesisvault.models.unit_words import MEASURES, RATIOS, SCALES
from thesisvault.note.model import Note
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

_NAME = r"(?:\w|\\_)+"
_LINKED = rf"\[\[[^\[\]\n]{{1,500}}\]\]\.{_NAME}"
_START = pattern(rf"\(\s*=(?!=)|\{{\{{|=[ \t]*(?P<linked>{_LINKED})")
_BRACED = pattern(
    rf"\{{\{{[ \t]*(?P<formula>{_LINKED}|{_NAME})"
    r"[ \t]*(?:[:=][ \t]*(?P<figure>[^{}\n]{1,80}?)[ \t]*)?\}\}"
)
# One step on the way to the closing bracket: a link, a bracket, or the line's end.
_STEP = pattern(r"\[\[[^\[\]\n]*\]\]|[()\n\r]")

_UNIT = "|".join(sorted((*SCALES, *MEASURES, *RATIOS), key=len, reverse=True))
_NUMBER = (
    rf"[-−+]?(?:(?:{MONEY})[ ]?)?[-−]?(?:{DIGITS})"
    rf"(?:[ ]?[%‰]|[ ]?(?:{_UNIT})\b(?:[ ](?:{_UNIT})\b)?)?"
)
# After a digit and a space, `100B` may be the end of `$1 100B`.
_STATED = pattern(
    rf"(?<![\w.,$€£¥/-])(?<!\d )(?P<figure>(?:(?:{ABOUT})\s*)?"
    rf"{_NUMBER}(?:[ ]?[-–—][ ]?{_NUMBER})?)[*_]*[ \t]*\Z",
    IGNORECASE,
)
_DEEPEST = 20
_REACH = 60
"""How far before a reference its figure may begin."""


class Reference(Record, frozen=True):
    """A reference to values, and the span of the figure that it stands beside.

    `offset` is where the formula's text begins.
    """

    formula: Formula | Fault
    text: str
    offset: int
    span: Span
    figure: Span | None
    has_link: bool


def _closing(text: str, start: int) -> int | None:
    """Where the bracket closes in whose inside `start` lies; brackets are paired."""
    depth = 1
    # Nobody nests this deep in prose, and each bracket may begin a reference.
    for step in _STEP.finditer(text, start, start + MAX_LENGTH):
        if step[0] == "(":
            depth += 1
        elif step[0] == ")":
            depth -= 1
        if step[0] in "\n\r" or depth > _DEEPEST:
            return None
        if not depth:
            return step.start()
    return None


def _stated_before(text: str, start: int) -> Span | None:
    """The figure that ends right before a reference."""
    reach = max(0, start - _REACH)
    line = max(text.rfind(end, reach, start) for end in "\n\r") + 1
    window = Span(max(line, reach), start)
    found = _STATED.search(window.of(text))
    if found is None:
        return None
    left, right = found.span("figure")
    return Span(window.start + left, window.start + right)


def _reference(text: str, formula: Span, whole: Span, figure: Span | None) -> Reference:
    written = formula.of(text).strip()
    offset = formula.start + formula.of(text).index(written)
    return Reference(
        parse_formula(written),
        written,
        offset,
        whole,
        figure or _stated_before(text, whole.start),
        "]]." in written,
    )


def _in_brackets(text: str, found: Match[str]) -> Reference | None:
    end = _closing(text, found.end())
    if end is None:
        return None
    whole = Span(found.start(), end + 1)
    return _reference(text, Span(found.end(), end), whole, None)


def _in_braces(text: str, found: Match[str]) -> Reference | None:
    braced = _BRACED.match(text, found.start())
    if braced is None:
        return None
    figure = Span(*braced.span("figure")) if braced["figure"] else None
    whole = Span(*braced.span())
    return _reference(text, Span(*braced.span("formula")), whole, figure)


def _read(text: str, found: Match[str]) -> Reference | None:
    if found["linked"]:
        whole = Span(*found.span())
        return _reference(text, Span(*found.span("linked")), whole, None)
    if found[0] == "{{":
        return _in_braces(text, found)
    return _in_brackets(text, found)


def _is_meant(reference: Reference) -> bool:
    """Whether this is a reference, and no words that look like one."""
    if isinstance(reference.formula, Fault):
        return reference.has_link
    return bool(reference.formula.uses)


def _start(span: Span) -> int:
    return span.start


def find_references(text: str, hidden: Iterable[Span] = ()) -> Iterator[Reference]:
    """Find the references in a text.

    Args:
        hidden: What is not read, in order: code, and the cells of formulas.
    """
    if "]]." not in text and "(=" not in text and "{{" not in text:
        return
    spans: Sequence[Span] = sorted(hidden)
    done = 0
    for found in _START.finditer(text):
        at = found.start()
        before = bisect_right(spans, at, key=_start) - 1
        if at < done or (before >= 0 and spans[before].holds(at)):
            continue
        reference = _read(text, found)
        if reference is not None and _is_meant(reference):
            done = reference.span.end
            yield reference


def note_references(note: Note, model: Model | None = None) -> Iterator[Reference]:
    """Find the references in a note; the formulas of its own rows are none.

    Args:
        model: The note as a model, if it is one.
    """
    cells = [variable.span for variable in model.variables] if model else []
    front = [Span(0, note.body.start)]
    yield from find_references(note.source, (*front, *note.opaque, *cells))
