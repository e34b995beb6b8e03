"""TV306: evidence that came in after the last review."""

from collections.abc import Iterator

from thesisvault.lint.places import FIELD_LINE, field_keys, line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_OPEN
from thesisvault.lint.wording import counted, review_command

# In a group with `max`, the columns are those of the row that has it.
_QUERY = f"""
    with came as (
        select note, date, count(*) as count,
            max(date_start || ' ' || coalesce(date_end, '9999-12-31'))
        from newer_evidence where date_start <= ?1 group by note
    )
    select notes.path, {FIELD_LINE}, notes.name, theses.reviewed, came.count, came.date
    from came join theses on theses.note = came.note
    join notes on notes.id = came.note
    where {IS_OPEN}
"""  # noqa: S608 - names are ours


@vault_rule("TV306", "evidence-after-review")
def evidence_after_review(ground: Ground) -> Iterator[Hit]:
    """Evidence came in after the last review.

    It was logged, and what it does to the thesis was not weighed: the status, the
    claims and the positions are older than what is known.

    There is no fix: weigh it, and then say so with `vault review done`.
    """
    keys = field_keys(ground, "last reviewed")
    rows = ground.select(_QUERY, ground.today.isoformat(), keys)
    for path, line, name, reviewed, count, newest in rows:
        came = f"of {newest}" if count == 1 else f"newest {newest}"
        yield Hit(
            line_place(path, line),
            f"{counted(count, 'row')} of evidence since the review of {reviewed}"
            f" ({came}): {review_command(name)}",
        )
