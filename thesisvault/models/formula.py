"""Formulas as records: what to do, in the order in which to do it.

The steps stand in postfix order, operands before what is done with them. So a
formula is computed in a loop over a stack, and nothing recurs, however deep the text
is nested.
"""

from thesisvault.models.quantity import Fault, Quantity
from thesisvault.text import Record, Span


class Constant(Record, frozen=True):
    """A figure in a formula, or why it cannot be read."""

    quantity: Quantity | Fault
    span: Span

    @property
    def is_plain(self) -> bool:
        """Whether this is a number without a unit."""
        return isinstance(self.quantity, Quantity) and self.quantity.unit.is_plain


class Use(Record, frozen=True):
    """A name in a formula; `model` is the target of its link, if it has one."""

    name: str
    model: str | None
    span: Span


class Apply(Record, frozen=True):
    """An operator or function, and how many operands it takes from the stack.

    The span holds the operands as well.
    """

    operator: str
    count: int
    span: Span


Step = Constant | Use | Apply

COMPARISONS = frozenset(("<", "<=", ">", ">=", "==", "!="))


class Formula(Record, frozen=True):
    """A formula: its text, without the `=` before it, and its steps."""

    text: str
    steps: tuple[Step, ...]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The names that the formula uses, in order."""
        return tuple([step for step in self.steps if type(step) is Use])

    @property
    def is_comparison(self) -> bool:
        """Whether the formula as a whole compares two things."""
        last = self.steps[-1]
        return type(last) is Apply and last.operator in COMPARISONS

    @property
    def is_bare(self) -> bool:
        """Whether the formula is made of numbers alone, none with a unit."""
        return not any(
            type(step) is Use or (type(step) is Constant and not step.is_plain)
            for step in self.steps
        )
