"""`vault watch-list plot`."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from thesisvault.cli.console import one_line, say
from thesisvault.cli.layout import clip, pad, say_wrapped
from thesisvault.cli.pictures import svg_option, write_svg
from thesisvault.cli.session import Session
from thesisvault.cli.watch_list import figure_of, label_of, trend_of
from thesisvault.cli.watch_read import numbers_of
from thesisvault.cli.wording import readable
from thesisvault.errors import VaultError
from thesisvault.models.show import show_number
from thesisvault.reports.watch import Number, find_number

_DATE = 14


class TooFewReadingsError(VaultError):
    """There is nothing to draw a line between."""

    def __init__(self, number: Number) -> None:
        super().__init__(
            f'"{number.number}" has no two dated readings that are figures, so there '
            f'is no picture to draw; "vault watch-list read" logs one'
        )


def _draw(number: Number, path: Path) -> None:
    from thesisvault.render.plot import draw_readings

    found = [
        (date.fromisoformat(each.start), figure)
        for each in number.readings
        if each.start and (figure := figure_of(each.reading))
    ]
    if len({day for day, _ in found}) < 2:
        raise TooFewReadingsError(number)
    title = f"{label_of(number)}, {one_line(number.name)}"
    points = [(day, figure.number) for day, figure in found]
    unit = found[-1][1].unit
    show = partial(show_number, unit=unit)
    write_svg(path, draw_readings(title, points, show))


@click.command()
@click.argument("name")
@click.option(
    "--thesis", metavar="NOTE", help="Of which thesis, where several have it."
)
@click.option("--of", "whose", metavar="WHOSE", help="Whose number, as the table says.")
@svg_option
@click.pass_obj
def plot(
    session: Session,
    *,
    name: str,
    thesis: str | None,
    whose: str | None,
    svg: Path | None,
) -> None:
    """Show all readings of the number to watch that is called NAME, the oldest first.

    With --svg, they are drawn against their dates, too.
    """
    number = find_number(numbers_of(session, thesis), name, whose)
    if svg is not None:
        _draw(number, svg)
    line = trend_of(number)
    say_wrapped(f"{label_of(number)}, {one_line(number.name)}  {line}".rstrip())
    for each in number.readings:
        when = clip(readable(each.date) or "no date", _DATE)
        say_wrapped(readable(each.reading), _DATE + 4, f"  {pad(when, _DATE)}")
    if not number.readings:
        say("  no reading yet")
