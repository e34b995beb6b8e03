"""Writes the pages in this folder that are generated, where they have changed.

    python docs/build.py

`commands.md` holds what each command's `--help` says.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from thesisvault.cli.main import main

FOLDER = Path(__file__).parent
WIDTH = 80

COMMANDS_HEAD = """\
# Commands

What each command says of itself with `--help`. This page is written by `make docs`.

Every command takes the vault from where you are, the nearest folder upward with a
`vault.toml` or an `.obsidian`, or from `vault -C DIR`. Exit codes: 0 is clean, 1 means
findings, 2 that it could not be done, with one line on the error output saying why.
"""


def contexts(
    command: click.Command, parent: click.Context | None
) -> Iterator[click.Context]:
    """A command and all below it, each as it is called."""
    # Settled here, so that no terminal's width finds its way into the page.
    context = click.Context(
        command,
        parent=parent,
        info_name=command.name if parent else "vault",
        terminal_width=WIDTH,
        **command.context_settings,
    )
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                below.name = name
                yield from contexts(below, context)


def command_section(context: click.Context) -> str:
    """A command's heading and help."""
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


def command_link(context: click.Context) -> str:
    """A command's line in the list at the top."""
    path = context.command_path
    anchor = path.replace(" ", "-")
    return f"- [`{path}`](#{anchor}): {context.command.get_short_help_str(200)}"


def commands_page() -> str:
    """The page of all commands."""
    found = list(contexts(main, None))
    links = "\n".join(map(command_link, found[1:]))
    return "\n".join([COMMANDS_HEAD, f"{links}\n", *map(command_section, found)])


PAGES: Mapping[str, Callable[[], str]] = {"commands.md": commands_page}


def build() -> None:
    """Write the pages that have changed."""
    for name, make in PAGES.items():
        path, data = FOLDER / name, make().encode()
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            print(f"docs/{name} is new")


if __name__ == "__main__":
    build()
