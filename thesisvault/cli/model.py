"""`vault model`: notes that compute."""

import click

from thesisvault.cli.lazy import LazyGroup

COMMANDS: dict[str, tuple[str, str]] = {
    "show": ("thesisvault.cli.model_show:show", "Show what a model comes to."),
    "set": ("thesisvault.cli.model_set:set_", "Set values, or ask what if."),
    "sensitivity": (
        "thesisvault.cli.model_sensitivity:sensitivity",
        "Show which inputs move an output most.",
    ),
    "simulate": (
        "thesisvault.cli.model_simulate:simulate",
        "Draw all inputs from their ranges at once.",
    ),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def model() -> None:
    """Compute notes whose tables hold figures and formulas.

    "vault list --kind model" shows them; docs/models.md tells how they are written.
    """
