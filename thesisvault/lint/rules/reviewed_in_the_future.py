"""TV308: a review that is still to come."""

from collections.abc import Iterator

from thesisvault.lint.places import FIELD_LINE, field_keys, line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import quoted

_QUERY = f"""
    select notes.path, {FIELD_LINE}, theses.reviewed
    from theses join notes on notes.id = theses.note
    where theses.reviewed_start > ?1 and not notes.is_hidden
"""  # noqa: S608 - names are ours


@vault_rule("TV308", "reviewed-in-the-future")
def reviewed_in_the_future(ground: Ground) -> Iterator[Hit]:
    """A thesis was last reviewed on a day that is still to come.

    Mostly a slip in the month or the year. Up to that day the thesis asks for no
    review, and no evidence counts as newer.

    There is no fix, as only you know the day.
    """
    keys, today = field_keys(ground, "last reviewed"), ground.today.isoformat()
    for path, line, reviewed in ground.select(_QUERY, today, keys):
        yield Hit(
            line_place(path, line),
            f"last reviewed {quoted(reviewed)} is still to come on {today}:"
            " mend the date",
        )
