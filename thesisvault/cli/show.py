"""`vault show`."""

from datetime import date

import click

from thesisvault.cli.card import Card
from thesisvault.cli.console import one_line, print_json
from thesisvault.cli.layout import as_json
from thesisvault.cli.lookup import find_path, note_argument
from thesisvault.cli.note_card import (
    print_fields,
    print_held,
    print_linking,
    print_outgoing,
    print_outline,
    print_tags,
)
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.session import Session
from thesisvault.cli.thesis_card import (
    print_claims,
    print_evidence,
    print_facts,
    print_outlook,
    print_positions,
    print_related,
)
from thesisvault.export.note import note_mapping
from thesisvault.export.places import Places
from thesisvault.export.thesis import known_positions
from thesisvault.index.store import Index
from thesisvault.note.model import LinkForm
from thesisvault.reports.links import (
    find_held,
    find_incoming,
    find_outgoing,
    linking_notes,
)
from thesisvault.text import Record
from thesisvault.thesis.model import Thesis
from thesisvault.vault.reading import Reading, read_note
from thesisvault.vault.resolve import Resolution, Resolver
from thesisvault.vault.target import link_key
from thesisvault.vault.walk import is_hidden


class _Resolving:
    """What links lead to, by the files of the index that their names allow for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._resolvers: dict[str, Resolver] = {}

    def __call__(self, target: str, source: str, form: LinkForm) -> Resolution:
        key = link_key(target, form)
        if key not in self._resolvers:
            files = self._index.select(
                "select path from notes where key = ?1"
                " union select path from attachments where key = ?1",
                key,
            )
            self._resolvers[key] = Resolver(path for (path,) in files)
        return self._resolvers[key].resolve(target, source, form)


class _Subject(Record, frozen=True):
    """The note that is shown, and how much of it."""

    reading: Reading
    index: Index
    today: date
    is_whole: bool


def _print_thesis(card: Card, subject: _Subject, thesis: Thesis) -> None:
    note, path = subject.reading.note, subject.reading.path
    places = Places(note, path, _Resolving(subject.index))
    print_facts(card, thesis, subject.today)
    print_tags(card, note)
    print_claims(card, thesis)
    print_evidence(card, thesis, is_whole=subject.is_whole)
    print_positions(card, [each for each, _ in known_positions(thesis, places)])
    print_outlook(card, thesis, subject.today)
    print_related(card, thesis, is_whole=subject.is_whole)


def _print_note(card: Card, subject: _Subject) -> None:
    note, path, is_whole = subject.reading.note, subject.reading.path, subject.is_whole
    print_fields(card, note, is_whole=is_whole)
    print_tags(card, note)
    print_outline(card, note, subject.reading.name, is_whole=is_whole)
    print_outgoing(card, find_outgoing(subject.index, path), is_whole=is_whole)
    print_held(card, find_held(subject.index, path))


def _kind(reading: Reading) -> str:
    if reading.thesis is None:
        return reading.kind
    status = reading.thesis.status
    stage = reading.thesis.stage or (status.head if status else None)
    return f"{reading.kind} · {one_line(stage)}" if stage else reading.kind


def _print_top(card: Card, reading: Reading) -> None:
    card.title(reading.name, _kind(reading))
    card.aside(reading.path)
    if not reading.is_utf8:
        card.aside("This file is not UTF-8: what could not be read is shown as \ufffd.")
    for finding in reading.note.findings:
        card.aside(f"{finding.code}: {finding.message}")


def _print_card(subject: _Subject) -> None:
    card, reading = Card(is_whole=subject.is_whole), subject.reading
    _print_top(card, reading)
    if reading.thesis:
        _print_thesis(card, subject, reading.thesis)
    else:
        _print_note(card, subject)
    linking = linking_notes(find_incoming(subject.index, reading.path))
    print_linking(card, linking, is_whole=subject.is_whole)


def _mapping(session: Session, index: Index, reading: Reading) -> dict[str, object]:
    path = reading.path
    hidden = is_hidden(path, session.config)
    return {
        **note_mapping(reading, _Resolving(index), is_hidden=hidden),
        "backlinks": as_json(find_incoming(index, path)),
        "held_by": as_json(find_held(index, path)),
    }


@click.command()
@note_argument
@click.option("--all", "all_", is_flag=True, help="All evidence, all links, all text.")
@as_of
@formats("text", "json")
@click.pass_obj
def show(
    session: Session, *, note: str, all_: bool, as_of: date | None, output: str
) -> None:
    """Show a note as a card.

    Of a thesis: status, dates, claims of both sides, the newest evidence, positions,
    outlook, and what links to it. Of any other note: fields, headings, links, and the
    positions that theses hold in it.

    NOTE is a name, a path, or a part of one that fits no other note.
    """
    path = find_path(session, note)
    index = session.index()
    reading = read_note(session.root, path, session.config)
    if output == "json":
        print_json(_mapping(session, index, reading))
    else:
        _print_card(_Subject(reading, index, day_of(session, as_of), all_))
