"""TV314: a thesis whose horizon has passed."""

from collections.abc import Iterator

from thesisvault.lint.places import FIELD_LINE, field_keys, line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_OPEN
from thesisvault.lint.wording import quoted

_QUERY = f"""
    select notes.path, {FIELD_LINE}, theses.horizon
    from theses join notes on notes.id = theses.note
    where theses.horizon_end < ?1 and {IS_OPEN} and not notes.is_hidden
"""  # noqa: S608 - names are ours


@vault_rule("TV314", "horizon-passed")
def horizon_passed(ground: Ground) -> Iterator[Hit]:
    """The time in which a thesis was to come true has passed.

    It did, or it did not, or it takes longer than was thought; each of these is a
    different thesis from now on.

    There is no fix: validate it, invalidate it, or set a later horizon and say why.
    """
    keys = field_keys(ground, "horizon")
    rows = ground.select(_QUERY, ground.today.isoformat(), keys)
    for path, line, horizon in rows:
        yield Hit(
            line_place(path, line),
            f"the horizon, {quoted(horizon)}, has passed: say what became of it,"
            " or set a later one",
        )
