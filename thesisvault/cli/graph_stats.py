"""`vault graph stats`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, say_wrapped
from thesisvault.cli.options import as_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.reports.shape import Cluster, Place, Shape, find_shape

_TITLES = ("part", "name", "path", "kind", "value", "told")
_NAMES = 6
_CLUSTERS = 12
_PLACES = 12


def _csv_rows(shape: Shape) -> Iterator[tuple[object, ...]]:
    for hub in shape.hubs:
        told = f"{hub.links_in} in, {hub.links_out} out"
        yield "hub", hub.name, hub.path, hub.kind, hub.neighbours, told
    for bridge in shape.bridges:
        told = counted(bridge.clusters, "cluster")
        yield "bridge", bridge.name, bridge.path, bridge.kind, bridge.share, told
    for cluster in shape.clusters:
        names = "; ".join(cluster.names[:_NAMES])
        yield "cluster", cluster.number, None, None, cluster.size, names
    for part, places in (("orphan", shape.orphans), ("dead end", shape.dead_ends)):
        for place in places:
            yield part, place.name, place.path, place.kind, None, None


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _title(text: str, told: str) -> None:
    say()
    say_wrapped(f"{style(text, bold=True)}  {told}")


def _print_cluster(cluster: Cluster) -> None:
    names = ", ".join(map(one_line, cluster.names[:_NAMES]))
    more = cluster.size - len(cluster.names[:_NAMES])
    rest = f" and {more} more" if more else ""
    say_wrapped(f"{names}{rest}", 6, f"{cluster.size:>4}")


def _print_places(title: str, told: str, places: Sequence[Place]) -> None:
    _title(f"{title} ({len(places)})", told)
    if places:
        names = ", ".join(one_line(place.name) for place in places[:_PLACES])
        more = len(places) - len(places[:_PLACES])
        say_wrapped(f"{names}{f' and {more} more' if more else ''}", 2)


def _print_ranked(rows: Iterable[tuple[str, str, str]]) -> None:
    for value, name, told in rows:
        say_wrapped(f"{one_line(name)} ({told})", 8, f"{value:>6}")


def _print_shape(shape: Shape) -> None:
    say(f"{counted(shape.nodes, 'node')}, {counted(shape.edges, 'edge')}")
    say_wrapped(_counts(shape.kinds), 2)
    say_wrapped(_counts(shape.relations), 2)
    _title("Hubs", "who is tied to most others")
    _print_ranked(
        (str(hub.neighbours), hub.name, f"{hub.links_in} in, {hub.links_out} out")
        for hub in shape.hubs
    )
    _title("Bridges", "over whom most ways between others lead")
    _print_ranked(
        (f"{each.share:.1%}", each.name, f"touches {counted(each.clusters, 'cluster')}")
        for each in shape.bridges
    )
    _title(f"Clusters ({len(shape.clusters)})", "who hang together")
    for cluster in shape.clusters[:_CLUSTERS]:
        _print_cluster(cluster)
    if more := len(shape.clusters) - len(shape.clusters[:_CLUSTERS]):
        say_wrapped(f"and {more} more, all with --format json", 6)
    _print_places("Orphans", "no links, either way", shape.orphans)
    _print_places("Dead ends", "linked, but link to nothing", shape.dead_ends)


@click.command()
@as_of
@formats("text", "json", "csv")
@click.pass_obj
def stats(
    session: Session, *, as_of: date | None, output: Literal["text", "json", "csv"]
) -> None:
    """Show the shape of the graph: hubs, bridges, clusters, orphans, dead ends.

    Tags tie nothing here, or all would hang together. A bridge's figure is the share
    of shortest ways between any two others that lead over it.
    """
    shape = find_shape(session.index(), as_of)
    match output:
        case "json":
            print_json(as_json(shape))
        case "csv":
            print_csv(_TITLES, _csv_rows(shape))
        case "text" if not shape.nodes:
            say("There are no notes yet, and so there is no graph.")
        case "text":
            _print_shape(shape)
