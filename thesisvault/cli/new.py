"""`vault new`."""

from collections.abc import Iterable
from datetime import UTC, datetime

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.editing import carry_out, diff_option
from thesisvault.cli.session import Session
from thesisvault.edits.names import check_name, check_path
from thesisvault.edits.new_note import fill_template
from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.vault.reading import name_of
from thesisvault.vault.templates import find_template, folder_for
from thesisvault.vault.walk import walk
from thesisvault.writing.places import missing_folders, new_place
from thesisvault.writing.plan import Change, Plan
from thesisvault.writing.steps import TakenError


class NameTakenError(VaultError):
    """A note of that name is somewhere else in the vault."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(
            f'there is a note "{name}" already, "{path}", and a link could mean '
            f"either; choose another name"
        )


def _check_free(path: str, paths: Iterable[str]) -> None:
    """See that nothing lies at a path, and that no note has its name."""
    for each in paths:
        if fold(each) == fold(path):
            raise TakenError(each)
        if each.lower().endswith(".md") and fold(name_of(each)) == fold(name_of(path)):
            raise NameTakenError(name_of(path), each)


@click.command()
@click.argument("kind")
@click.argument("name")
@click.option("--folder", metavar="FOLDER", help="Where, instead of with its like.")
@diff_option
@click.pass_obj
def new(
    session: Session, *, kind: str, name: str, folder: str | None, diff: bool
) -> None:
    """Make a note of a KIND, such as thesis or company, called NAME.

    It comes from the template of that kind: the vault's own, or else the one that
    comes with this program.
    """
    template = find_template(session.root, session.config, kind)
    title = check_name(name.removesuffix(".md"))
    paths = [file.path for file in walk(session.root)]
    home = folder_for(template.kind, paths, session.config)
    if folder is not None:
        # `/x` is refused, since it looks like a folder outside of the vault.
        home = folder.rstrip("/") and check_path(folder.rstrip("/"))
    path = f"{home}/{title}.md" if home else f"{title}.md"
    _check_free(path, paths)
    now = datetime.now(UTC).astimezone()
    text = fill_template(template.text, title, now)
    place = new_place(session.root, path)
    plan = Plan(
        (Change(place, None, text.encode()),),
        folders=missing_folders(place),
    )
    carry_out(session, title, lambda _: plan, diff=diff)
    if not diff:
        say(f"{one_line(path)}: made from {one_line(template.path)}")
