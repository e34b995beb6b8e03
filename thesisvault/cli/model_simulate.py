"""`vault model simulate`."""

from collections.abc import Iterator
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import align, as_json, say_wrapped
from thesisvault.cli.lookup import note_argument
from thesisvault.cli.modelling import (
    Chosen,
    amount,
    choose_model,
    hurdle_option,
    output_option,
    text_of,
)
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.models.hurdle import find_hurdle
from thesisvault.models.model import Key
from thesisvault.models.network import show_key
from thesisvault.models.quantity import Quantity
from thesisvault.models.simulate import Simulation
from thesisvault.models.simulate import simulate as draw

_TITLES = ("statistic", "value", "unit")


def _figures(found: Simulation) -> Iterator[tuple[str, Quantity]]:
    """All that the draws come to, each by its name."""
    unit, spread = found.base.unit, found.spread
    yield "mean", Quantity(spread.mean, unit)
    yield "deviation", Quantity(spread.deviation, unit)
    yield "lowest", Quantity(spread.lowest, unit)
    for rank, number in spread.percentiles.items():
        yield f"p{rank}", Quantity(number, unit)
    yield "highest", Quantity(spread.highest, unit)


def _as_json(chosen: Chosen, found: Simulation, hurdle: Key | None) -> object:
    spread, unit = found.spread, found.base.unit
    return {
        "path": chosen.model.path,
        "output": found.output.name,
        "base": as_json(amount(found.base)),
        "draws": found.draws,
        "failed": spread.failed,
        "seed": found.seed,
        "inputs": [{"path": key.path, "name": key.name} for key in found.inputs],
        "mean": as_json(amount(Quantity(spread.mean, unit))),
        "deviation": as_json(amount(Quantity(spread.deviation, unit))),
        "lowest": as_json(amount(Quantity(spread.lowest, unit))),
        "highest": as_json(amount(Quantity(spread.highest, unit))),
        "percentiles": {
            str(rank): as_json(amount(Quantity(number, unit)))
            for rank, number in spread.percentiles.items()
        },
        "hurdle": hurdle.name if hurdle else None,
        "share_above_hurdle": spread.share_above,
    }


def _csv_rows(found: Simulation) -> Iterator[tuple[object, ...]]:
    for name, quantity in _figures(found):
        known = amount(quantity)
        yield name, known and known.value, known and known.unit
    if found.spread.share_above is not None:
        yield "share_above_hurdle", found.spread.share_above, ""
    yield "failed", found.spread.failed, ""


def _draws(count: int) -> str:
    return "1 draw" if count == 1 else f"{count:,} draws"


def _share(share: float) -> str:
    """A share in per cent; neither all nor none unless it is."""
    if share in (0, 1):
        return f"{share:.0%}"
    return f"{min(max(100 * share, 0.1), 99.9):.1f}%"


def _print(chosen: Chosen, found: Simulation, hurdle: Key | None) -> None:
    name = f"{found.output.name} of {one_line(chosen.model.name)}"
    say(f"{style(name, bold=True)}: {text_of(found.base)} as it stands")
    names = ", ".join(show_key(key, found.output.path) for key in found.inputs)
    drawn = one_line(names) or "none: no input has a Low or a High"
    say_wrapped(f"{_draws(found.draws)}, seed {found.seed}; drawn: {drawn}")
    say()
    rows = [(f"  {label}", text_of(value)) for label, value in _figures(found)]
    for line in align(rows, right=(1,)):
        say(line)
    spread = found.spread
    if hurdle is not None and spread.share_above is not None:
        say()
        above = style(_share(spread.share_above), bold=True)
        say(f"Above {one_line(hurdle.name)} in {above} of the draws.")
    if spread.failed:
        say_wrapped(f"{_draws(spread.failed)} gave no number.", fg="yellow")


@click.command()
@note_argument
@output_option
@hurdle_option
@click.option(
    "-n",
    "--draws",
    type=click.IntRange(1, 1_000_000),
    default=10_000,
    show_default=True,
    help="How often to draw.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="The same seed gives the same result.",
)
@formats("text", "json", "csv")
@click.pass_obj
def simulate(
    session: Session,
    *,
    note: str,
    name: str,
    hurdle: str | None,
    draws: int,
    seed: int,
    output: Literal["text", "json", "csv"],
) -> None:
    """Draw every input that has a Low or a High, and show how the output spreads.

    Each from a triangle between both ends, with its value at the tip, and the share
    of the draws in which the output was above its hurdle of the same draw.
    """
    chosen = choose_model(session, note)
    key = chosen.key(name)
    solution = chosen.computed.solution
    sheet, bar = solution.sheet, find_hurdle(solution, key, hurdle)
    found = draw(sheet, key, draws=draws, seed=seed, hurdle=bar)
    match output:
        case "json":
            print_json(_as_json(chosen, found, bar))
        case "csv":
            print_csv(_TITLES, _csv_rows(found))
        case "text":
            _print(chosen, found, bar)
