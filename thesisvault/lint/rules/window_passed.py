"""TV501: a scenario whose window has passed."""

from collections.abc import Iterator

from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_OPEN
from thesisvault.lint.wording import quoted, shortened

_QUERY = f"""
    select notes.path, scenarios.line, scenarios.name, scenarios.window
    from theses join notes on notes.id = theses.note
    join scenarios on scenarios.note = theses.note
    where scenarios.window_end < ? and scenarios.outcome is null
        and {IS_OPEN} and not notes.is_hidden
    order by notes.path, scenarios.n
"""  # noqa: S608 - names are ours


@vault_rule("TV501", "window-passed")
def window_passed(ground: Ground) -> Iterator[Hit]:
    """The window of a scenario has passed, and its outcome is not told.

    A scenario is worth as much as the look back at it: which of them came true tells
    how well the others are drawn.

    There is no fix: say what came of it in a column `Outcome`, or move the window.
    """
    for path, line, name, window in ground.select(_QUERY, ground.today.isoformat()):
        yield Hit(
            line_place(path, line),
            f"the window of {quoted(shortened(name))}, {window}, has passed:"
            " say what came of it",
        )
