"""Which row of evidence speaks of a claim: a cautious guess by shared words.

A row speaks of a claim if they share at least two telling things: linked notes, figures
(`$185B`, `4.5%`) and words of four letters and more. Telling is what stands neither
among the commonest words, nor in the thesis's name, nor in more than a third of its
evidence: in a thesis on power, "power" tells nothing. Where a guess would be
weak, there is none.
"""

from collections import Counter
from collections.abc import Sequence

from thesisvault.pattern import pattern
from thesisvault.reports.pieces import take_apart
from thesisvault.vault.target import link_key

_WORD = pattern(r"[^\W\d_]{4,}|\d[\d.,]*\d?[%\w]*")
_YEAR = pattern(r"(?:19|20|21)\d\d|\d{1,2}[.,]?")
_COMMON = frozenset(
    """
    about above across after again against along already also although always among
    another around away back because been before being below between both cannot come
    comes could does doing done down during each either else ends even ever every
    falls fell first five four from gets gives goes grow grows growth half have having
    here high higher highest hold holds however into itself just keep keeps kept large
    larger largest last later least less like long longer look lower lowest made make
    makes many more most much must near need needs never next none nothing once only
    onto open other others over part past quarter quarters raise raises rather report
    reported reports rise rises rose same second several shall should show shows since
    small smaller some soon still stop such take taken takes than that their them then
    there these they thing things third this those though three through till today
    together took toward turn turns under unless until upon very want wants week weeks
    well went were what when where whether which while whole whom whose will with
    within without would year years
    """.split()  # noqa: SIM905
)
_ENOUGH = 2


def _things(*texts: str | None) -> set[str]:
    """What is named in some texts: linked notes by their keys, words and figures."""
    found: set[str] = set()
    for text in filter(None, texts):
        pieces = take_apart(text)
        found.update(f"[[{link_key(link.target, link.form)}" for link in pieces.links)
        found.update(_WORD.findall(pieces.rest.casefold()))
    # Without the `s` of a plural.
    stems = {word[:-1] if word[-1] == "s" and len(word) > 4 else word for word in found}
    return {word for word in stems - _COMMON if not _YEAR.fullmatch(word)}


class Log:
    """The evidence of one thesis, ready to be asked about claims."""

    def __init__(self, name: str, rows: Sequence[tuple[str | None, ...]]) -> None:
        self._rows = [_things(*texts) for texts in rows]
        count = Counter(thing for row in self._rows for thing in row)
        # In a log of two rows, even both tell nothing of what is usual.
        most = max(len(rows) // 3, 1) if len(rows) > 2 else 2
        often = {thing for thing, times in count.items() if times > most}
        self._untelling = often | _things(name)

    def find(self, *texts: str | None, least: int = _ENOUGH) -> list[int]:
        """The places of the rows that speak of a claim with these texts.

        Args:
            least: How many telling things they have to share.
        """
        telling = _things(*texts) - self._untelling
        return [
            place for place, row in enumerate(self._rows) if len(telling & row) >= least
        ]
