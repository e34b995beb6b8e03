"""A model's tornado as a picture."""

from thesisvault.models.network import show_key
from thesisvault.models.quantity import Quantity
from thesisvault.models.sensitivity import Tornado
from thesisvault.models.show import show, show_number
from thesisvault.render.plot import Move, draw_tornado

_MOST = 25
"""More bars than these are not drawn: the first are those that matter."""


def _number(quantity: Quantity | None) -> float | None:
    return None if quantity is None else float(quantity.number)


def tornado_svg(tornado: Tornado, hurdle: Quantity | None = None) -> str:
    """Draw a tornado, with the hurdle as a dashed line.

    Inputs that move nothing are left out.
    """
    home, unit = tornado.output.path, tornado.base.unit
    moves = [
        Move(show_key(bar.key, home), _number(bar.at_low), _number(bar.at_high))
        for bar in tornado.bars
        if bar.swing != 0
    ]
    title = f"{tornado.output.name}: {show(tornado.base)}"
    if hurdle is not None:
        title += f", hurdle {show(hurdle)}"
    return draw_tornado(
        title,
        moves[:_MOST],
        float(tornado.base.number),
        lambda number: show_number(number, unit),
        _number(hurdle),
    )
