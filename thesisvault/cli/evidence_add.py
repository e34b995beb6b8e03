"""`vault evidence add`."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from thesisvault.cli.asking import ask, is_conversation
from thesisvault.cli.editing import (
    EditNote,
    SameNoteError,
    carry_out,
    diff_option,
    find_thesis,
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

_NOT_IN_LINKS = frozenset("[]|#^\\")


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
    date: str | None
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


def _standard_input() -> str:
    # Bytes that are no text come as surrogates, and are refused later.
    return sys.stdin.buffer.read().decode(errors="surrogateescape")


def _theses(session: Session) -> list[str]:
    # Imported here: who gives a name needs no list of them.
    from thesisvault.cli.completion import names_of_notes

    return names_of_notes(session, "thesis")


def _thesis(session: Session, options: _Options) -> str:
    """The path of the thesis, asked for where none is given."""
    if options.thesis is not None:
        return find_thesis(session, options.thesis)
    if not is_conversation():
        raise MissingError("thesis")
    return ask("Thesis", partial(find_thesis, session), names=_theses(session))


def _line(text: str | None, what: str) -> str | None:
    return None if text is None else one_line(text, what)


def _ask_line(what: str) -> str | None:
    """Ask for something that may be left out."""

    def read(answer: str) -> str | None:
        return one_line(answer, what) if answer.strip() else None

    return ask(what.capitalize(), read, default="")


def _words(options: _Options) -> _Words:
    implication = _line(options.implication, "implication")
    source = _line(options.source, "source")
    if options.observation == "-":
        return _Words(one_line(_standard_input(), "observation"), implication, source)
    if options.observation is not None:
        return _Words(one_line(options.observation, "observation"), implication, source)
    if not is_conversation():
        raise MissingError("observation")
    observation = ask("Observation", lambda answer: one_line(answer, "observation"))
    return _Words(
        observation,
        implication or _ask_line("implication"),
        source or _ask_line("source"),
    )


def _when(session: Session, options: _Options) -> Window:
    if options.date is not None:
        return read_date(options.date, session.today)
    if options.observation is not None or not is_conversation():
        return read_date("today", session.today)
    return ask("Date", lambda text: read_date(text, session.today), default="today")


def source_link(source: str | None, paths: Sequence[str]) -> str | None:
    """A source as a link, where it is the name of just one note."""
    if source is None or "[" in source:
        return source
    named = [path for path in paths if fold(name_of(path)) == fold(source)]
    # `[[C# notes]]` would lead to a heading of C.
    if len(named) != 1 or _NOT_IN_LINKS & set(source):
        return source
    return f"[[{name_of(named[0])}]]"


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
    if options.date is not None:
        # Before anything is asked: who errs should not have to say it all again.
        read_date(options.date, session.today)
    find: Callable[[str], str] = partial(find_thesis, session)
    notes = [_thesis(session, options), *map(find, options.also)]
    for path in notes:
        if notes.count(path) > 1:
            raise SameNoteError(path)
    words, when = _words(options), _when(session, options)
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
