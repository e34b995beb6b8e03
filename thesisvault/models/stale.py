"""Figures in prose that are no longer what the values beside them come to."""

from collections.abc import Iterator

from thesisvault.findings import Finding, Fix, Safety
from thesisvault.models.evaluate import Operand, evaluate
from thesisvault.models.faults import FLAW_OF, STALE, UNIT_CLASH, hint
from thesisvault.models.figure import Figure, parse_figure
from thesisvault.models.quantity import Fault, Quantity
from thesisvault.models.references import Reference, note_references
from thesisvault.models.reported import in_unit_of
from thesisvault.models.show import restate, show_beside
from thesisvault.models.solve import Solution
from thesisvault.models.unit import TRUTH
from thesisvault.note.model import Note
from thesisvault.text import Edit, Span


def resolve(reference: Reference, path: str, solution: Solution) -> Operand:
    """What a reference in a note comes to."""
    formula = reference.formula
    if isinstance(formula, Fault):
        return formula
    operands = [solution.operand(use, path) for use in formula.uses]
    return evaluate(formula, operands)


def _is_of_models(reference: Reference, path: str, solution: Solution) -> bool:
    """Whether a reference is to a model, and no words that only look like it.

    `{{date}}` and `(= nonsense)` are words, unless a name in them is close to one.
    """
    formula = reference.formula
    if reference.has_link or isinstance(formula, Fault):
        return True
    model = solution.sheet.models.get(path)
    names = [variable.name for variable in model.variables] if model else []
    return any(use.name in names or hint(use.name, names) for use in formula.uses)


def _failure(reference: Reference, fault: Fault) -> Finding:
    start = reference.offset
    if fault.span is None:
        return FLAW_OF[fault.kind].at(reference.span, fault.message)
    span = Span(start + fault.span.start, start + fault.span.end)
    return FLAW_OF[fault.kind].at(span, fault.message)


def _fix(span: Span, figure: Figure, number: float) -> Fix | None:
    """Write a figure anew, in the digits and the style that it had.

    Where the sign is another one, the words around it may have to say so: it fell
    by 3%, and rises by 2%.
    """
    text = restate(figure, number)
    if text is None:
        return None
    is_turned = (number < 0) != (figure.number < 0)
    safety = Safety.UNSAFE if is_turned else Safety.SAFE
    return Fix(f"Write {text}", (Edit(span, text),), safety)


def _stale(note: Note, reference: Reference, now: Quantity) -> Iterator[Finding]:
    # A comparison is for a claim; the figure before it is part of what is claimed.
    span = None if now.unit == TRUTH else reference.figure
    stated = parse_figure(span.of(note.source), now.unit) if span else None
    if span is None or stated is None:
        return
    figure = in_unit_of(stated, now)
    if figure is None:
        message = (
            f"{stated.text} is in {stated.unit.text}, the value in {now.unit.text}"
        )
        yield UNIT_CLASH.at(span, message)
    elif not figure.covers(now.number) and not figure.covers(-now.number):
        message = (
            f"{stated.text} is stale: the value is {show_beside(now.number, figure)}"
        )
        yield STALE.at(span, message, _fix(span, figure, now.number))


def check_references(note: Note, path: str, solution: Solution) -> Iterator[Finding]:
    """Find figures in prose that are stale, and references that lead nowhere.

    The fix writes the figure anew, in the digits and the style that it had.
    """
    for reference in note_references(note, solution.sheet.models.get(path)):
        if _is_of_models(reference, path, solution):
            now = resolve(reference, path, solution)
            if isinstance(now, Quantity):
                yield from _stale(note, reference, now)
            elif now.kind != "needs":
                yield _failure(reference, now)
