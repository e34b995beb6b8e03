"""What the keys of a review do to the thesis on the screen."""

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import click

from thesisvault.cli.console import one_line
from thesisvault.cli.evidence_add import source_link
from thesisvault.cli.review_state import Progress
from thesisvault.cli.reviewing import edit_thesis, linked, marking, setting_status
from thesisvault.cli.session import Session
from thesisvault.cli.statuses import doubt_of_status, field_line
from thesisvault.cli.wording import readable
from thesisvault.edits.claim import find_claim
from thesisvault.edits.dating import read_date
from thesisvault.edits.evidence_add import NewEvidence, add_evidence
from thesisvault.edits.log import SeveralLogsError
from thesisvault.edits.reading_add import NewReading, add_reading
from thesisvault.edits.tick import Tick, tick_claim
from thesisvault.edits.tie import Tie
from thesisvault.edits.wording import one_line as one_written_line
from thesisvault.errors import VaultError
from thesisvault.files import UnreadableFileError, read_bytes
from thesisvault.note.words import plain, words_of
from thesisvault.reports.review import DueNumber, OpenClaim, Screen
from thesisvault.text import Edit, Record
from thesisvault.thesis.model import Claim
from thesisvault.vault.config import Config
from thesisvault.vault.paths import note_paths
from thesisvault.vault.reading import Reading


class NoEditorError(VaultError):
    """Nothing says which editor to open."""

    def __init__(self) -> None:
        super().__init__("no editor is named: set $VISUAL or $EDITOR")


class EditorError(VaultError):
    """The editor could not be run."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(f'the editor "{command}" {why}')


class NoSuchNumberError(VaultError):
    """A number was given that nothing on the screen has."""

    def __init__(self, given: str, what: str) -> None:
        super().__init__(f'"{given}" is no {what} on this screen; nothing was written')


class Desk(Record, frozen=True):
    """What a key works on: the thesis on the screen, and the day of the review."""

    session: Session
    today: date
    screen: Screen

    @property
    def link(self) -> str:
        """The thesis, as the month's note names it."""
        return linked(self.screen.name)

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return self.session.root / self.screen.path


class Result(Record, frozen=True):
    """What a key did: the review so far, a message, and whether to go on."""

    progress: Progress
    message: str = ""
    is_done: bool = False


Action = Callable[[Desk, Progress], Result]


def ask(question: str, default: str = "") -> str:
    """Ask for a line; an empty one is an answer too."""
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), type=str
    )
    return answer.strip()


def _pick(desk: Desk, given: str) -> Claim:
    """The open claim of a number."""
    for each in desk.screen.claims:
        if str(each.number) == given:
            return each.claim
    raise NoSuchNumberError(given, "claim")


def _again(reading: Reading, claim: Claim) -> Claim:
    """A claim as it stands in the note now."""
    same = [
        each
        for each in (reading.thesis.claims if reading.thesis else ())
        if each.text == claim.text and each.side == claim.side and not each.is_done
    ]
    return same[0] if same else find_claim(reading, plain(claim.text))


def _numbers(claims: tuple[OpenClaim, ...]) -> str:
    return f"1–{len(claims)}" if len(claims) > 1 else "1"


def tick(desk: Desk, progress: Progress) -> Result:
    """Tick a claim that came true."""
    if not desk.screen.claims:
        return Result(progress, "there is no open claim to tick")
    given = ask(f"Which claim came true ({_numbers(desk.screen.claims)}, or nothing)")
    if not given:
        return Result(progress, "nothing was ticked")
    claim = _pick(desk, given)
    why = ask("What happened (or nothing)")
    words = one_written_line(why, "resolution") if why else None
    when = read_date("today", desk.today)

    def edit(reading: Reading) -> tuple[Edit, ...]:
        done = Tick(_again(reading, claim), when, words)
        return tick_claim(reading, done, desk.session.config)

    edit_thesis(desk.session, desk.screen.path, [edit])
    told = f"{claim.text} ({desk.link})" + (f": {words}" if words else "")
    return Result(progress.adding(ticked=told), f"ticked: {readable(claim.text)}")


def _tie(desk: Desk, given: str) -> tuple[Claim, bool] | None:
    """The claim that evidence speaks for, as `+2`, or against, as `-2`."""
    if not given:
        return None
    if given[0] not in "+-":
        raise NoSuchNumberError(given, "claim with + or - before it")
    return _pick(desk, given[1:].strip()), given[0] == "+"


class _Given(Record, frozen=True):
    """Evidence as it was told at the terminal."""

    evidence: NewEvidence
    tied: tuple[Claim, bool] | None

    def add(
        self, config: Config, log: str | None, reading: Reading
    ) -> tuple[Edit, ...]:
        """The edit that logs it, in one of several logs if that is named."""
        new = self.evidence
        if self.tied:
            tie = Tie(_again(reading, self.tied[0]), is_for=self.tied[1])
            new = NewEvidence(
                new.when, new.observation, new.implication, new.source, tie
            )
        return add_evidence(reading, new, config, log)


def _told(text: str, what: str) -> str | None:
    return one_written_line(text, what) if text else None


def _ask_for_evidence(desk: Desk, said: str) -> _Given:
    observation = one_written_line(said, "observation")
    implication = _told(ask("What it does to the thesis (or nothing)"), "implication")
    when = read_date(ask("When", desk.today.isoformat()), desk.today)
    given = _told(ask("Where it is from (or nothing)"), "source")
    source = source_link(given, note_paths(desk.session.root))
    tied = None
    if desk.screen.claims:
        question = "For or against a claim, such as +1 or -2 (or nothing)"
        tied = _tie(desk, ask(question))
    return _Given(NewEvidence(when, observation, implication, source), tied)


def log_evidence(desk: Desk, progress: Progress) -> Result:
    """Log evidence."""
    said = ask("What happened (or nothing)")
    if not said:
        return Result(progress, "nothing was logged")
    given = _ask_for_evidence(desk, said)
    path, config = desk.screen.path, desk.session.config
    try:
        edit_thesis(desk.session, path, [partial(given.add, config, None)])
    except SeveralLogsError as error:
        click.echo(one_line(str(error)))
        log = ask("Which log, by a part of its heading (or nothing)")
        if not log:
            return Result(progress, "nothing was logged")
        edit_thesis(desk.session, path, [partial(given.add, config, log)])
    new = given.evidence
    told = f"{new.when.text}: {new.observation} ({desk.link})"
    message = f"logged: {one_line(new.observation)}"
    return Result(progress.adding(logged=told), message)


def _due_number(desk: Desk, given: str) -> DueNumber:
    """The number to look up whose name is given, or a part of it."""
    words = words_of(given)
    for fits in (str.__eq__, str.__contains__):
        found = [e for e in desk.screen.numbers if fits(words_of(e.name), words)]
        if len(found) == 1 and words:
            return found[0]
    raise NoSuchNumberError(given, "number, or not the only one,")


def log_reading(desk: Desk, progress: Progress) -> Result:
    """Log a reading of a number to look up."""
    if not desk.screen.numbers:
        return Result(progress, "there is no number to look up")
    given = ask("Which number, by a part of its name (or nothing)")
    if not given:
        return Result(progress, "nothing was logged")
    number = _due_number(desk, given)
    value = one_written_line(ask(f"What is {readable(number.name)} now"), "value")
    when = read_date(ask("When", desk.today.isoformat()), desk.today)

    def edit(reading: Reading) -> tuple[Edit, ...]:
        new = NewReading(number.name, value, when, number.subject)
        return add_reading(reading, new, desk.session.config)

    edit_thesis(desk.session, desk.screen.path, [edit])
    told = f"{when.text}: {number.name} at {value} ({desk.link})"
    message = f"logged: {readable(number.name)} at {one_line(value)}"
    return Result(progress.adding(logged=told), message)


def set_status(desk: Desk, progress: Progress) -> Result:
    """Give the thesis another status."""
    before = desk.screen.status or "none"
    click.echo(f"Its status: {readable(before)}")
    given = ask("The new one (or nothing)")
    if not given or given == before:
        return Result(progress, "the status stays")
    status = field_line(given, "status")
    edits = [setting_status(desk.session, status)]
    edit_thesis(desk.session, desk.screen.path, edits)
    doubt = doubt_of_status(desk.session, status)
    message = f"the status is now {one_line(status)}" + (f" ({doubt})" if doubt else "")
    told = f"{desk.link} — status: {before} → {status}"
    return Result(progress.adding(changed=told), message)


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except UnreadableFileError:
        return None


def open_editor(desk: Desk, progress: Progress) -> Result:
    """Open the note in the user's editor, and see whether it was changed there."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise NoEditorError
    before = _bytes(desk.path)
    try:
        words = shlex.split(command)
        code = subprocess.run([*words, str(desk.path)], check=False).returncode  # noqa: S603 - the user's own command
    except (OSError, ValueError) as error:
        raise EditorError(command, f"could not be run ({error})") from error
    if code:
        raise EditorError(command, f"ended with {code}")
    if _bytes(desk.path) == before:
        return Result(progress, "the note is as it was")
    told = f"{desk.link} — edited by hand"
    return Result(progress.adding(changed=told), "the note was changed by hand")


def open_obsidian(desk: Desk, progress: Progress) -> Result:
    """Open the note in Obsidian."""
    import webbrowser
    from urllib.parse import quote

    place = quote(str(desk.path.resolve()), safe="")
    if not webbrowser.open(f"obsidian://open?path={place}"):
        return Result(progress, "nothing here opens obsidian:// addresses")
    return Result(progress, "opened in Obsidian")


def mark_reviewed(desk: Desk, progress: Progress) -> Result:
    """Mark the thesis as reviewed, with what was decided."""
    remark = ask("What was decided (or nothing)")
    said = f" — {one_written_line(remark, 'remark')}" if remark else ""
    marks = [marking(desk.session, desk.today)]
    edit_thesis(desk.session, desk.screen.path, marks)
    progress = progress.adding(reviewed=f"{desk.link}{said}")
    name = one_line(desk.screen.name)
    return Result(progress.without(desk.screen.path), f"reviewed: {name}", is_done=True)


ACTIONS: Mapping[str, Action] = {
    "r": mark_reviewed,
    "t": tick,
    "e": log_evidence,
    "n": log_reading,
    "s": set_status,
    "o": open_editor,
    "b": open_obsidian,
}
