"""`vault index`."""

import click

from thesisvault.cli.session import Session
from thesisvault.index.store import open_index


@click.command()
@click.option("--rebuild", is_flag=True, help="Make it anew, whatever is there.")
@click.option("--path", is_flag=True, help="Only print where it lies.")
@click.pass_obj
def index(session: Session, *, rebuild: bool, path: bool) -> None:
    """Refresh the index, or make it anew.

    Every command does this by itself: the index is a cache in your cache folder, and
    may be deleted at any moment.
    """
    with open_index(session.order(is_rebuild=rebuild)) as opened:
        if path:
            click.echo(opened.path or "")
            return
        ((notes, theses),) = opened.connection.execute(
            "select count(*), count(kind = 'thesis' or null) from notes"
        )
        click.echo(f"{notes} notes, {theses} theses")
