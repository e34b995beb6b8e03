"""TV315: an active thesis that gets no evidence."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from thesisvault.lint.places import FIELD_LINE, field_keys, line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_HELD
from thesisvault.thesis.cadence import Cadence, parse_cadence

_PERIODS = 3
# In a group with `max`, the columns are those of the row that has it.
_QUERY = f"""
    with newest as (
        select theses.note, line, date, max(coalesce(date_end, ?1)) as day
        from theses join evidence on evidence.note = theses.note and date_start <= ?1
        where theses.cadence is not null and {IS_HELD} group by theses.note
    )
    select notes.path, coalesce(newest.line, {FIELD_LINE}), theses.cadence,
        newest.date, coalesce(newest.day, theses.created_end)
    from theses join notes on notes.id = theses.note
    left join newest on newest.note = theses.note
    where theses.cadence is not null and {IS_HELD} and not notes.is_hidden
"""  # noqa: S608 - names are ours


@lru_cache
def _periods(cadence: str) -> Cadence | None:
    """The time in which a thesis of that rhythm should have got evidence."""
    one = parse_cadence(cadence)
    return one and Cadence(one.text, one.days * _PERIODS, one.months * _PERIODS)


def _is_old(day: str | None, cadence: str, today: date) -> bool:
    """Whether a day lies too far back for a rhythm."""
    periods = _periods(cadence)
    last = periods.after(date.fromisoformat(day)) if periods and day else None
    return last is not None and last < today


def _hits(rows: list[Any], today: date) -> Iterator[Hit]:
    for path, line, cadence, newest, day in rows:
        if _is_old(day, cadence, today):
            since = newest or f"it was created on {day}"
            yield Hit(
                line_place(path, line),
                f"no evidence since {since}, and its rhythm is {cadence}: look for"
                " some, or lower the status",
            )


@vault_rule("TV315", "no-recent-evidence")
def no_recent_evidence(ground: Ground) -> Iterator[Hit]:
    """An active thesis has had no evidence for longer than three of its reviews.

    That is not calm, it is neglect: either nothing happens that bears on it, and then
    it is not active, or nobody looks.

    There is no fix: look for evidence, above all against it, or lower the status.
    """
    keys = field_keys(ground, "last reviewed", "created", "status")
    rows = ground.select(_QUERY, ground.today.isoformat(), keys)
    yield from _hits(rows, ground.today)
