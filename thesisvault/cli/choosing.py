"""The options that choose a part of the graph."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from thesisvault.cli.session import Session
from thesisvault.graph.choose import NO_STAGE, Choice, choose
from thesisvault.graph.model import FILE, RELATIONS, SIGNS, TAG, UNRESOLVED, Graph
from thesisvault.graph.read import read_graph
from thesisvault.reports.nodes import find_node
from thesisvault.thesis.kind import NO_KIND
from thesisvault.thesis.model import Stage
from thesisvault.thesis.vocabulary import KINDS

_Command = TypeVar("_Command", bound=Callable[..., Any])

_KINDS = (*KINDS, NO_KIND, UNRESOLVED, FILE, TAG)
# As signs are also typed.
_SIGNS = {"−": "-", "–": "-", "+-": "±", "+/-": "±", "long": "+", "short": "-"}


class Several(click.ParamType[tuple[str, ...]]):
    """Some of a number of words, with commas between them."""

    name = "words"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the words, or say which there are."""
        if isinstance(value, tuple):
            return value
        # `parent-tag` is easier to type than `parent tag`.
        parts = [
            part.strip().lower().replace("-tag", " tag") for part in value.split(",")
        ]
        words = tuple(_SIGNS.get(part, part) for part in parts)
        for word in words:
            if word not in self.words:
                known = ", ".join(self.words)
                self.fail(f'"{word}" is none of {known}', param, ctx)
        return words


def _several(name: str, words: tuple[str, ...], told: str) -> Any:
    return click.option(
        f"--{name}",
        f"{name}s",
        type=Several(*words),
        multiple=True,
        metavar=f"{name.upper()}[,…]",
        help=f"{told}: {', '.join(words)}.",
    )


def choosing(command: _Command) -> _Command:
    """Add the options; the command gets `focus`, `depth`, and words by their names."""
    stages = (*Stage, NO_STAGE)
    options = [
        click.option(
            "--focus", metavar="NAME", help="Only a note, and what is tied to it."
        ),
        click.option(
            "--depth",
            type=click.IntRange(0),
            default=1,
            show_default=True,
            metavar="N",
            help="Over how many ties, with --focus.",
        ),
        _several("kind", _KINDS, "Only nodes of these kinds"),
        _several("relation", RELATIONS, "Only these ties"),
        _several("sign", SIGNS, "Only positions that take these sides"),
        _several("stage", tuple(map(str, stages)), "Only theses at these stages"),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _flat(words: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for several in words for word in several))


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE


def chosen_graph(
    session: Session, day: date | None, **options: Any
) -> tuple[Graph, Choice]:
    """The part of the graph that the options ask for."""
    index = session.index()
    graph = read_graph(index, day)
    focus = options["focus"]
    if focus is None and _is_given("depth"):
        message = "--depth goes with --focus NAME: how far from there?"
        raise click.UsageError(message)
    if focus is not None:
        focus = find_node(index, graph, focus, day).id
    words = (_flat(options[name]) for name in ("kinds", "relations", "signs", "stages"))
    choice = Choice(focus, options["depth"], *words)
    return choose(graph, choice), choice
