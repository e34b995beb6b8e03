"""TV113: a company without a link to a thesis that holds it."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import side_of
from thesisvault.lint.wording import quoted

_QUERY = """
    select company.path, thesis.name, positions.sign, min(positions.n)
    from positions
    join notes as thesis on thesis.id = positions.note and not thesis.is_hidden
    join notes as company on company.id = positions.to_note
        and company.kind = 'company' and not company.is_hidden
    where positions.sign <> '0' and not exists (
        select 1 from links
        where links.note = company.id and links.to_note = thesis.id
    )
    group by company.id, thesis.id
    order by company.path, thesis.path
"""


@vault_rule("TV113", "one-way-company", severity=Severity.INFO, is_default=False)
def one_way_company(ground: Ground) -> Iterator[Hit]:
    """A company's note does not link to a thesis that holds it.

    Who reads the company's note next, with news of it, does not learn that a thesis
    rests on it.

    There is no fix: say in the company's note what the thesis makes of it.
    """
    for path, thesis, sign, _ in ground.select(_QUERY):
        yield Hit(
            line_place(path),
            f"{quoted(thesis)} holds it {side_of(sign)}, and nothing here says so:"
            " link the thesis",
        )
