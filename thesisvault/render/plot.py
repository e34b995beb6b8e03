"""Plots as SVG: what stands in a page takes its colours, what stands alone has its own.

The library for it is large, and loaded when something is drawn.
"""

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from html import escape
from importlib import import_module
from math import isfinite
from re import DOTALL
from typing import Any

from thesisvault.pattern import pattern
from thesisvault.text import Record

_INK = "#010203"
"""Stands for the colour of the text around, until the picture is written."""

_LOW, _HIGH = "#d97706", "#3b82f6"
# Typed by the library, by the names of its hundreds of settings.
_STYLE: Any = {
    # Text stays text: it can be searched, copied and read aloud.
    "svg.fonttype": "none",
    # The same numbers give the same bytes.
    "svg.hashsalt": "thesisvault",
    "font.family": "sans-serif",
    "font.size": 10.0,
    # `$5B to $6B` is money and no formula.
    "text.parse_math": False,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_PROLOGUE = pattern(r"\A.*?(?=<svg)", DOTALL)
_START = pattern(r"<svg\b[^>]*>")
_NO_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Of the page's own colours; by itself, dark on white wherever it is opened.
_ALONE = "<style>svg{color:#1f2328;background:#fff}</style>"


class Move(Record, frozen=True):
    """What an output becomes at both ends of an input; nothing where it fails."""

    label: str
    at_low: float | None
    at_high: float | None


Show = Callable[[float], str]


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


@contextmanager
def _figure(width: float, height: float) -> Iterator[Any]:
    # Where its fonts are kept concerns nobody who wants a picture.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasSVG(figure)
        yield figure


def _written(figure: Any, title: str) -> str:
    """A figure as an element that can stand in a page."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", transparent=True, metadata=_NO_METADATA)
    text = _PROLOGUE.sub("", out.getvalue().decode())
    found = _START.search(text)
    start = found[0] if found else ""
    name = escape(_clean(title))
    named = f'{start[:-1]} role="img" aria-label="{name}">'
    return text.replace(start, named, 1).replace(_INK, "currentColor")


def alone(svg: str) -> str:
    """A picture as a file of its own."""
    start = _START.match(svg)
    cut = start.end() if start else 0
    return f'<?xml version="1.0" encoding="utf-8"?>\n{svg[:cut]}{_ALONE}{svg[cut:]}'


def _spans(moves: Sequence[Move], base: float) -> Iterator[tuple[float, float]]:
    """Both ends of each input, as ways from the base."""
    for move in moves:
        ends = (move.at_low, move.at_high)
        low, high = (
            each - base if each is not None and isfinite(each) else 0.0 for each in ends
        )
        yield low, high


def draw_tornado(
    title: str, moves: Sequence[Move], base: float, show: Show, bar: float | None = None
) -> str:
    """Draw how far each input moves an output, the first at the top.

    Args:
        show: How a number reads.
        bar: What the output should stay above, if there is such a thing.
    """
    rows = range(len(moves))
    lows, highs = zip(*_spans(moves, base), strict=True) if moves else ((), ())
    with _figure(7.2, 0.9 + 0.34 * max(len(moves), 1)) as figure:
        axes = figure.subplots()
        axes.barh(rows, lows, left=base, color=_LOW, height=0.6, label="at its low")
        axes.barh(rows, highs, left=base, color=_HIGH, height=0.6, label="at its high")
        axes.axvline(base, color=_INK, linewidth=1)
        if bar is not None:
            axes.axvline(bar, color=_INK, linewidth=1, linestyle="--")
        axes.set_yticks(rows, [_clean(move.label) for move in moves])
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.xaxis.set_major_formatter(lambda number, _: show(number))
        axes.locator_params(axis="x", nbins=6)
        axes.margins(y=0.04)
        axes.set_title(_clean(title), loc="left", fontsize=11)
        axes.legend(loc="lower right", frameon=False, fontsize=9)
        return _written(figure, title)


def draw_readings(title: str, points: Sequence[tuple[date, float]], show: Show) -> str:
    """Draw the readings of a number against their dates.

    Args:
        show: How a number reads.
    """
    # Nothing in it says what types it takes.
    dates: Any = import_module("matplotlib.dates")
    locator = dates.AutoDateLocator(maxticks=8)
    days, values = zip(*points, strict=True)
    with _figure(7.2, 3.2) as figure:
        axes = figure.subplots()
        axes.plot(days, values, color=_HIGH, marker="o", markersize=4, linewidth=1.5)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
        axes.yaxis.set_major_formatter(lambda number, _: show(number))
        axes.margins(x=0.04, y=0.12)
        axes.set_title(_clean(title), loc="left", fontsize=11)
        return _written(figure, title)


class Stretch(Record, frozen=True):
    """A time by its name; one without an end goes on."""

    label: str
    start: date
    end: date | None


def _horizon(stretches: Sequence[Stretch], today: date) -> date:
    """The last day that is drawn: a while after the last that is told."""
    told = [today, *(each.end or each.start for each in stretches)]
    first = min([today, *(each.start for each in stretches)])
    return max(told) + max((max(told) - first) / 8, timedelta(days=30))


def draw_calendar(title: str, stretches: Sequence[Stretch], today: date) -> str:
    """Draw times one below the other, and where today stands among them."""
    dates: Any = import_module("matplotlib.dates")
    rows = range(len(stretches))
    last = _horizon(stretches, today)
    starts = [dates.date2num(each.start) for each in stretches]
    ends = [dates.date2num(each.end or last) for each in stretches]
    widths = [end - start + 1 for start, end in zip(starts, ends, strict=True)]
    with _figure(7.2, 0.8 + 0.36 * max(len(stretches), 1)) as figure:
        axes = figure.subplots()
        bars = axes.barh(rows, widths, left=starts, color=_HIGH, height=0.5)
        for bar, each in zip(bars, stretches, strict=True):
            bar.set_alpha(1 if each.end else 0.5)
        axes.axvline(dates.date2num(today), color=_INK, linewidth=1)
        axes.set_yticks(rows, [_clean(each.label) for each in stretches])
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        locator = dates.AutoDateLocator(maxticks=7)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
        axes.set_xlim(right=dates.date2num(last))
        axes.set_title(_clean(title), loc="left", fontsize=11)
        return _written(figure, title)
