"""TV402: a company that many theses hold."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_HELD
from thesisvault.lint.wording import quoted

_MOST = 4
_QUERY = f"""
    select company.path, company.name, count(distinct theses.note)
    from theses join notes as thesis on thesis.id = theses.note
    join positions on positions.note = theses.note
    join notes as company on company.id = positions.to_note
    where positions.sign <> '0' and {IS_HELD}
        and not thesis.is_hidden and not company.is_hidden
    group by company.id having count(distinct theses.note) > ?
    order by company.path
"""  # noqa: S608 - names are ours


@vault_rule("TV402", "concentration", severity=Severity.INFO, is_default=False)
def concentration(ground: Ground) -> Iterator[Hit]:
    """A company stands in more than four theses that are held.

    They look like so many ideas and are, in part, one: what hits the company hits them
    all on the same day.

    There is no fix: know how much rests on it, and size the positions for that.
    """
    for path, name, count in ground.select(_QUERY, _MOST):
        yield Hit(
            line_place(path),
            f"{count} theses hold {quoted(name)}: what hits it hits them all",
        )
