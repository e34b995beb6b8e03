"""`vault export`: the vault for other programs."""

import gc
import sys

import click

from thesisvault.cli.console import safe
from thesisvault.cli.lazy import LazyGroup
from thesisvault.cli.session import Session
from thesisvault.export.batches import make_batches
from thesisvault.thesis.kind import NO_KIND
from thesisvault.thesis.vocabulary import KINDS
from thesisvault.vault.opened import Vault

COMMANDS: dict[str, tuple[str, str]] = {
    "jsonl": ("thesisvault.cli.export:jsonl", "Write every note as a line of JSON."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def export() -> None:
    """Write the vault in a form that other programs read."""


def _left_out(path: str, why: str) -> None:
    click.echo(f'vault: "{safe(path)}" was left out: {safe(why)}', err=True)


@click.command()
@click.option(
    "--kind",
    type=click.Choice((*KINDS, NO_KIND)),
    help='Only these; "note" are those that are of no other kind.',
)
@click.pass_context
def jsonl(ctx: click.Context, *, kind: str | None) -> None:
    """Write every note as a line of JSON: all that stands in it, with its lines.

    In order of their paths, in UTF-8. Templates and ignored notes are among them, and
    marked as hidden. A note that cannot be read is named and left out; the exit code
    is then 1. docs/json.md tells what the keys mean.
    """
    session: Session = ctx.obj
    vault = Vault(session.root, session.config)
    # Records hold no cycles: there is nothing to collect.
    gc.disable()
    left_out = [(skipped.path, skipped.reason) for skipped in vault.files.skipped]
    for batch in make_batches(vault, kind):
        # Bytes: what other programs read is UTF-8 however the terminal is set up.
        sys.stdout.buffer.write(batch.lines)
        left_out += batch.left_out
    for path, why in left_out:
        _left_out(path, why)
    if left_out:
        ctx.exit(1)
