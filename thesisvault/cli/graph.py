"""The commands of `vault graph`."""

import click

from thesisvault.cli.lazy import LazyGroup

COMMANDS: dict[str, tuple[str, str]] = {
    "export": (
        "thesisvault.cli.graph_export:export",
        "Write the graph for other programs.",
    ),
    "path": (
        "thesisvault.cli.graph_path:path",
        "The shortest way between two notes, step by step.",
    ),
    "stats": (
        "thesisvault.cli.graph_stats:stats",
        "Hubs, bridges, clusters, orphans, dead ends.",
    ),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def graph() -> None:
    """See what is tied to what, and hand the graph to other programs."""
