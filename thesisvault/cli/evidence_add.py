"""`vault evidence add`."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from thesisvault.cli.editing import (
    EditNote,
    SameNoteError,
    carry_out,
    diff_option,
    find_path,
    make_edits,
    tell_changes,
)
from thesisvault.cli.session import Session
from thesisvault.edits.claim import find_claim
from thesisvault.edits.dating import read_date
from thesisvault.edits.evidence_add import NewEvidence, add_evidence
from thesisvault.edits.tie import Tie
from thesisvault.edits.wording import one_line
from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.dates import Window
from thesisvault.text import Edit, Record
from thesisvault.vault.paths import note_paths
from thesisvault.vault.reading import Reading, name_of


class MissingError(VaultError):
    """Something is not given, and there is nobody to ask."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'the {name} is missing: give it as in vault evidence add THESIS "what '
            f'happened"'
        )


class BothSidesError(VaultError):
    """Evidence is to speak for a claim and against one."""

    def __init__(self) -> None:
        super().__init__("give --for or --against, and not both")


class _Options(Record, frozen=True):
    """What was said on the command line, and at the terminal."""

    thesis: str | None
    observation: str | None
    implication: str | None
    date: str
    source: str | None
    supports: str | None
    counters: str | None
    log: str | None
    also: tuple[str, ...]
    autolink: bool


class _Words(Record, frozen=True):
    """What is to be written, each in one line."""

    observation: str
    implication: str | None
    source: str | None


def _is_conversation() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _require(value: str | None, name: str) -> str:
    """A value that must be there, asked for where there is somebody to ask."""
    if value is not None:
        return value
    if not _is_conversation():
        raise MissingError(name)
    answer: str = click.prompt(name.capitalize())
    return answer


def _offer(value: str | None, name: str, *, is_asked: bool) -> str | None:
    """A value that may be left out, asked for only along with others."""
    if value is not None or not is_asked:
        return value
    return click.prompt(name.capitalize(), default="", show_default=False) or None


def _standard_input() -> str:
    # Bytes that are no text come as surrogates, and are refused later.
    return sys.stdin.buffer.read().decode(errors="surrogateescape")


def _line(text: str | None, what: str) -> str | None:
    return None if text is None else one_line(text, what)


def _words(options: _Options) -> _Words:
    is_asked = options.observation is None and _is_conversation()
    observation = _require(options.observation, "observation")
    if observation == "-":
        observation = _standard_input()
    return _Words(
        one_line(observation, "observation"),
        _line(
            _offer(options.implication, "implication", is_asked=is_asked), "implication"
        ),
        _line(_offer(options.source, "source", is_asked=is_asked), "source"),
    )


def source_link(source: str | None, paths: Sequence[str]) -> str | None:
    """A source as a link, where it is the name of just one note."""
    if source is None or "[" in source:
        return source
    named = [path for path in paths if fold(name_of(path)) == fold(source)]
    return f"[[{name_of(named[0])}]]" if len(named) == 1 else source


def _linked(session: Session, words: _Words, notes: Sequence[str]) -> _Words:
    """Words with links to the notes that they mention, but for those they go to."""
    from thesisvault.cli.known import known_notes
    from thesisvault.edits.autolink import autolink

    known = known_notes(session)
    first = autolink(words.observation, known, [name_of(path) for path in notes])
    if words.implication is None:
        return _Words(first.text, None, words.source)
    second = autolink(words.implication, known, first.names)
    return _Words(first.text, second.text, words.source)


def _tie(reading: Reading, options: _Options) -> Tie | None:
    if options.supports is not None:
        return Tie(find_claim(reading, options.supports), is_for=True)
    if options.counters is not None:
        return Tie(find_claim(reading, options.counters), is_for=False)
    return None


def _adding(
    session: Session, words: _Words, when: Window, options: _Options, *, is_first: bool
) -> EditNote:
    """The edit of one note: claims and logs are named for the first alone."""

    def add(reading: Reading) -> tuple[Edit, ...]:
        tie = _tie(reading, options) if is_first else None
        new = NewEvidence(when, words.observation, words.implication, words.source, tie)
        log = options.log if is_first else None
        return add_evidence(reading, new, session.config, log)

    return add


def _add(session: Session, options: _Options, *, diff: bool) -> None:
    if options.supports is not None and options.counters is not None:
        raise BothSidesError
    when = read_date(options.date, session.today)
    thesis = _require(options.thesis, "thesis")
    find: Callable[[str], str] = partial(find_path, session)
    notes = [find(thesis), *map(find, options.also)]
    for path in notes:
        if notes.count(path) > 1:
            raise SameNoteError(path)
    words = _words(options)
    if words.source:
        source = source_link(words.source, note_paths(session.root))
        words = _Words(words.observation, words.implication, source)
    if options.autolink:
        words = _linked(session, words, notes)
    edits = {
        path: _adding(session, words, when, options, is_first=path == notes[0])
        for path in notes
    }
    plan = carry_out(session, name_of(notes[0]), make_edits(session, edits), diff=diff)
    if not diff:
        tell_changes(plan)


@click.command()
@click.argument("thesis", required=False)
@click.argument("observation", required=False)
@click.option("--implication", metavar="TEXT", help="What it does to the thesis.")
@click.option(
    "--date",
    default="today",
    metavar="DATE",
    help="When it happened: today (the default), yesterday, -3d, 2026-02, Q1 2026.",
)
@click.option("--source", metavar="TEXT", help="Where it is from: a note, or a URL.")
@click.option(
    "--for", "supports", metavar="CLAIM", help="The claim it supports, by a part of it."
)
@click.option(
    "--against", "counters", metavar="CLAIM", help="The claim that it speaks against."
)
@click.option("--log", metavar="HEADING", help="Which log, where there are several.")
@click.option(
    "--also", multiple=True, metavar="THESIS", help="Log it in this thesis as well."
)
@click.option(
    "--autolink", is_flag=True, help="Link the first mention of each known note."
)
@diff_option
@click.pass_obj
def add(session: Session, /, *, diff: bool, **options: Any) -> None:
    """Log OBSERVATION in the evidence log of THESIS, the way that log is written.

    THESIS is a name, a path, or a unique part of one; an OBSERVATION of - is read from
    standard input. With --also, it is logged in all theses or in none.
    """
    _add(session, _Options(**options), diff=diff)
