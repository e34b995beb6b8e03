"""`vault evidence`: each of its commands is imported when it is run."""

import click

from thesisvault.cli.lazy import LazyGroup

COMMANDS = {
    "add": ("thesisvault.cli.evidence_add:add", "Log evidence in a thesis."),
    "list": ("thesisvault.cli.evidence_list:list_", "List rows of evidence."),
    "stats": ("thesisvault.cli.evidence_stats:stats", "Count them over time."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def evidence() -> None:
    """Look at the evidence that was logged in all theses."""
