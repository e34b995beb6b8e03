"""Stages and signs, as queries and messages speak of them."""

# In a query: theses that are not over, and those that stand for a position.
IS_OPEN = "coalesce(theses.stage, '') not in ('validated', 'invalidated', 'closed')"
IS_HELD = "theses.stage in ('active', 'core', 'strengthening', 'weakening')"

_SIDES = {"+": "long", "-": "short", "±": "both ways", "0": "as related"}


def side_of(sign: str) -> str:
    """A position's sign in words."""
    return _SIDES[sign]
