"""Formulas computed: steps in, a quantity or a fault out, and nothing else touched."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from thesisvault.models import unit_algebra as units
from thesisvault.models.arithmetic import SCALAR, Numbers
from thesisvault.models.formula import COMPARISONS, Apply, Constant, Formula, Use
from thesisvault.models.quantity import Fault, FaultKind, Number, Quantity
from thesisvault.models.unit import PLAIN, TRUTH, Unit
from thesisvault.text import Record

Operand = Quantity | Fault


class _Clash(Record, frozen=True):
    """Units that do not fit together, told in a sentence."""

    message: str


class _Job(Record, frozen=True):
    """An operator with what it is to be applied to."""

    operator: str
    operands: Sequence[Quantity]
    numbers: Numbers

    def number(self, *more: Number) -> Number:
        """What the operator makes of the operands' numbers."""
        numbers = [operand.number for operand in self.operands]
        return self.numbers[self.operator](*numbers, *more)


Outcome = Quantity | _Clash

_VERBS = {"+": "add", "-": "subtract", "sum()": "add", "if()": "choose between"}


def _common(job: _Job) -> Unit | _Clash:
    unit = job.operands[0].unit
    for operand in job.operands[1:]:
        both = units.shared(unit, operand.unit)
        if both is None:
            verb = _VERBS.get(job.operator, "compare")
            return _Clash(f"cannot {verb} {unit.text} and {operand.unit.text}")
        unit = both
    return unit


def _alike(job: _Job) -> Outcome:
    unit = _common(job)
    return unit if isinstance(unit, _Clash) else Quantity(job.number(), unit)


def _compare(job: _Job) -> Outcome:
    unit = _common(job)
    return unit if isinstance(unit, _Clash) else Quantity(job.number(), TRUTH)


def _choose(job: _Job) -> Outcome:
    condition, *branches = job.operands
    unit = _common(_Job(job.operator, branches, job.numbers))
    if condition.unit.dims:
        return _Clash(f"{condition.unit.text} cannot be a condition")
    return unit if isinstance(unit, _Clash) else Quantity(job.number(), unit)


def _multiply(job: _Job) -> Outcome:
    left, right = job.operands
    return Quantity(job.number(), units.product(left.unit, right.unit))


def _divide(job: _Job) -> Outcome:
    left, right = job.operands
    return Quantity(job.number(), units.quotient(left.unit, right.unit))


def _same(job: _Job) -> Outcome:
    return Quantity(job.number(), job.operands[0].unit)


def _raise(job: _Job) -> Outcome:
    base, exponent = job.operands
    # An exponent in years or quarters is how many of them are written.
    times = (
        exponent.number / exponent.unit.scale if exponent.unit.dims else exponent.number
    )
    if exponent.unit.dims not in ((), (("time", 1),)):
        return _Clash(f"an exponent cannot be in {exponent.unit.text}")
    unit: Unit | None = PLAIN
    if base.unit.dims:
        unit = units.power(base.unit, times) if isinstance(times, float) else None
    if unit is None:
        return _Clash(f"{base.unit.text} can only be raised to a fixed whole number")
    return Quantity(job.numbers["**"](base.number, times), unit)


def _round(job: _Job) -> Outcome:
    """Round money in the scale it is written in, and percentages as fractions."""
    value, *digits = job.operands
    if any(each.unit.dims for each in digits):
        return _Clash(f"{digits[0].unit.text} cannot be a number of digits")
    scale = value.unit.scale if value.unit.dims else 1.0
    rounded = job.numbers["round()"](
        value.number / scale, *[each.number for each in digits]
    )
    return Quantity(rounded * scale, value.unit)


_RULES: Mapping[str, Callable[[_Job], Outcome]] = {
    **dict.fromkeys(("+", "-", "min()", "max()", "sum()"), _alike),
    **dict.fromkeys(COMPARISONS, _compare),
    **dict.fromkeys(("negative", "abs()"), _same),
    "*": _multiply,
    "/": _divide,
    "**": _raise,
    "round()": _round,
    "if()": _choose,
}

# What may be wrong in the branch of an `if` that is not taken.
_EXCUSED: frozenset[FaultKind] = frozenset(("zero", "range", "needs"))


def _in_spite(operator: str, operands: Sequence[Operand]) -> Operand:
    """The fault that decides, or the branch that is taken in spite of the other's."""
    faults = [operand for operand in operands if isinstance(operand, Fault)]
    graver = [fault for fault in faults if fault.kind not in _EXCUSED]
    condition = operands[0]
    if operator != "if()" or graver or isinstance(condition, Fault):
        return (graver or faults)[0]
    return operands[1] if condition.number else operands[2]


def _outcome(step: Apply, operands: Sequence[Quantity], numbers: Numbers) -> Operand:
    try:
        outcome = _RULES[step.operator](_Job(step.operator, operands, numbers))
    except ZeroDivisionError:
        return Fault("zero", "division by zero", step.span)
    except OverflowError:
        return Fault("range", "the number is too large", step.span)
    except ValueError:
        # From `math.pow` alone: a root of a negative number, or 0 ** -1.
        return Fault("range", "there is no such power", step.span)
    if isinstance(outcome, _Clash):
        return Fault("unit", outcome.message, step.span)
    if not numbers["is finite"](outcome.number):
        return Fault("range", "the number is too large", step.span)
    return outcome


def _applied(step: Apply, operands: list[Operand], numbers: Numbers) -> Operand:
    quantities = [each for each in operands if type(each) is Quantity]
    if len(quantities) < len(operands):
        return _in_spite(step.operator, operands)
    return _outcome(step, quantities, numbers)


def evaluate(
    formula: Formula, operands: Iterable[Operand], numbers: Numbers = SCALAR
) -> Operand:
    """Compute a formula.

    Args:
        operands: What the names in it stand for, in the order of its uses.
        numbers: What operators do: to single numbers, unless told otherwise.
    """
    given = iter(operands)
    stack: list[Operand] = []
    for step in formula.steps:
        if type(step) is Constant:
            stack.append(step.quantity)
        elif type(step) is Use:
            stack.append(next(given))
        elif type(step) is Apply:
            taken = stack[-step.count :]
            del stack[-step.count :]
            stack.append(_applied(step, taken, numbers))
    return stack.pop()
