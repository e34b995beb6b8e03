"""What many draws of one value come to."""

from collections.abc import Mapping

from thesisvault.text import Record

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)


class Spread(Record, frozen=True):
    """Draws summed up, in base units.

    `failed` counts the draws that gave no number; all else is about the others.
    `share_above` is the share of those that were above the hurdle.
    """

    failed: int
    mean: float
    deviation: float
    lowest: float
    highest: float
    percentiles: Mapping[int, float]
    share_above: float | None
