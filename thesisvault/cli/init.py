"""`vault init`."""

import os
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

import click

from thesisvault.cli.console import one_line, safe, say, style
from thesisvault.cli.layout import align, say_wrapped
from thesisvault.vault.config import NoVaultError, find_root
from thesisvault.vault.obsidian import template_folder
from thesisvault.vault.settings import FILE
from thesisvault.vault.start import Started, start_vault


def _templates(paths: Sequence[str]) -> tuple[str, list[str]]:
    """The folder of those files that are templates, and their names."""
    parts = [path.rpartition("/") for path in paths if "/" in path]
    names = [name.removesuffix(".md") for _, _, name in parts]
    return (parts[0][0] if parts else ""), names


def _count(names: Sequence[str]) -> str:
    return f"{len(names)} template{'' if len(names) == 1 else 's'}"


def _tell(root: Path, started: Started) -> None:
    if FILE in started.written:
        say(f"  {FILE}: every setting, each of them commented out")
    folder, names = _templates(started.written)
    if not names:
        return
    kept = _templates(started.kept)[1]
    was = "it was" if len(kept) == 1 else "they were"
    left = f"; {_count(kept)} left as {was}" if kept else ""
    told = f"{folder}/: {_count(names)} ({', '.join(names)}){left}"
    say_wrapped(safe(told), indent=2)
    if template_folder(root) is None:
        say()
        say_wrapped(
            "To use them in Obsidian: turn on the core plugin Templates, and set its"
            f' folder to "{safe(folder)}".'
        )


def _say_next(root: Path) -> None:
    here = Path(os.path.abspath(root)) == Path.cwd()  # noqa: PTH100 - links stay
    say()
    say(style("Next:", bold=True))
    if not here:
        say(f"  cd {safe(quote(str(root)))}")
    commands = (
        ("  vault list", "the notes there are, and what each is taken for"),
        ("  vault list --kind thesis", "how the theses stand"),
        ("  vault --help", "all that can be asked"),
    )
    for line in align(commands):
        say(line)


def _outer_vault(root: Path) -> Path | None:
    """A vault that a folder lies in."""
    try:
        return find_root(root.absolute().parent)
    except NoVaultError:
        return None


@click.command()
@click.argument(
    "directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path)
)
@click.pass_context
def init(ctx: click.Context, directory: Path | None) -> None:
    """Make a folder a vault: this one, or DIR.

    Writes a vault.toml in which every setting is shown and commented out, and a folder
    of templates for notes. What is there already stays as it is.
    """
    root = directory or ctx.find_root().params["directory"] or Path()
    outer = _outer_vault(root)
    started = start_vault(root)
    name = one_line(str(root.resolve()))
    if not started.written:
        say(f"{name} is a vault already; nothing was changed.")
        return
    what = "is now a vault" if FILE in started.written else "was a vault already"
    say(style(f"{name} {what}. Written:", bold=True))
    _tell(root, started)
    if outer:
        say()
        say_wrapped(
            f'It lies inside another vault, "{safe(str(outer))}", which reads its'
            " notes, too."
        )
    _say_next(root)
