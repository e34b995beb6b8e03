"""The note that a command is about."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thesisvault.cli.session import Session
from thesisvault.reports.links import find_aliases
from thesisvault.vault.lookup import Entry, NoNoteError, find_note

_Command = TypeVar("_Command", bound=Callable[..., Any])


def note_argument(command: _Command) -> _Command:
    """Add NOTE, which comes as `note`."""
    return click.argument("note", metavar="NOTE")(command)


def _from_here(root: Path, wanted: str) -> str | None:
    """The path in the vault that a path from where we are leads to, as shells give it.

    Nothing where what is given looks like no path, or leads to no file of the vault.
    """
    has_ending = wanted.lower().endswith(".md")
    if not has_ending and "/" not in wanted and os.sep not in wanted:
        return None
    # As written: the vault's own links are part of its paths.
    place = Path(os.path.abspath(wanted if has_ending else f"{wanted}.md"))  # noqa: PTH100
    top = Path(os.path.abspath(root))  # noqa: PTH100
    # Unlike `Path.is_file`, this fails on no name.
    if not place.is_relative_to(top) or not os.path.isfile(place):  # noqa: PTH113
        return None
    return place.relative_to(top).as_posix()


def find_path(session: Session, wanted: str) -> str:
    """Find the path of the note that is meant by a name, a path, or a part of one.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    index = session.index()
    rows = index.select("select path, is_hidden from notes order by path")
    entries = [Entry(path, bool(is_hidden)) for path, is_hidden in rows]
    here = _from_here(session.root, wanted)
    try:
        return find_note(here or wanted, entries)
    except NoNoteError:
        holders = tuple(path for path, _ in find_aliases(index, wanted))
        return find_note(wanted, entries, holders)
