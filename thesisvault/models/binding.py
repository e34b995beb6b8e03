"""Claims bound to values: whether what they compare holds now.

ROIC stays above the hurdle (= [[Forward ROIC]].roic > [[Forward ROIC]].hurdle)
"""

from collections.abc import Iterator, Sequence

from thesisvault.models.evaluate import Operand, evaluate
from thesisvault.models.formula import Apply, Formula, Step
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.references import Reference, find_references
from thesisvault.models.show import show, show_apart
from thesisvault.models.solve import Solution
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

_CODE = pattern(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")


class Verdict(Record, frozen=True):
    """Whether a comparison holds, and what stands on both of its sides.

    `holds` is nothing where it cannot be told, and `why` then says for what reason.
    """

    text: str
    span: Span
    holds: bool | None
    left: str
    right: str
    why: str = ""


def _start_of_last(steps: Sequence[Step]) -> int:
    """Where the steps of the last operand begin."""
    index, missing = len(steps), 1
    while missing:
        index -= 1
        step = steps[index]
        missing += (step.count if isinstance(step, Apply) else 0) - 1
    return index


def _sides(formula: Formula) -> tuple[Formula, Formula]:
    """Both sides of a comparison, as formulas."""
    steps = formula.steps[:-1]
    cut = _start_of_last(steps)
    return Formula(formula.text, steps[:cut]), Formula(formula.text, steps[cut:])


def _operand(formula: Formula, path: str, solution: Solution) -> Operand:
    return evaluate(formula, [solution.operand(use, path) for use in formula.uses])


def _shown(left: Operand, right: Operand) -> tuple[str, str]:
    """Both sides as they read; a bare number in the other side's unit."""
    if isinstance(left, Fault) or isinstance(right, Fault):
        return _text(left), _text(right)
    unit = right.unit if left.unit.is_plain or left.unit.is_any else left.unit
    same = left.unit.dims == right.unit.dims or left.unit.is_any or right.unit.is_any
    if not same:
        return show(left), show(right)
    return show_apart(left.number, right.number, unit)


def _text(side: Operand) -> str:
    return show(side) if isinstance(side, Quantity) else "—"


def _judge(reference: Reference, path: str, solution: Solution) -> Verdict | None:
    formula = reference.formula
    if isinstance(formula, Fault):
        return Verdict(reference.text, reference.span, None, "", "", formula.message)
    if not formula.is_comparison:
        return None
    left, right = (_operand(side, path, solution) for side in _sides(formula))
    shown = _shown(left, right)
    outcome = evaluate(formula, [solution.operand(use, path) for use in formula.uses])
    if isinstance(outcome, Fault):
        return Verdict(reference.text, reference.span, None, *shown, outcome.message)
    return Verdict(reference.text, reference.span, bool(outcome.number), *shown)


def judge(text: str, path: str, solution: Solution) -> Iterator[Verdict]:
    """Judge the comparisons that a text is bound to.

    Args:
        path: The note that the text is from, where links and bare names begin.
    """
    code = [Span(*found.span()) for found in _CODE.finditer(text)]
    for reference in find_references(text, code):
        verdict = _judge(reference, path, solution)
        if verdict is not None:
            yield verdict
