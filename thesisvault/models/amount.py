"""Quantities as programs read them."""

from thesisvault.models.quantity import Quantity
from thesisvault.models.show import show
from thesisvault.models.unit import TRUTH
from thesisvault.text import Record


class Amount(Record, frozen=True):
    """A quantity as programs read it: how many of which unit, and as text."""

    value: float | bool
    unit: str
    text: str


def amount_of(quantity: Quantity) -> Amount:
    """A quantity in its own unit, without the noise behind its twelfth digit."""
    unit, text = quantity.unit, show(quantity)
    if unit == TRUTH:
        return Amount(bool(quantity.number), "", text)
    value = float(f"{float(quantity.number) / unit.scale:.12g}")
    return Amount(value, "" if unit.is_plain or unit.is_any else unit.text, text)
