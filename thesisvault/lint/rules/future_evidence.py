"""TV202: evidence of a day that is still to come."""

from collections.abc import Iterator

from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import quoted

_QUERY = """
    select notes.path, evidence.line, evidence.date
    from evidence join notes on notes.id = evidence.note
    where evidence.date_start > ? and not notes.is_hidden
"""


@vault_rule("TV202", "future-evidence")
def future_evidence(ground: Ground) -> Iterator[Hit]:
    """Evidence is dated in the future.

    What has not happened is no evidence. It is a slip of the pen, mostly in the year,
    or a plan, which belongs among the scenarios or the numbers to watch.

    There is no fix, as only you know when it was.
    """
    today = ground.today.isoformat()
    for path, line, date in ground.select(_QUERY, today):
        yield Hit(
            line_place(path, line),
            f"{quoted(date)} is still to come on {today}: mend the date, or wait",
        )
