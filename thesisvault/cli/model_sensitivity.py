"""`vault model sensitivity`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import click

from thesisvault.cli.console import one_line, print_csv, print_json, say, style
from thesisvault.cli.layout import as_json, can_print, pad, room, say_wrapped
from thesisvault.cli.lookup import note_argument
from thesisvault.cli.modelling import (
    Chosen,
    amount,
    choose_model,
    hurdle_option,
    output_option,
    text_of,
    value_of,
)
from thesisvault.cli.options import formats
from thesisvault.cli.pictures import svg_option, write_svg
from thesisvault.cli.session import Session
from thesisvault.models.hurdle import find_hurdle
from thesisvault.models.network import show_key
from thesisvault.models.quantity import Quantity
from thesisvault.models.sensitivity import Bar, Tornado, find_sensitivity
from thesisvault.render.tornado import tornado_svg

_TITLES = (
    "name", "path", "low", "high", "is_own_range", "output_at_low", "output_at_high",
    "swing", "unit",
)  # fmt: skip
_WIDTH = 30


def _swing(bar: Bar, base: Quantity) -> float | None:
    return None if bar.swing is None else value_of(Quantity(bar.swing, base.unit))


def _as_json(chosen: Chosen, tornado: Tornado, hurdle: Quantity | None) -> object:
    return {
        "path": chosen.model.path,
        "output": tornado.output.name,
        "base": as_json(amount(tornado.base)),
        "hurdle": as_json(amount(hurdle)),
        "bars": [
            {
                "name": bar.key.name,
                "path": bar.key.path,
                "value": as_json(amount(bar.ends.value)),
                "low": as_json(amount(bar.ends.low)),
                "high": as_json(amount(bar.ends.high)),
                "is_own_range": bar.ends.is_own,
                "output_at_low": as_json(amount(bar.at_low)),
                "output_at_high": as_json(amount(bar.at_high)),
                "swing": _swing(bar, tornado.base),
            }
            for bar in tornado.bars
        ],
    }


def _csv_rows(tornado: Tornado) -> Iterator[tuple[object, ...]]:
    base = amount(tornado.base)
    for bar in tornado.bars:
        yield (
            bar.key.name, bar.key.path, text_of(bar.ends.low), text_of(bar.ends.high),
            bar.ends.is_own, value_of(bar.at_low), value_of(bar.at_high),
            _swing(bar, tornado.base), base.unit if base else "",
        )  # fmt: skip


def _numbers(tornado: Tornado) -> list[float]:
    ends = (end for bar in tornado.bars for end in (bar.at_low, bar.at_high))
    return [float(tornado.base.number), *(float(end.number) for end in ends if end)]


def _picture(bar: Bar, base: float, ends: tuple[float, float], size: int) -> str:
    """A bar to both sides of the base: light towards what the low gives."""
    lowest, highest = ends
    step = (highest - lowest) / size or 1.0
    marks = ("░", "█", "│") if can_print("░█│") else ("-", "#", "|")
    cells = [" "] * (size + 1)
    centre = round((base - lowest) / step)
    for end, mark in ((bar.at_low, marks[0]), (bar.at_high, marks[1])):
        at = centre if end is None else round((float(end.number) - lowest) / step)
        for index in range(min(at, centre), max(at, centre) + 1):
            cells[index] = mark if index != centre else cells[index]
    cells[centre] = marks[2]
    return "".join(cells).rstrip()


def _range(bar: Bar) -> str:
    ends = f"{text_of(bar.ends.low)} to {text_of(bar.ends.high)}"
    return ends if bar.ends.is_own else f"{ends} *"


def _rows(tornado: Tornado) -> Iterator[tuple[Bar, Sequence[str]]]:
    for bar in tornado.bars:
        if bar.swing != 0:
            name = show_key(bar.key, tornado.output.path)
            yield bar, (name, _range(bar), text_of(bar.at_low), text_of(bar.at_high))


def _print_bars(tornado: Tornado) -> None:
    rows = list(_rows(tornado))
    titles = ("Input", "Low to high", "At low", "At high")
    sizes = [
        max(len(titles[index]), *(len(cells[index]) for _, cells in rows))
        for index in range(4)
    ]
    numbers = _numbers(tornado)
    indent = sum(sizes) + 8
    size = min(room(indent, 12) or _WIDTH, _WIDTH) - 1

    def line(cells: Sequence[str], picture: str) -> str:
        padded = (
            pad(one_line(cell), wide, is_right=index > 1)
            for index, (cell, wide) in enumerate(zip(cells, sizes, strict=True))
        )
        return "  ".join((*padded, picture)).rstrip()

    say(style(line(titles, ""), bold=True))
    base = float(tornado.base.number)
    for bar, cells in rows:
        picture = _picture(bar, base, (min(numbers), max(numbers)), size)
        say(line(cells, picture))


def _print(chosen: Chosen, tornado: Tornado, hurdle: Quantity | None) -> None:
    name = f"{tornado.output.name} of {one_line(chosen.model.name)}"
    beside = f", hurdle {text_of(hurdle)}" if hurdle else ""
    say(f"{style(name, bold=True)}: {text_of(tornado.base)}{beside}")
    say()
    if not any(bar.swing != 0 for bar in tornado.bars):
        say("No input moves it.")
        return
    _print_bars(tornado)
    if any(not bar.ends.is_own and bar.swing != 0 for bar in tornado.bars):
        say()
        say_wrapped("* has no Low and High of its own: 10% of itself either way")


@click.command()
@note_argument
@output_option
@hurdle_option
@svg_option
@formats("text", "json", "csv")
@click.pass_obj
def sensitivity(
    session: Session,
    *,
    note: str,
    name: str,
    hurdle: str | None,
    svg: Path | None,
    output: Literal["text", "json", "csv"],
) -> None:
    """Show what an output becomes when each input is moved by itself.

    To its Low and its High, or by 10% of itself where the row has neither. The input
    that matters most comes first: a tornado.
    """
    chosen = choose_model(session, note)
    key = chosen.key(name)
    tornado = find_sensitivity(chosen.computed.solution.sheet, key)
    beside = find_hurdle(chosen.computed.solution, key, hurdle)
    bar = chosen.computed.solution.values[beside].quantity if beside else None
    if svg is not None:
        write_svg(svg, tornado_svg(tornado, bar))
    match output:
        case "json":
            print_json(_as_json(chosen, tornado, bar))
        case "csv":
            print_csv(_TITLES, _csv_rows(tornado))
        case "text":
            _print(chosen, tornado, bar)
