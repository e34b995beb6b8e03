"""What wants a review, the most pressing first, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from thesisvault.index.store import Index
from thesisvault.note.words import plain
from thesisvault.text import Record

ReasonKind = Literal[
    "overdue", "due", "never-reviewed", "evidence", "claim", "scenario", "horizon"
]

# One row for each thesis that has a reason, so that the others cost nothing.
# In a grouped query with `max`, the plain columns are those of the row that has it.
_QUERY = """
with came (note, newest, date, count) as (
    select note, max(date_start || ' ' || coalesce(date_end, '9999-12-31')),
        date, count(*)
    from newer_evidence
    where date_start <= ?1
    group by note
),
ticked (note, newest, date, side, text, count) as (
    select claims.note,
        max(claims.date_start || ' ' || coalesce(claims.date_end, '9999-12-31')),
        claims.date, claims.side, claims.text, count(*)
    from theses join claims on claims.note = theses.note
    where claims.is_done and claims.date_start <= ?1
        and claims.date_start || ' ' || coalesce(claims.date_end, '9999-12-31')
            > theses.reviewed_start || ' '
            || coalesce(theses.reviewed_end, '9999-12-31')
    group by claims.note
),
passed (note, newest, name, "window", count) as (
    select scenarios.note, max(scenarios.window_end), scenarios.name,
        scenarios."window", count(*)
    from theses join scenarios on scenarios.note = theses.note
    where scenarios.window_end < ?1 and scenarios.outcome is null
        and scenarios.window_end >= coalesce(theses.reviewed_end, '')
    group by scenarios.note
),
open as (
    select *, horizon_end < ?1 and horizon_end >= coalesce(reviewed_end, '')
        as is_past_horizon
    from theses
    where ?2 or coalesce(stage, '') not in ('validated', 'invalidated', 'closed')
)
select
    notes.path, notes.name, open.stage, open.created,
    open.reviewed, open.reviewed_start, open.reviewed_end, open.cadence, open.due,
    came.count, came.date,
    ticked.count, ticked.date, ticked.side, ticked.text,
    passed.count, passed.name, passed."window",
    case when open.is_past_horizon then open.horizon end
from open
join notes on notes.id = open.note and not notes.is_hidden
left join came on came.note = open.note
left join ticked on ticked.note = open.note
left join passed on passed.note = open.note
where open.due <= ?1
    or open.reviewed_start is null and coalesce(open.created_start, '') <= ?1
    or came.count or ticked.count or passed.count or open.is_past_horizon
order by
    case when open.due < ?1 then open.due else '9999-12-31' end,
    open.due = ?1 desc,
    open.reviewed_start is not null,
    came.count desc,
    notes.path
"""
_COUNT = """
select count(*) from theses join notes on notes.id = theses.note
where not notes.is_hidden
    and (?1 or coalesce(stage, '') not in ('validated', 'invalidated', 'closed'))
"""


class Reason(Record, frozen=True):
    """Why a thesis wants a review."""

    kind: ReasonKind
    text: str


class Due(Record, frozen=True):
    """A thesis that wants a review.

    `last_reviewed` is a day, or a partial date as it is written; `due` is nothing
    where no day can be told, and `overdue_days` is 0 where it has not passed.
    """

    path: str
    name: str
    last_reviewed: str | None
    cadence: str | None
    due: date | None
    overdue_days: int
    reasons: tuple[Reason, ...]
    stage: str | None
    created: str | None
    new_evidence: int
    newest_evidence: str | None

    @property
    def is_unreviewed(self) -> bool:
        """Whether it was never reviewed."""
        return any(reason.kind == "never-reviewed" for reason in self.reasons)


class Queue(Record, frozen=True):
    """What wants a review at a date, and of how many theses."""

    today: date
    theses: int
    entries: tuple[Due, ...]

    @property
    def overdue(self) -> tuple[Due, ...]:
        """The entries whose day has passed."""
        return tuple(entry for entry in self.entries if entry.overdue_days)


class _Row(Record, frozen=True):
    """A row of the query."""

    path: str
    name: str
    stage: str | None
    created: str | None
    reviewed: str | None
    reviewed_start: str | None
    reviewed_end: str | None
    cadence: str | None
    due: str | None
    rows: int | None
    newest: str | None
    ticked: int | None
    ticked_date: str | None
    ticked_side: str | None
    ticked_text: str | None
    passed: int | None
    scenario: str | None
    window: str | None
    horizon: str | None

    @property
    def last_reviewed(self) -> str | None:
        is_day = self.reviewed_start == self.reviewed_end
        return self.reviewed_start if is_day else self.reviewed

    def reasons(self, late: int) -> Iterator[Reason]:
        if late > 0:
            told = f"{self._rhythm()}, due {self.due}"
            yield Reason("overdue", f"overdue by {_days(late)}: {told}")
        elif self.due and not late:
            yield Reason("due", f"due today: {self._rhythm()}")
        if self.reviewed_start is None:
            yield Reason("never-reviewed", "never reviewed")
        if self.rows:
            yield Reason("evidence", self._evidence())
        if self.ticked:
            yield Reason("claim", self._claim())
        if self.passed:
            yield Reason("scenario", self._scenario())
        if self.horizon:
            yield Reason("horizon", f"its horizon, {self.horizon}, has passed")

    def _rhythm(self) -> str:
        seen = f"last reviewed {self.last_reviewed}"
        if self.reviewed_start is None:
            seen = f"created {self.created}"
        rhythm = f"{self.cadence}, " if self.cadence else ""
        return f"{rhythm}{seen}"

    def _evidence(self) -> str:
        if self.rows == 1:
            return f"1 row of evidence since the review, of {self.newest}"
        return f"{self.rows} rows of evidence since the review, newest {self.newest}"

    def _claim(self) -> str:
        # "validates" makes "validator".
        role = f"{self.ticked_side}"[:-2] + "or"
        text = plain(self.ticked_text or "")
        return f"{role} ticked {self.ticked_date}: {text}{_more(self.ticked)}"

    def _scenario(self) -> str:
        more = _more(self.passed)
        return f'the window of "{self.scenario}", {self.window}, has passed{more}'


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _more(count: int | None) -> str:
    return f" (and {count - 1} more)" if count and count > 1 else ""


def _entry(row: _Row, today: date) -> Due:
    due = date.fromisoformat(row.due) if row.due else None
    late = (today - due).days if due else -1
    return Due(
        path=row.path,
        name=row.name,
        last_reviewed=row.last_reviewed,
        cadence=row.cadence,
        due=due,
        overdue_days=max(late, 0),
        reasons=tuple(row.reasons(late)),
        stage=row.stage,
        created=row.created,
        new_evidence=row.rows or 0,
        newest_evidence=row.newest,
    )


def find_due(index: Index, today: date, *, is_all: bool = False) -> Queue:
    """Find the theses that want a review, the most pressing first.

    The longest overdue come first, then what is due today, what was never reviewed,
    and what has most evidence since its review.

    Args:
        is_all: Also those that are over: validated, invalidated or closed.
    """
    ((theses,),) = index.select(_COUNT, is_all)
    rows = index.select(_QUERY, today.isoformat(), is_all)
    return Queue(today, theses, tuple([_entry(_Row(*row), today) for row in rows]))
