"""The command `vault`, and the one place where errors become exit codes."""

import errno
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from thesisvault import __version__
from thesisvault.cli.lazy import LazyGroup
from thesisvault.errors import VaultError

# Command: where it lives, and its line in the list. A command is imported when it
# is run, so that none waits for the libraries of another.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("thesisvault.cli.init:init", "Make a folder a vault."),
    "list": ("thesisvault.cli.list:list_", "List the notes and the theses among them."),
    "show": ("thesisvault.cli.show:show", "Show a note as a card."),
    "links": ("thesisvault.cli.links:links", "Show what links where, and why."),
    "status": ("thesisvault.cli.status:status", "The vault on one screen."),
    "due": ("thesisvault.cli.due:due", "What wants a review, and why."),
    "lint": ("thesisvault.cli.lint:lint", "Say what is wrong with the thinking."),
    "rule": ("thesisvault.cli.rule:rule", "What lint looks for, and why."),
    "review": (
        "thesisvault.cli.review:review",
        "Review what is due, one thesis a screen.",
    ),
    "claims": (
        "thesisvault.cli.claims:claims",
        "What was claimed, and what came true.",
    ),
    "scenarios": (
        "thesisvault.cli.scenarios:scenarios",
        "Which scenarios are open, ahead or passed.",
    ),
    "risks": ("thesisvault.cli.risks:risks", "What may go wrong, and how far it has."),
    "watch-list": (
        "thesisvault.cli.watch_list:watch_list",
        "The numbers to look up, with their last readings.",
    ),
    "evidence": ("thesisvault.cli.evidence:evidence", "The evidence that was logged."),
    "check": ("thesisvault.cli.check:check", "Tick a claim, or take a tick back."),
    "set": ("thesisvault.cli.set:set_", "Set a field of a note."),
    "new": ("thesisvault.cli.new:new", "Make a note from a template."),
    "mv": ("thesisvault.cli.mv:mv", "Rename a note or folder, and all links to it."),
    "undo": ("thesisvault.cli.undo:undo", "Take back the last edit."),
    "report": ("thesisvault.cli.report:report", "Make one page of a thesis."),
    "model": ("thesisvault.cli.model:model", "Compute notes with formulas; what if."),
    "company": ("thesisvault.cli.company:company", "All that is said of a company."),
    "related": (
        "thesisvault.cli.related:related",
        "Which companies hang together, and why.",
    ),
    "exposure": (
        "thesisvault.cli.exposure:exposure",
        "On which side of each company the theses stand.",
    ),
    "conflicts": (
        "thesisvault.cli.conflicts:conflicts",
        "Where theses stand against each other.",
    ),
    "browse": ("thesisvault.cli.browse:browse", "Explore the graph in the browser."),
    "graph": ("thesisvault.cli.graph:graph", "What is tied to what, by which words."),
    "sources": ("thesisvault.cli.sources:sources", "Which sources carry the evidence."),
    "sql": ("thesisvault.cli.sql:sql", "Ask the index a question in SQL."),
    "export": ("thesisvault.cli.export:export", "Write the vault for other programs."),
    "config": (
        "thesisvault.cli.config:config",
        "Each setting, and where its value is from.",
    ),
    "index": ("thesisvault.cli.index:index", "Refresh the index, or say where it is."),
}


# What a shell sets to have a word completed, for each of our names.
_COMPLETIONS = {"_VAULT_COMPLETE", "_THESISVAULT_COMPLETE"}
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)


def _sentence(error: click.ClickException) -> str:
    """What click says, in one lower-case line."""
    message = error.format_message().rstrip(".").replace("\n", " ")
    return message[:1].lower() + message[1:]


def _complain(message: str) -> None:
    """Print an error as one line that steers no terminal."""
    # Imported here: who makes no mistake need not wait for it.
    from thesisvault.cli.console import safe

    click.echo(f"vault: {safe(message).replace(chr(10), ' ')}", err=True)


def _cut_off(error: OSError, code: int) -> int:
    """The exit code of a program that could not print all it had to say.

    Raises:
        OSError: If it is about a file, which it then names, and not about printing.
    """
    is_unread = isinstance(error, BrokenPipeError)
    if not is_unread and (error.filename or error.errno not in _FULL):
        raise error
    # What is left in between would be tried again when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if is_unread:
        # Nobody reads on, as in `vault list | head`.
        return code
    # Imported here: who has room need not wait for it.
    from thesisvault.files import reason

    _complain(f'"-" cannot be written: {reason(error)}')
    return 2


def _open_closed_streams() -> None:
    """Put nothing in the place of closed streams, before a note takes their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nothing)


def _print_anything() -> None:
    """Have characters that the terminal's encoding lacks shown by their numbers."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _exit(code: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _cut_off(error, code)
    sys.exit(code)


class VaultGroup(LazyGroup):
    """The whole program: 0 is clean, 1 means findings, 2 that it could not be done."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; where nobody reads on, that is no finding."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Click would end the program with 1.
            return 0

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program and end the process."""
        kwargs["standalone_mode"] = False
        _open_closed_streams()
        _print_anything()
        if _COMPLETIONS & os.environ.keys():
            from thesisvault.cli.completion import offer_names

            offer_names()
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            _exit(2)
        except click.ClickException as error:
            _complain(_sentence(error))
            _exit(2)
        except VaultError as error:
            _complain(str(error))
            _exit(2)
        except (click.Abort, KeyboardInterrupt):
            click.echo("vault: stopped", err=True)
            _exit(130)
        except OSError as error:
            _exit(_cut_off(error, 0))
        _exit(code if isinstance(code, int) else 0)


@click.group(
    cls=VaultGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The vault, instead of the nearest folder upward that is one.",
)
@click.version_option(__version__, prog_name="vault")
@click.pass_context
def main(ctx: click.Context, directory: Path | None) -> None:
    """Look after a vault of investment theses.

    Notes are read where they lie, as Obsidian shows them; nothing is written unless
    a command says so.
    """
    # Imported here: `--version` and `--help` are answered without it.
    from thesisvault.cli.session import Session

    if os.environ.get("NO_COLOR"):
        # Whoever says so anywhere (no-color.org) means it here as well.
        ctx.color = False
    ctx.obj = Session(directory)
    ctx.call_on_close(ctx.obj.close)
