"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from thesisvault.cli.session import Session

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day, as `2026-06-30`."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or say how one is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no date; write it as 2026-06-30', param, ctx)


def as_of(command: _Command) -> _Command:
    """Add `--as-of DATE`; the command gets `as_of`, or None for today."""
    option = click.option(
        "--as-of",
        type=Day(),
        metavar="DATE",
        help="Answer as if it were this day, such as 2026-06-30, instead of today.",
    )
    return option(command)


def formats(*names: str) -> Callable[[_Command], _Command]:
    """Add `--format`, the first name being the default; it comes as `output`."""

    def add(command: _Command) -> _Command:
        option = click.option(
            "--format",
            "output",
            type=click.Choice(names),
            default=names[0],
            show_default=True,
            help="How to print the answer.",
        )
        return option(command)

    return add


def day_of(session: Session, as_of: date | None) -> date:
    """The day to answer for."""
    return as_of or session.today
