"""TV403: two theses that stand and fall with the same claims."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from thesisvault.findings import Severity
from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.stages import IS_OPEN
from thesisvault.lint.wording import counted, quoted
from thesisvault.note.words import words_of

_ENOUGH = 3
_BOILERPLATE = 5
_QUERY = f"""
    select notes.path, notes.name, claims.side, claims.text, claims.line
    from theses join notes on notes.id = theses.note
    join claims on claims.note = theses.note
    where {IS_OPEN} and not notes.is_hidden
    order by notes.path, claims.n
"""  # noqa: S608 - names are ours

_Where = tuple[str, str, int]


def _shared(rows: list[Any]) -> dict[tuple[str, str], list[tuple[_Where, _Where]]]:
    """The claims that pairs of theses have in common, by the paths of a pair."""
    by_claim: dict[tuple[str, str], dict[str, _Where]] = {}
    for path, name, side, text, line in rows:
        theses = by_claim.setdefault((side, words_of(text)), {})
        theses.setdefault(path, (path, name, line))
    pairs: dict[tuple[str, str], list[tuple[_Where, _Where]]] = {}
    for theses in by_claim.values():
        # What many theses say of themselves makes no two of them one.
        if len(theses) > _BOILERPLATE:
            continue
        for one, other in combinations(theses.values(), 2):
            pairs.setdefault((one[0], other[0]), []).append((one, other))
    return pairs


@vault_rule("TV403", "same-claims", severity=Severity.INFO, is_default=False)
def same_claims(ground: Ground) -> Iterator[Hit]:
    """Two theses have three claims or more in common.

    What validates the one validates the other, so they are one thesis under two names,
    and held twice.

    There is no fix: make them one, or say in each what the other does not claim.
    """
    for pair in _shared(ground.select(_QUERY)).values():
        if len(pair) >= _ENOUGH:
            (_, name, _), (path, _, line) = pair[0]
            yield Hit(
                line_place(path, line),
                f"{counted(len(pair), 'claim')} of this thesis are those of"
                f" {quoted(name)}: is it one thesis or two?",
            )
