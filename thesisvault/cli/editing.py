"""What all editing commands share: finding notes, carrying edits out, telling of it."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import dropwhile
from pathlib import Path
from typing import Any, TypeVar

import click

from thesisvault.cli.console import one_line, safe, say
from thesisvault.cli.session import Session
from thesisvault.errors import VaultError
from thesisvault.files import Source, UnreadableFileError
from thesisvault.text import Edit, Lines, apply_edits
from thesisvault.vault.lookup import NoNoteError, SeveralNotesError
from thesisvault.vault.paths import find_path as find_near
from thesisvault.vault.reading import Reading, make_reading, read_note
from thesisvault.writing.journal import Journal, Make, Read, preview
from thesisvault.writing.plan import Change, Plan

_Command = TypeVar("_Command", bound=Callable[..., Any])
EditNote = Callable[[Reading], tuple[Edit, ...]]
_LONGEST_ECHO = 300


class NoHomeError(VaultError):
    """There is no folder for the journal."""

    def __init__(self) -> None:
        super().__init__(
            "nothing was written, since it could not be taken back: there is no home "
            "folder for the journal; name a folder with XDG_DATA_HOME"
        )


class SameNoteError(VaultError):
    """A note was named twice, perhaps by two paths."""

    def __init__(self, path: str) -> None:
        super().__init__(f'"{path}" is named twice; name each note once')


def diff_option(command: _Command) -> _Command:
    """Add `--diff`, which comes as `diff`."""
    option = click.option(
        "--diff", is_flag=True, help="Show what would change, and change nothing."
    )
    return option(command)


def data_folder() -> Path:
    """The user's folder for what must not be lost.

    Raises:
        NoHomeError: If there is no home.
    """
    if named := os.environ.get("XDG_DATA_HOME"):
        return Path(named) / "thesisvault"
    if sys.platform == "win32":  # pragma: no cover - tests run elsewhere
        local = os.environ.get("LOCALAPPDATA")
        if local is None:
            raise NoHomeError
        return Path(local) / "thesisvault"
    try:
        home = Path.home()
    except RuntimeError as error:
        raise NoHomeError from error
    if sys.platform == "darwin":  # pragma: no cover - tests run elsewhere
        return home / "Library" / "Application Support" / "thesisvault"
    return home / ".local" / "share" / "thesisvault"


def open_journal(session: Session) -> Journal:
    """The journal of the vault's edits.

    Raises:
        NoHomeError: If there is no folder for it.
    """
    return Journal(data_folder(), session.root)


def _from_here(root: Path, wanted: str) -> str | None:
    """The path in the vault of a file that is given as shells complete it."""
    place = Path(os.path.abspath(wanted))  # noqa: PTH100 - links stay as they are
    top = Path(os.path.abspath(root))  # noqa: PTH100
    is_file = wanted.lower().endswith(".md") and place.is_relative_to(top)
    if not is_file or not os.path.isfile(place):  # noqa: PTH113 - fails on no name
        return None
    return place.relative_to(top).as_posix()


def find_path(session: Session, wanted: str) -> str:
    """Find the path of a note, without the index where there is such a note.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    wanted = _from_here(session.root, wanted) or wanted
    try:
        return find_near(wanted, session.root, session.config)
    except NoNoteError:
        from thesisvault.cli.lookup import find_path as find_in_index

        # It knows aliases, and so what to say.
        return find_in_index(session, wanted)


def _is_thesis(session: Session, path: str) -> bool:
    try:
        return read_note(session.root, path, session.config).kind == "thesis"
    except UnreadableFileError:
        return False


def find_thesis(session: Session, wanted: str) -> str:
    """Find the path of a thesis: among notes that may be meant, the only thesis.

    Raises:
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    try:
        return find_path(session, wanted)
    except SeveralNotesError as error:
        theses = [path for path in error.paths if _is_thesis(session, path)]
        if len(theses) != 1:
            raise
        return theses[0]


def _edited(session: Session, found: Change, edit: EditNote) -> Change:
    text = (found.before or b"").decode()
    reading = make_reading(Source(text, is_utf8=True), found.place.name, session.config)
    after = apply_edits(text, edit(reading)).encode()
    return Change(found.place, found.before, after)


def make_edits(session: Session, edits: Mapping[str, EditNote]) -> Make:
    """A plan that edits notes, each in its own way."""

    def make(read: Read) -> Plan:
        found = [(read(path), edit) for path, edit in edits.items()]
        places = [change.place.real for change, _ in found]
        for change, _ in found:
            if places.count(change.place.real) > 1:
                raise SameNoteError(change.place.name)
        return Plan(tuple(_edited(session, change, edit) for change, edit in found))

    return make


def _lines(data: bytes | None) -> Iterator[str]:
    """The lines of a note, as it ends them itself."""
    lines = Lines((data or b"").decode())
    for number in range(1, len(lines.starts) + 1):
        span = lines.span(number)
        if span.start < len(lines.source):
            yield span.of(lines.source)


def _line_of(change: Change) -> str:
    """Where the first new line of a note is that is not blank, and what it says."""
    before = _lines(change.before)
    after = enumerate(_lines(change.after), start=1)
    changed = dropwhile(lambda each: each[1] == next(before, None), after)
    number, line = next((each for each in changed if each[1].strip()), (1, ""))
    words = one_line(line)
    if len(words) > _LONGEST_ECHO:
        words = f"{words[:_LONGEST_ECHO]} …"
    return f"{one_line(change.place.name)}:{number}: {words}"


def tell_changes(plan: Plan) -> None:
    """Say what was written where, a line for each note."""
    for change in plan.changes:
        say(_line_of(change))


def print_diff(plan: Plan) -> None:
    """Print what a plan changes, as a unified diff."""
    from difflib import unified_diff

    for move in plan.moves:
        say(safe(f"rename from {move.name}"))
        say(safe(f"rename to {move.new_name}"))
    for change in plan.changes:
        name = change.place.name
        before, after = list(_lines(change.before)), list(_lines(change.after))
        old = "/dev/null" if change.before is None else f"a/{name}"
        new = "/dev/null" if change.after is None else f"b/{name}"
        for line in unified_diff(before, after, old, new, lineterm=""):
            say(safe(line))


def carry_out(
    session: Session, about: str, make: Make, *, diff: bool, to: str | None = None
) -> Plan:
    """Carry out a plan and say so, or only show what it would change.

    Args:
        about: What the command is about, for the list of edits.
        to: What becomes of that, for the same list, where it gets another name.
    """
    if diff:
        plan = preview(session.root, make)
        print_diff(plan)
        return plan
    context = click.get_current_context()
    named = " ".join(f'"{one_line(each)}"' for each in (about, to) if each)
    command = f"{context.command_path} {named}"
    when = datetime.now(UTC).astimezone().isoformat(" ", "seconds")
    return open_journal(session).write(command, when, make)
