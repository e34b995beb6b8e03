"""TV613: a claim that its values bear out, and that is not ticked."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import CAME_TRUE


@model_rule(CAME_TRUE)
def claim_came_true() -> None:
    """A claim holds by the values that it is bound to, and is not ticked.

    Nobody looks at a claim each time an input changes, so what would have decided
    the thesis goes by unseen.

    The fix ticks the box. It is unsafe: whether this is what was meant, and for
    good, only you can say; "vault check tick" adds what happened.
    """
