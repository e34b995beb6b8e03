"""The language of formulas, read by lark.

lark was chosen among the engines and evaluators that docs/models.md compares. Its
LALR parser keeps a stack of its own, so that nothing recurs; its tokens know their
offsets in code points; and a grammar of our own has percentages, `$5B`, `if` and
`[[Note]].name`, and has no attributes, no strings and no calls of anything else.
"""

from functools import cache, lru_cache
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput, v_args
from lark.exceptions import UnexpectedToken

from thesisvault.models.figure import MONEY, parse_figure
from thesisvault.models.formula import Apply, Constant, Formula, Step, Use
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.shape import Shapes
from thesisvault.models.unit import ANY
from thesisvault.models.unit_words import MEASURES, RATIOS, SCALES
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

MAX_LENGTH = 2_000
"""Formulas longer than this are not read; the longest of use have a tenth of it."""

FUNCTIONS = {
    "abs": range(1, 2),
    "if": range(3, 4),
    "max": range(1, MAX_LENGTH),
    "min": range(1, MAX_LENGTH),
    "round": range(1, 3),
    "sum": range(1, MAX_LENGTH),
}
"""The functions, and how many values each takes."""

_UNITS = "|".join(sorted((*SCALES, *MEASURES, *RATIOS), key=len, reverse=True))
# No commas in numbers: they part the values of a function.
_DIGITS = r"(?:\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?|\.\d+)"
_NAME = r"[^\W\d](?:\w|\\_)*"
_LINKED = r"\[\[[^\[\]\n]{1,500}\]\]\.(?:\w|\\_)+"
_FIGURE = rf"(?:(?:{MONEY})\ ?)?{_DIGITS}(?:\ ?%|\ ?(?:{_UNITS})\b)?"
_GRAMMAR = rf"""
?start: sum | sum COMPARE sum -> binary
?sum: product | sum ADD product -> binary
?product: operand | product MULTIPLY operand -> binary
?operand: atom | ADD operand -> signed | atom POWER operand -> binary
?atom: FIGURE -> figure
     | NAME -> name
     | REFERENCE -> reference
     | NAME "(" [start (_SEPARATOR start)*] CLOSE -> call
     | OPEN start CLOSE -> group

COMPARE: "<=" | ">=" | "==" | "!=" | "<>" | "<" | ">" | "=" | "≤" | "≥" | "≠"
ADD: "+" | "-" | "−" | "–"
MULTIPLY: "*" | "/" | "×" | "·" | "÷"
POWER: /\\?\*\\?\*|\^/
OPEN: "("
CLOSE: ")"
_SEPARATOR: "," | ";"
NAME: /{_NAME}/
REFERENCE: /{_LINKED}/
FIGURE: /{_FIGURE}/i
%ignore /[\s\\]+/
"""

_OPERATORS = {
    "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "^": "**", "=": "==",
    "<>": "!=", "≤": "<=", "≥": ">=", "≠": "!=",
}  # fmt: skip
_REFERENCE = pattern(r"\[\[([^|#\\]+)[^\]]*\]\]\.(.+)")
# 1,234
#  ^ the comma that parts thousands
_PARTED = pattern(r"\d,\d{3}(?!\d)")


class _Part(Record, frozen=True):
    """A part of a formula: its steps, to be added to, and where it stands."""

    steps: list[Step]
    start: int
    end: int


def _leaf(step: Step) -> _Part:
    return _Part([step], step.span.start, step.span.end)


def _applied(operator: str, parts: list[_Part], start: int, end: int) -> _Part:
    steps: list[Step] = parts[0].steps if parts else []
    for part in parts[1:]:
        steps.extend(part.steps)
    steps.append(Apply(operator, len(parts), Span(start, end)))
    return _Part(steps, start, end)


def _span(token: Token) -> Span:
    start = token.start_pos or 0
    return Span(start, start + len(token))


def _plain(text: str) -> str:
    return text.replace("\\", "")


@lru_cache(maxsize=1024)
def _constant(text: str) -> Quantity | None:
    found = parse_figure(" ".join(text.split()))
    if found is None:
        return None
    is_zero = found.unit.is_plain and not found.number
    return Quantity(found.number, ANY if is_zero else found.unit)


def _token_step(kind: str, text: str, span: Span) -> Step:
    """The step that a token is."""
    if kind == "figure":
        # As text: the parser's tokens are more than that, and would be kept.
        wrong = Fault("text", f'"{text[:40]}" is not a number', span)
        return Constant(_constant(str(text)) or wrong, span)
    if kind == "name":
        return Use(_plain(text), None, span)
    found = _REFERENCE.fullmatch(text)
    model, name = found.groups() if found else (text, "")
    return Use(_plain(name), model.strip(), span)


@v_args(inline=True)
class _Steps(Transformer[Token, _Part]):
    """Makes steps of what the parser has read, from the innermost part outwards."""

    def figure(self, token: Token) -> _Part:
        return _leaf(_token_step("figure", token, _span(token)))

    def name(self, token: Token) -> _Part:
        return _leaf(_token_step("name", token, _span(token)))

    def reference(self, token: Token) -> _Part:
        return _leaf(_token_step("reference", token, _span(token)))

    def group(self, opening: Token, part: _Part, closing: Token) -> _Part:
        return _Part(part.steps, _span(opening).start, _span(closing).end)

    def signed(self, sign: Token, part: _Part) -> _Part:
        if sign == "+":
            return part
        return _applied("negative", [part], _span(sign).start, part.end)

    def binary(self, left: _Part, operator: Token, right: _Part) -> _Part:
        text = _plain(operator)
        name = _OPERATORS.get(text, text)
        return _applied(name, [left, right], left.start, right.end)

    def call(self, name: Token, *rest: _Part | Token | None) -> _Part:
        parts = [part for part in rest if isinstance(part, _Part)]
        *_, closing = (part for part in rest if isinstance(part, Token))
        function = _plain(name).casefold()
        return _applied(f"{function}()", parts, _span(name).start, _span(closing).end)


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", transformer=_Steps())


def _wrong_call(step: Step) -> Fault | None:
    """What is wrong with a call: no such function, or not so many values."""
    if type(step) is not Apply or not step.operator.endswith("()"):
        return None
    name = step.operator.removesuffix("()")
    takes = FUNCTIONS.get(name)
    if takes is None:
        known = ", ".join(FUNCTIONS)
        message = f'there is no function "{name}"; there are {known}'
    elif step.count not in takes:
        message = f'"{name}" takes {_amount(takes)}, not {step.count}'
    else:
        return None
    return Fault("syntax", message, step.span)


def _amount(takes: range) -> str:
    if len(takes) == 1:
        return "one value" if takes[0] == 1 else f"{takes[0]} values"
    return "one or two values" if takes[-1] == 2 else "one value or more"


def _remedy(found: str, text: str, at: int) -> str:
    """How to write what is often meant, as the end of a message."""
    if found == "," and _PARTED.match(text, max(at - 1, 0)):
        return "; numbers in formulas have no commas"
    if text.startswith("[[", at):
        return "; a value of another model is written [[Note]].name"
    return ""


def _unexpected(error: UnexpectedInput, text: str) -> Fault:
    # The library declares its offset as None, and sets it to a number.
    at: Any = error.pos_in_stream
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        end = len(text.rstrip())
        span = Span(end - 1, end) if end else None
        return Fault("syntax", "the formula ends too early", span)
    found = str(error.token) if isinstance(error, UnexpectedToken) else text[at]
    message = f'"{found[:40]}" cannot stand here{_remedy(found, text, at)}'
    return Fault("syntax", message, Span(at, at + len(found)))


def _read(text: str) -> Formula | Fault:
    try:
        # Its parse makes a tree, unless a transformer makes something else.
        part: Any = _parser().parse(text)
    except UnexpectedInput as error:
        return _unexpected(error, text)
    wrong = next(filter(None, map(_wrong_call, part.steps)), None)
    return wrong or Formula(text, tuple(part.steps))


_TOKENS = pattern(
    rf"(?P<figure>(?i:{_FIGURE}))|(?P<reference>{_LINKED})|(?P<name>{_NAME})"
)
# A figure that has its unit, and a name that is none.
_EXAMPLES = {"figure": "1%", "reference": "[[_]]._", "name": "_"}
_SHAPES = Shapes(_TOKENS, _EXAMPLES, _read, _token_step)


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> Formula | Fault:
    """Read a formula, without the `=` before it."""
    if len(text) > MAX_LENGTH:
        message = (
            f"the formula has {len(text):,} characters; {MAX_LENGTH:,} are allowed"
        )
        return Fault("syntax", message)
    return _SHAPES.read(text) or _read(text)
