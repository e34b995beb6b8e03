"""`vault browse`."""

import gc
import webbrowser
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import click

from thesisvault.cli.choosing import choosing, chosen_graph
from thesisvault.cli.console import say
from thesisvault.cli.options import as_of
from thesisvault.cli.output import write_output
from thesisvault.cli.session import Session, cache_folder
from thesisvault.graph.about import About


def _place(session: Session) -> Path:
    """Where the page is kept if nothing is said: in the cache, never in the vault."""
    folder = cache_folder()
    name = f"{session.root.resolve().name or 'vault'}.html"
    if folder is not None:
        place = folder / "pages" / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            pass
        else:
            return place
    return Path(mkdtemp(prefix="thesisvault-")) / name


@click.command()
@click.option("--no-open", is_flag=True, help="Write the page, and open no browser.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write the page, instead of in the cache.",
)
@choosing
@as_of
@click.pass_obj
def browse(
    session: Session,
    /,
    *,
    no_open: bool,
    target: Path | None,
    as_of: date | None,
    **options: Any,
) -> None:
    """Explore the graph in the browser: who is tied to whom, why, and since when.

    It writes one page, which needs no network and sends nothing, and opens it: into
    the cache, or to FILE, which can be passed on and opened on a double-click. Links
    on the page open the notes in Obsidian.
    """
    gc.disable()
    from thesisvault.render.explorer.page import write_explorer

    graph, choice = chosen_graph(session, as_of, **options)
    day = as_of.isoformat() if as_of else None
    about = About(session.root.resolve().name, day, choice.focus)
    place = target or _place(session)
    write_output(write_explorer(session.index(), graph, about), place)
    say(f"{place}: {len(graph.nodes)} nodes, {len(graph.edges)} edges")
    if not no_open and not webbrowser.open(place.resolve().as_uri()):
        say("No browser could be started: open that file in one.")
