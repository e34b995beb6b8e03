"""`vault links explain`."""

import click

from thesisvault.cli.card import Card
from thesisvault.cli.console import print_json, say
from thesisvault.cli.layout import as_json
from thesisvault.cli.lookup import find_path
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.index.store import Index
from thesisvault.note.model import Link
from thesisvault.reports.links import find_aliases
from thesisvault.text import Record
from thesisvault.vault.explain import (
    Part,
    Surroundings,
    explain_nothing,
    explain_rule,
    find_part,
    read_link,
)
from thesisvault.vault.reading import read_note
from thesisvault.vault.resolve import Resolution, Resolver
from thesisvault.vault.target import parse_target

_MOST = 10


class Explained(Record, frozen=True):
    """A link, what it leads to, and why."""

    link: Link
    source: str
    resolution: Resolution
    why: tuple[str, ...]
    part: Part | None


def _surroundings(index: Index, link: Link) -> Surroundings:
    notes = [path for (path,) in index.select("select path from notes order by path")]
    files = index.select("select path from attachments order by path")
    name = parse_target(link.target, link.form).path
    return Surroundings(notes, [path for (path,) in files], find_aliases(index, name))


def _part(session: Session, link: Link, path: str | None) -> Part | None:
    """The heading or block that a link names in a note."""
    subpath = parse_target(link.target, link.form).subpath
    if not subpath.strip("#^ ") or path is None or not path.lower().endswith(".md"):
        return None
    return find_part(subpath, read_note(session.root, path, session.config).note)


def _explained(session: Session, link: Link, source: str) -> Explained:
    around = _surroundings(session.index(), link)
    resolver = Resolver([*around.notes, *around.attachments])
    found = resolver.resolve(link.target, source, link.form)
    why = (explain_rule(found),) if found.path else explain_nothing(link, around)
    return Explained(link, source, found, why, _part(session, link, found.path))


def _told_part(part: Part) -> str:
    sign = "^" if part.kind == "block" else ""
    if part.line is not None:
        return f'"{sign}{part.text}" is on line {part.line}'
    near = ", ".join(f'"{sign}{each}"' for each in part.nearest)
    told = f"; the nearest: {near}" if near else ""
    return f'there is no "{sign}{part.text}"{told}'


def _print(text: str, found: Explained) -> None:
    card, path = Card(is_whole=True), found.resolution.path
    card.aside(f"{text} in {found.source}")
    card.aside(f"leads to {path}" if path else "leads nowhere", bold=True)
    say()
    if path:
        card.told("Rule", found.resolution.rule)
    for at, reason in enumerate(found.why):
        card.told("" if at else "Why", reason)
    if found.part:
        card.told(found.part.kind.capitalize(), _told_part(found.part))
    candidates = found.resolution.candidates
    for at, other in enumerate(candidates[:_MOST]):
        card.told("" if at else "Not taken", other)
    if len(candidates) > _MOST:
        card.told("", f"and {len(candidates) - _MOST} more")


@click.command()
@click.argument("link", metavar="LINK")
@click.option(
    "--from", "source", metavar="NOTE", required=True, help="The note that holds it."
)
@formats("text", "json")
@click.pass_obj
def explain(session: Session, *, link: str, source: str, output: str) -> None:
    """Say where LINK leads and which rule decided, or why it leads nowhere.

    LINK is one as it stands in a note: '[[Note#Heading]]', '![[chart.png]]' or
    '[text](Note.md)'. Put it in single quotes, so that the shell leaves it alone.
    """
    found = _explained(session, read_link(link), find_path(session, source))
    if output == "text":
        _print(link.strip(), found)
        return
    print_json(
        {
            "link": link.strip(),
            "target": found.link.target,
            "from": found.source,
            "path": found.resolution.path,
            "rule": found.resolution.rule,
            "is_ambiguous": found.resolution.is_ambiguous,
            "why": list(found.why),
            "candidates": list(found.resolution.candidates),
            "part": as_json(found.part),
        }
    )
