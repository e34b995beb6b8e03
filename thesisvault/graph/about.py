"""What an exported graph says of itself."""

from thesisvault.text import Record


class About(Record, frozen=True):
    """Of which vault it is, as of which day, and around which node, if any.

    Args:
        is_chosen: Whether the caller chose kinds or relations, so that a format which
            leaves things out for the sake of legibility is to leave in those.
    """

    vault: str
    day: str | None = None
    focus: str | None = None
    is_chosen: bool = False
