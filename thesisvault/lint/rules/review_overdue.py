"""TV305: a thesis whose review is overdue."""

from collections.abc import Iterator
from datetime import date

from thesisvault.lint.places import FIELD_LINE, field_keys, line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_OPEN
from thesisvault.lint.wording import counted, review_command

_QUERY = f"""
    select notes.path, {FIELD_LINE}, notes.name, theses.cadence, theses.due,
        theses.reviewed, theses.created
    from theses join notes on notes.id = theses.note
    where theses.due < ?1 and {IS_OPEN} and not notes.is_hidden
"""  # noqa: S608 - names are ours


def _since(cadence: str | None, reviewed: str | None, created: str | None) -> str:
    seen = f"last reviewed {reviewed}" if reviewed else f"never since {created}"
    return f"{cadence}, {seen}" if cadence else seen


@vault_rule("TV305", "review-overdue")
def review_overdue(ground: Ground) -> Iterator[Hit]:
    """A thesis is past the day of its next review.

    By its own rhythm it should have been read again. A thesis that is not read again
    becomes a belief, and a belief is held on to.

    There is no fix: read it, and then say so with `vault review done`.
    """
    keys = field_keys(ground, "last reviewed", "next review", "created", "status")
    today = ground.today.isoformat()
    for path, line, name, cadence, due, *seen in ground.select(_QUERY, today, keys):
        late = counted((ground.today - date.fromisoformat(due)).days, "day")
        yield Hit(
            line_place(path, line),
            f"review overdue by {late} ({_since(cadence, *seen)}):"
            f" {review_command(name)}",
        )
