"""TV316: a title with one direction, and a position with the other."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.stages import side_of
from thesisvault.lint.thesis_rule import is_over, thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.thesis.model import Position, Thesis
from thesisvault.vault.target import link_key

_OPPOSITE = {"+": "-", "-": "+"}


def _name(position: Position) -> str:
    return shortened(position.target.partition("#")[0])


@thesis_rule("TV316", "title-direction")
def title_direction(_: Reading, thesis: Thesis) -> Iterator[Problem]:
    """The title is long a name, and a table is short it, or the other way.

    The title is what one remembers, the table is what one acts on. One of the two was
    not changed when the other was.

    There is no fix, as only you know which side you are on.
    """
    titled = {
        link_key(position.target): position.sign
        for position in thesis.positions
        if position.is_title
    }
    against = {_OPPOSITE[sign] for sign in titled.values()}
    for position in thesis.positions if against and not is_over(thesis) else ():
        if position.is_title or position.sign not in against:
            continue
        sign = titled.get(link_key(position.target))
        if sign and position.sign == _OPPOSITE[sign]:
            yield Problem(
                position.span,
                f"the title is {side_of(sign)} {quoted(_name(position))},"
                f" and {quoted(shortened(position.role, 30))} holds it"
                f" {side_of(position.sign)}: mend one of them",
            )
