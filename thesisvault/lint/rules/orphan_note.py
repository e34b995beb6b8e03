"""TV112: a note that no other links to."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.days import is_day
from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule

_QUERY = """
    select path, key from notes
    where not is_hidden and not exists (
        select 1 from links join notes as source on source.id = links.note
        where links.to_note = notes.id and links.note <> notes.id
            and not source.is_hidden
    )
    order by path
"""


@vault_rule("TV112", "orphan-note", severity=Severity.INFO, is_default=False)
def orphan_note(ground: Ground) -> Iterator[Hit]:
    """No other note links to this one.

    What nothing leads to is found by chance alone, and is not there when the thesis is
    reviewed that it was written for. Notes of days and weeks need no links.

    There is no fix: link it from where it matters, or archive it.
    """
    for path, key in ground.select(_QUERY):
        if not is_day(key):
            yield Hit(
                line_place(path),
                "no note links to this one: link it from where it matters, or archive"
                " it",
            )
