"""TV610: a reported figure that its own inputs do not give."""

from thesisvault.lint.model_rule import model_rule
from thesisvault.models.faults import REPORTED


@model_rule(REPORTED)
def reported_differs() -> None:
    """A reported figure is not what its own inputs give.

    Each figure is held to the digits that it is given in, and one with a `~` may be
    off by one in the last. Where a source's arithmetic does not hold, it went
    another way than it says, or made a mistake: either is worth knowing before one
    rests a thesis on it.

    There is no fix: say in the note why they differ, and silence the finding there
    with `%% vault-ignore TV610 %%` if it is to stay.
    """
