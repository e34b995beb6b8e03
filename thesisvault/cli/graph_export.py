"""`vault graph export`."""

import gc
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from thesisvault.cli.choosing import choosing, chosen_graph
from thesisvault.cli.options import as_of
from thesisvault.cli.output import output_option, write_output
from thesisvault.cli.session import Session
from thesisvault.graph.about import About
from thesisvault.graph.model import Graph

# Each with the function that writes it, imported when it is asked for.
_WRITERS = {
    "json": "json:write_json",
    "cytoscape": "cytoscape:write_cytoscape",
    "csv": "csv:write_csv",
    "graphml": "graphml:write_graphml",
    "gexf": "gexf:write_gexf",
    "dot": "dot:write_dot",
    "mermaid": "mermaid:write_mermaid",
    "canvas": "canvas:write_canvas",
}
_FORMS = ("html", *_WRITERS)


def _writer(name: str) -> Any:
    module, _, function = _WRITERS[name].partition(":")
    return getattr(import_module(f"thesisvault.export.graph.{module}"), function)


def _written(
    session: Session, graph: Graph, output: str, about: About, part: str
) -> Iterator[bytes]:
    chunks: Iterator[bytes]
    match output:
        case "html":
            from thesisvault.render.explorer.page import write_explorer

            return write_explorer(session.index(), graph, about)
        case "csv":
            chunks = _writer(output)(graph, part)
        case _:
            chunks = _writer(output)(graph, about)
    return _tell(chunks) if output in ("dot", "mermaid") else chunks


def _tell(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Pass a picture on, and say what it says of what it leaves out."""
    text = b"".join(chunks)
    # A comment, at the top.
    for mark in (b"// ", b"  %% "):
        _, found, rest = text[:200].partition(mark)
        if found:
            told = rest.partition(b"\n")[0].decode()
            click.echo(f"vault: drawn: {told}", err=True)
    yield text


@click.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(_FORMS),
    default="json",
    show_default=True,
    help="In which form to write it.",
)
@output_option
@choosing
@as_of
@click.option(
    "--part",
    type=click.Choice(["all", "nodes", "edges"]),
    default="all",
    show_default=True,
    help="With --format csv: one table of both, or either alone.",
)
@click.pass_obj
def export(
    session: Session,
    /,
    *,
    output: str,
    target: Path | None,
    as_of: date | None,
    part: str,
    **options: Any,
) -> None:
    """Write the graph, or a part of it, for other programs.

    \b
    html       a page to explore it: one file, which needs no network
    json       node-link JSON, which networkx reads
    cytoscape  JSON for Cytoscape and cytoscape.js
    csv        nodes and edges as a table
    graphml    for yEd, Gephi, networkx, igraph
    gexf       GEXF 1.3 for Gephi, where the graph grows with its dates
    dot        for Graphviz: the 60 most relevant nodes, to be looked at
    mermaid    for a note or a forge: the same 60
    canvas     a board for Obsidian: theses in columns, companies by cluster

    Options that choose may be given several times, or with commas. With --as-of there
    are only the theses that had been begun by that day, and the evidence that had come
    in. docs/graph.md tells what nodes and edges hold.
    """  # noqa: D301 - click reads the escape
    # Records hold no cycles: there is nothing to collect.
    gc.disable()
    graph, choice = chosen_graph(session, as_of, **options)
    about = About(
        session.root.resolve().name,
        as_of.isoformat() if as_of else None,
        choice.focus,
        is_chosen=bool(choice.kinds or choice.relations or choice.signs),
    )
    write_output(_written(session, graph, output, about, part), target)
