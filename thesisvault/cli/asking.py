"""Asking at a terminal: one line at a time, with names completed."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TypeVar

import click

from thesisvault.cli.console import safe
from thesisvault.errors import VaultError
from thesisvault.files import fold

_Answer = TypeVar("_Answer")


def is_conversation() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def fitting(names: Sequence[str], typed: str) -> list[str]:
    """The names that begin with what was typed, or else those that have it in them."""
    wanted = fold(typed)
    begin = [name for name in names if fold(name).startswith(wanted)]
    return begin or [name for name in names if wanted in fold(name)]


@contextmanager
def _completing(names: Sequence[str]) -> Iterator[None]:
    """Complete names where Tab is pressed, if this Python can."""
    try:
        readline = import_module("readline")
    except ImportError:  # pragma: no cover - Windows has none
        yield
        return

    def complete(typed: str, count: int) -> str | None:
        found = fitting(names, typed)
        return found[count] if count < len(found) else None

    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    # Names have spaces in them.
    readline.set_completer_delims("")
    readline.set_completer(complete)
    try:
        yield
    finally:
        readline.set_completer(None)


def ask(
    question: str,
    understand: Callable[[str], _Answer],
    *,
    names: Sequence[str] = (),
    default: str | None = None,
) -> _Answer:
    """Ask until an answer is understood.

    Args:
        understand: Makes of the answer what it means, or says what is wrong with it.
        names: What Tab completes.
        default: What an empty answer stands for; nothing: there must be one.
    """

    def read(answer: str) -> _Answer:
        try:
            return understand(answer)
        except VaultError as error:
            raise click.UsageError(safe(str(error))) from error

    with _completing(names):
        answer: _Answer = click.prompt(
            question, default=default, show_default=bool(default), value_proc=read
        )
    return answer
