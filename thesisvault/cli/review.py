"""`vault review`: the monthly ritual at a terminal."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.layout import fitted, say_wrapped
from thesisvault.cli.lazy import LazyGroup
from thesisvault.cli.options import as_of, day_of
from thesisvault.cli.review_actions import ACTIONS, Desk, Result, ask
from thesisvault.cli.review_screen import Frame, Standing, draw
from thesisvault.cli.review_state import Progress, Store
from thesisvault.cli.reviewing import Entry, linked, month_of, write_review
from thesisvault.cli.session import Session
from thesisvault.cli.wording import counted
from thesisvault.edits.wording import one_line as one_written_line
from thesisvault.errors import VaultError
from thesisvault.reports.due import Due, Queue, find_due
from thesisvault.reports.review import Screen, make_screen
from thesisvault.vault.reading import read_note

COMMANDS = {
    "done": (
        "thesisvault.cli.review_done:done",
        "Mark a thesis as reviewed, without a terminal.",
    ),
}
_PAGE_KEYS = {" ": 1, "\x1b[6~": 1, "\x1b[B": 1, "\x1b[5~": -1, "\x1b[A": -1}
_HELP = "one of the keys below; space shows the next page"


class NoTerminalError(VaultError):
    """A review is asked for where nobody can press keys."""

    def __init__(self) -> None:
        super().__init__(
            "a review needs a terminal; without one, mark theses one by one with "
            '"vault review done THESIS"'
        )


class NoLongerThesisError(VaultError):
    """A note of the queue is no thesis any more."""

    def __init__(self, path: str) -> None:
        super().__init__(f'"{path}" is no thesis any more')


class _StoppedError(Exception):
    """The person stops, to go on later."""


@contextmanager
def _redrawing(redraw: Callable[[], None]) -> Iterator[None]:
    """Draw anew while a key is waited for, when the terminal gets another size."""
    # Windows has no such signal.
    number = getattr(signal, "SIGWINCH", None)
    if number is None:  # pragma: no cover - tests run elsewhere
        yield
        return
    before = signal.signal(number, lambda *_: redraw())
    try:
        yield
    finally:
        signal.signal(number, before)


def _key(redraw: Callable[[], None]) -> str:
    """The key that is pressed; what was typed too fast is let go."""
    try:
        with _redrawing(redraw):
            keys = click.getchar()
    except (EOFError, KeyboardInterrupt) as error:
        raise _StoppedError from error
    if not keys or "\x03" in keys or "\x04" in keys:
        raise _StoppedError
    return keys if keys.startswith("\x1b") else keys[0]


def _show(frame: Frame, end: str = "\n") -> None:
    click.clear()
    click.echo(end.join((*frame.lines, "")), nl=False)


def _draw_again(screen: Screen, standing: Standing, page: int, message: str) -> None:
    _show(draw(screen, standing, page, message), "\r\n")


def _skipped(entry: Due) -> str:
    why = f"due since {entry.due}" if entry.overdue_days else entry.reasons[0].text
    return f"{linked(entry.name)} — {why}"


class _Sitting:
    """One sitting of a review: its queue, and what was done so far."""

    def __init__(self, session: Session, today: date, store: Store) -> None:
        self.session = session
        self.today = today
        self.store = store
        kept = store.load()
        self.progress = kept or Progress(month_of(today))

    def close_earlier(self) -> None:
        """Write the note of a review that was begun in another month."""
        month = self.progress.month
        if month == month_of(self.today):
            return
        if not self.progress.deeds.is_empty:
            self._write()
            say_wrapped(f"The review of {month} was not finished: its note is written.")
        self.progress = Progress(month_of(self.today))
        self.store.clear()

    def keep(self, progress: Progress) -> None:
        """Go on with what was done, and keep it."""
        if progress != self.progress:
            self.progress = progress
            self.store.save(progress)

    def left(self, queue: Queue) -> list[Due]:
        """What of a queue is still to be looked at."""
        handled = {*self.progress.handled}
        return [entry for entry in queue.entries if entry.path not in handled]

    def _screen(self, entry: Due) -> Screen:
        reading = read_note(self.session.root, entry.path, self.session.config)
        if reading.thesis is None:
            raise NoLongerThesisError(entry.path)
        return make_screen(reading, reading.thesis, self.today)

    def skip(self, entry: Due) -> None:
        """Leave a thesis for another time."""
        told = self.progress.adding(skipped=_skipped(entry))
        self.keep(told.without(entry.path))

    def look_at(self, entry: Due, standing: Standing, message: str) -> str | None:
        """Show a thesis until it is reviewed or skipped; nothing means to finish."""
        page = 0
        while True:
            try:
                screen = self._screen(entry)
            except VaultError as error:
                self.skip(entry)
                return f"skipped: {error}"
            frame = draw(screen, standing, page, message)
            _show(frame)
            # While a key is waited for, a line end alone does not go back to the left.
            again = partial(_draw_again, screen, standing, page, message)
            key, message = _key(again), ""
            if key in _PAGE_KEYS:
                page = (page + _PAGE_KEYS[key]) % frame.pages
            elif key.lower() == "q":
                raise _StoppedError
            elif key.lower() == "f":
                return None
            elif key.lower() == "k":
                self.skip(entry)
                return f"skipped: {one_line(entry.name)}"
            else:
                result = self._act(key.lower(), screen)
                message = result.message
                self.keep(result.progress)
                if result.is_done:
                    return message

    def _act(self, key: str, screen: Screen) -> Result:
        action = ACTIONS.get(key)
        if action is None:
            return Result(self.progress, _HELP)
        try:
            return action(Desk(self.session, self.today, screen), self.progress)
        except VaultError as error:
            return Result(self.progress, one_line(str(error)))
        except click.Abort:
            return Result(self.progress, "nothing was written")

    def _write(self) -> None:
        entry = Entry(self.progress.month, self.today, self.progress.deeds)
        plan = write_review(self.session, entry)
        for name in plan.names:
            say(f"{one_line(name)}: written")

    def finish(self, rest: Sequence[Due]) -> None:
        """Ask what to ask next time, and write the month's note."""
        while question := ask("A question for next time (or nothing)"):
            line = one_written_line(question, "question")
            self.keep(self.progress.adding(questions=line))
        for entry in rest:
            self.progress = self.progress.adding(skipped=_skipped(entry))
        self._write()
        self.store.clear()
        self._tell()

    def _tell(self) -> None:
        deeds = self.progress.deeds
        told = [
            counted(len(deeds.reviewed), "thesis reviewed", "theses reviewed"),
            f"{len(deeds.ticked) or 'nothing'} ticked",
            f"{len(deeds.logged) or 'nothing'} logged",
            f"{len(deeds.skipped) or 'none'} skipped",
        ]
        say_wrapped(f"{', '.join(told)}.".capitalize())


def _wants_to_finish(rest: Sequence[Due], month: str) -> bool:
    theses = counted(len(rest), "thesis is", "theses are")
    question = f"{theses} left, to be noted as skipped. Write the note of {month} now?"
    return click.confirm(question)


def _walk(sitting: _Sitting, entries: Sequence[Due]) -> list[Due]:
    """Look at one thesis after the other; what is left when the person finishes."""
    message = ""
    for at, entry in enumerate(entries):
        # The evidence itself is on the screen.
        why = (each.text for each in entry.reasons if each.kind != "evidence")
        standing = Standing(at + 1, len(entries), tuple(why))
        told: str | None = None
        while told is None:
            told = sitting.look_at(entry, standing, message)
            if told is None and _wants_to_finish(entries[at:], sitting.progress.month):
                return list(entries[at:])
            message = told or "nothing was written yet"
    return []


def _hold(sitting: _Sitting, queue: Queue) -> None:
    entries = sitting.left(queue)
    if not entries and sitting.progress.deeds.is_empty:
        theses = counted(queue.theses, "thesis", "theses")
        say_wrapped(f"None of {theses} wants a review on {queue.today}.")
        return
    rest = _walk(sitting, entries)
    click.clear()
    sitting.finish(rest)


def _stop(sitting: _Sitting, queue: Queue) -> None:
    left = counted(len(sitting.left(queue)), "thesis", "theses")
    done = f"{len(sitting.progress.deeds.reviewed) or 'none'} reviewed"
    click.echo()
    for line in fitted(f'Stopped: {done}, {left} left. "vault review" goes on here.'):
        say(line)


@click.group(cls=LazyGroup, lazy=COMMANDS, invoke_without_command=True)
@as_of
@click.pass_context
def review(ctx: click.Context, *, as_of: date | None) -> None:
    """Review what is due, one thesis a screen.

    Each shows the thesis in a line, the evidence since its last review, the open
    claims of both sides, and the scenarios and numbers to look at. Keys tick a claim,
    log evidence or a number, set the status, open the note, mark it as reviewed, or
    skip it. What was done can be stopped at any moment and goes on from there; in the
    end, the month's note in reviews/ tells of it.
    """
    if ctx.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError
    session: Session = ctx.obj
    today = day_of(session, as_of)
    sitting = _Sitting(session, today, Store(session))
    sitting.close_earlier()
    queue = find_due(session.index(), today)
    try:
        _hold(sitting, queue)
    except (_StoppedError, click.Abort, KeyboardInterrupt):
        _stop(sitting, queue)
