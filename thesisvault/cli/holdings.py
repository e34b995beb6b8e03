"""A position that a thesis holds, as several commands show it."""

from thesisvault.cli.console import one_line, style
from thesisvault.cli.layout import say_wrapped
from thesisvault.cli.wording import readable
from thesisvault.reports.exposure import Holding

_COLOURS = {"+": "green", "-": "red", "±": "yellow"}
_SIGN = 4


def print_holding(holding: Holding) -> None:
    """Print the thesis, its stage, the side it takes, and why."""
    role = "by its title" if holding.role == "title" else holding.role
    place = ", ".join(filter(None, (holding.side, role, holding.group)))
    since = f", since {holding.since}" if holding.since else ""
    title = f"{one_line(holding.thesis)} ({holding.stage or 'no stage'}){since}"
    sign = style(f"  {holding.sign} ", fg=_COLOURS.get(holding.sign), bold=True)
    say_wrapped(title, _SIGN, sign)
    is_told = holding.reason and holding.role != "title"
    why = f": {readable(holding.reason)}" if is_told else ""
    say_wrapped(f"{readable(place)}{why}", _SIGN + 2)
