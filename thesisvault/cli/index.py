"""`vault index`."""

from pathlib import Path

import click

from thesisvault.cli.session import Session
from thesisvault.errors import VaultError
from thesisvault.index.store import open_index


class NoIndexFileError(VaultError):
    """The index is in memory alone, since it cannot be kept."""

    def __init__(self, home: Path | None) -> None:
        where = f'"{home}"' if home else "a cache folder"
        super().__init__(
            f"the index cannot be kept in {where}; "
            "name a folder that can be written to with XDG_CACHE_HOME"
        )


@click.command()
@click.option("--rebuild", is_flag=True, help="Make it anew, whatever is there.")
@click.option("--path", is_flag=True, help="Only print where it lies.")
@click.pass_obj
def index(session: Session, *, rebuild: bool, path: bool) -> None:
    """Refresh the index, or make it anew.

    Every command does this by itself: the index is a cache in your cache folder, and
    may be deleted at any moment.
    """
    order = session.order(is_rebuild=rebuild)
    with open_index(order) as opened:
        if path:
            if opened.path is None:
                raise NoIndexFileError(order.home)
            click.echo(opened.path)
            return
        ((notes, theses),) = opened.connection.execute(
            "select count(*), count(kind = 'thesis' or null) from notes"
        )
        click.echo(f"{notes} notes, {theses} theses")
