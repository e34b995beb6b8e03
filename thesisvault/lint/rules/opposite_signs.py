"""TV401: a company that two theses hold with opposite signs."""

from collections.abc import Iterator

from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_HELD, side_of
from thesisvault.lint.wording import quoted, shortened

# The words of a title that name no note are no position, and a company on both sides
# of one thesis is that thesis's own affair. In a group with one `min`, the other
# columns are those of the row that has it; a position behind the title's tells more.
# A cross join begins with the theses, of which there are few.
_QUERY = f"""
    with held as (
        select coalesce(positions.to_note, positions.key) as thing, notes.path,
            positions.sign, positions.rowid as position,
            min(positions.is_title * 1000000 + positions.n)
        from theses join notes on notes.id = theses.note
        cross join positions on positions.note = theses.note
        where positions.sign in ('+', '-') and {IS_HELD} and not notes.is_hidden
            and (positions.path is not null or not positions.is_title)
        group by positions.note, thing
        having sum(positions.sign = '+') in (0, count(*))
    ),
    sides as (
        select thing, sign, position, count(*) as count, min(path) from held
        group by thing, sign
    )
    select coalesce(company.name, long.target),
        one.path, one.name, long.line, long.reason, long.is_title, longs.count,
        other.name, short.reason, short.is_title, shorts.count
    from sides as longs
    join sides as shorts on shorts.thing = longs.thing and shorts.sign = '-'
    join positions as long on long.rowid = longs.position
    join positions as short on short.rowid = shorts.position
    join notes as one on one.id = long.note
    join notes as other on other.id = short.note
    left join notes as company on company.id = long.to_note
    where longs.sign = '+'
"""  # noqa: S608 - names are ours


def _told(sign: str, thesis: str, reason: str, is_title: int, count: int) -> str:
    """What is held, where, and why."""
    more = f" and {count - 1} more" if count > 1 else ""
    # The reason of a title is the title.
    why = "" if is_title else shortened(reason, 40)
    bracket = f" ({why})" if why else ""
    return f"{side_of(sign)} in {quoted(thesis)}{more}{bracket}"


@vault_rule("TV401", "opposite-signs")
def opposite_signs(ground: Ground) -> Iterator[Hit]:
    """Two theses that are held have a company on opposite sides.

    At least one of them is wrong about it, or they speak of different times. Together
    they cost twice the fees and earn nothing. Theses that are only watched may differ,
    and a company that is a bet both ways stands on no side.

    There is no fix: settle which of the two it is, or silence the finding and say why.
    """
    for name, path, thesis, line, *rest in ground.select(_QUERY):
        long = _told("+", thesis, *rest[:3])
        short = _told("-", *rest[3:])
        yield Hit(
            line_place(path, line),
            f"{quoted(name)} is held {long}, {short}: settle which",
        )
