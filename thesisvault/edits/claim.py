"""The claim that a person means by a part of its text."""

from collections.abc import Iterable

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.note.words import plain
from thesisvault.thesis.model import Claim
from thesisvault.vault.reading import Reading

_MOST_LISTED = 4
_LONGEST = 60


class NoClaimError(VaultError):
    """No claim is meant by what was given."""

    def __init__(self, part: str, name: str, claims: Iterable[Claim]) -> None:
        listed = _listed(claims)
        there = f"there are: {listed}" if listed else "it makes none"
        super().__init__(f'no claim of "{name}" says "{part}"; {there}')


class SeveralClaimsError(VaultError):
    """More than one claim may be meant by what was given."""

    def __init__(self, part: str, claims: Iterable[Claim]) -> None:
        super().__init__(
            f'"{part}" fits several claims: {_listed(claims)}; give more of the text'
        )


class NoThesisError(VaultError):
    """A note is no thesis, and so makes no claims and keeps no evidence."""

    def __init__(self, reading: Reading) -> None:
        kind = "a note" if reading.kind == "note" else f"a {reading.kind}"
        super().__init__(
            f'"{reading.path}" is no thesis but {kind}; a tag #thesis would make it one'
        )


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _listed(claims: Iterable[Claim]) -> str:
    texts = [f'"{_clipped(plain(claim.text))}"' for claim in claims]
    more = len(texts) - _MOST_LISTED
    return ", ".join(texts[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _comparable(text: str) -> str:
    return " ".join(fold(plain(text)).split())


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    """The claims that a note makes.

    Raises:
        NoThesisError: If it is no thesis.
    """
    if reading.thesis is None:
        raise NoThesisError(reading)
    return reading.thesis.claims


def find_claim(reading: Reading, part: str, *, is_done: bool | None = None) -> Claim:
    """Find the claim of a thesis that says something.

    Args:
        part: Its text, or a part of it.
        is_done: Claims in this state go before all others that say so.

    Raises:
        NoClaimError: If none does.
        NoThesisError: If the note is no thesis.
        SeveralClaimsError: If more than one does.
    """
    wanted = _comparable(part)
    claims = claims_of(reading)
    for fits in (str.__eq__, str.__contains__):
        found = [
            claim
            for claim in claims
            if wanted and fits(_comparable(claim.text), wanted)
        ]
        found = [claim for claim in found if claim.is_done == is_done] or found
        if len(found) > 1:
            raise SeveralClaimsError(part, found)
        if found:
            return found[0]
    raise NoClaimError(part, reading.name, claims)
