"""`vault links`: what a note links to, what links to it, and why a link leads there."""

from collections.abc import Sequence

import click

from thesisvault.cli.console import (
    Column,
    one_line,
    print_csv,
    print_json,
    say,
    style,
)
from thesisvault.cli.layout import as_json
from thesisvault.cli.lazy import LazyGroup
from thesisvault.cli.lookup import find_path, note_argument
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.cli.table import print_rows
from thesisvault.reports.links import Incoming, Outgoing, find_incoming, find_outgoing

_OF = "of"
_CSV = (
    "direction", "from", "to", "line", "column", "section", "target", "label", "form",
    "is_embed", "rule",
)  # fmt: skip

COMMANDS: dict[str, tuple[str, str]] = {
    _OF: ("thesisvault.cli.links:of", "Show the links of a note; NOTE alone does so."),
    "explain": (
        "thesisvault.cli.explain:explain",
        "Say why a link leads where it does.",
    ),
    "wanted": (
        "thesisvault.cli.links_wanted:wanted",
        "List the notes that are linked and not written.",
    ),
    "fix": ("thesisvault.cli.links_fix:fix", "Mend the links that can be mended."),
}


class NoteGroup(LazyGroup):
    """A group that takes what is none of its commands for a note."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command that takes a note before one."""
        known = {*self.list_commands(ctx), *ctx.help_option_names}
        if args and args[0] not in known:
            args = [_OF, *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=NoteGroup, lazy=COMMANDS, subcommand_metavar="NOTE | COMMAND [ARGS]..."
)
def links() -> None:
    """Show what a note links to, what links to it, and by which rule.

    `vault links NOTE` is short for `vault links of NOTE`, which also reaches a note
    whose name is one of the commands below.
    """


def _as_written(link: Outgoing | Incoming) -> str:
    """A link as it stands in its note, or nearly so."""
    mark = "!" if link.is_embed else ""
    if link.form == "markdown":
        return f"{mark}[{link.label}]({link.target})"
    label = f"|{link.label}" if link.label is not None else ""
    return f"{mark}[[{link.target}{label}]]"


def _rule(link: Outgoing) -> str:
    return f"{link.rule}, ambiguous" if link.is_ambiguous else link.rule


def _print_outgoing(outgoing: Sequence[Outgoing]) -> None:
    say(style(f"Links to ({len(outgoing)})", bold=True))
    if outgoing:
        print_rows(
            (
                Column("Line", "right"),
                Column("Link", is_flexible=True),
                Column("Leads to", is_flexible=True),
                Column("Rule"),
            ),
            [
                (link.line, _as_written(link), link.path or "nowhere", _rule(link))
                for link in outgoing
            ],
        )


def _print_incoming(incoming: Sequence[Incoming]) -> None:
    say(style(f"Linked from ({len(incoming)})", bold=True))
    if incoming:
        print_rows(
            (
                Column("Line", "right"),
                Column("Link", is_flexible=True),
                Column("In", is_flexible=True),
                Column("Section", is_flexible=True),
            ),
            [
                (link.line, _as_written(link), link.path, link.section)
                for link in incoming
            ],
        )


def _csv_row(link: Outgoing | Incoming, path: str) -> Sequence[object]:
    """A link as a row: which way it leads, in which note it stands, and where to."""
    is_in = isinstance(link, Incoming)
    ends = ("in", link.path, path) if is_in else ("out", path, link.path)
    return (*ends, *(getattr(link, key) for key in _CSV[len(ends) :]))


@click.command()
@note_argument
@formats("text", "json", "csv")
@click.pass_obj
def of(session: Session, *, note: str, output: str) -> None:
    """Show what NOTE links to and by which rule, and what links to it.

    NOTE is a name, a path, or a part of one that fits no other note.
    """
    path = find_path(session, note)
    outgoing = find_outgoing(session.index(), path)
    incoming = find_incoming(session.index(), path)
    if output == "json":
        ends = {"path": path, "outgoing": outgoing, "incoming": incoming}
        print_json(as_json(ends))
    elif output == "csv":
        both: list[Outgoing | Incoming] = [*outgoing, *incoming]
        print_csv(_CSV, [_csv_row(link, path) for link in both])
    else:
        say(one_line(path))
        say()
        _print_outgoing(outgoing)
        say()
        _print_incoming(incoming)
