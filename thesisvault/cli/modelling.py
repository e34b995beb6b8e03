"""What the commands about models share: finding them, and wording numbers."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from thesisvault.cli.console import one_line
from thesisvault.cli.lookup import find_path
from thesisvault.cli.session import Session
from thesisvault.errors import VaultError
from thesisvault.models.amount import Amount, amount_of
from thesisvault.models.load import Computed, compute_models
from thesisvault.models.lookup import named_value
from thesisvault.models.model import Key, Model
from thesisvault.models.quantity import Quantity
from thesisvault.text import Record

_Command = TypeVar("_Command", bound=Callable[..., Any])


class NoModelError(VaultError):
    """A note was named that is no model."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f'"{path}" is no model; "vault list --kind model" shows those there are'
        )


class Chosen(Record, frozen=True):
    """The model that a command is about, among all of the vault."""

    computed: Computed
    model: Model

    def key(self, name: str) -> Key:
        """The key of one of its values.

        Raises:
            UnknownValueError: If it has no such value.
        """
        return named_value(self.model, name)


def choose_model(session: Session, wanted: str, *, is_alone: bool = True) -> Chosen:
    """Find the model that is meant.

    Args:
        is_alone: Whether models are left out that only depend on this one.

    Raises:
        NoModelError: If the note is no model.
        NoNoteError: If no note is meant.
        SeveralNotesError: If more than one may be.
    """
    path = find_path(session, wanted)
    computed = compute_models(session.index(), path if is_alone else None)
    found = computed.solution.sheet.models.get(path)
    if found is None:
        raise NoModelError(path)
    return Chosen(computed, found)


def output_option(command: _Command) -> _Command:
    """Add `--output NAME`, which comes as `name`."""
    option = click.option(
        "--output", "name", metavar="NAME", required=True, help="The value to look at."
    )
    return option(command)


def hurdle_option(command: _Command) -> _Command:
    """Add `--hurdle NAME`, which comes as `hurdle`."""
    option = click.option(
        "--hurdle",
        metavar="NAME",
        help='The value it should be above; "hurdle", where the model has one.',
    )
    return option(command)


def amount(quantity: Quantity | None) -> Amount | None:
    """A quantity as programs read it, if there is one."""
    return None if quantity is None else amount_of(quantity)


def value_of(quantity: Quantity | None) -> float | bool | None:
    """A quantity's number in its own unit, if there is one."""
    return None if quantity is None else amount_of(quantity).value


def text_of(quantity: Quantity | None) -> str:
    """A quantity as it reads, in a harmless line, or a dash."""
    return "—" if quantity is None else one_line(amount_of(quantity).text)
