"""Tying evidence to a claim: which way it speaks, in the words of the note."""

from collections import Counter
from collections.abc import Iterable
from re import IGNORECASE

from thesisvault.note.words import plain, words_of
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.thesis.model import Claim

# Words for and against, in pairs.
_PAIRS = (
    ("for", "against"), ("supports", "refutes"), ("supports", "contradicts"),
    ("validates", "invalidates"), ("bull", "bear"), ("bullish", "bearish"),
    ("pro", "con"), ("pro", "contra"), ("positive", "negative"),
    ("confirms", "disconfirms"), ("yes", "no"), ("+", "-"), ("+", "−"), ("✅", "❌"),
    ("👍", "👎"), ("▲", "▼"), ("↑", "↓"),
)  # fmt: skip
# Those that may open an implication, with the claim behind them.
_VERBS = (
    ("for", "against"), ("supports", "refutes"), ("supports", "contradicts"),
    ("validates", "invalidates"), ("confirms", "contradicts"),
    ("confirms", "disconfirms"), ("strengthens", "weakens"),
)  # fmt: skip
_OPENING = pattern(
    rf"(?P<word>{'|'.join(sorted({word for pair in _VERBS for word in pair}))})\b"
    r"(?: \"[^\"]*\")?(?P<join>\s*[:,;]\s*|\s+[—–-]\s+)?",
    IGNORECASE,
)


class Tie(Record, frozen=True):
    """A claim that evidence speaks of, and whether it speaks for it."""

    claim: Claim
    is_for: bool

    @property
    def is_for_thesis(self) -> bool:
        """Whether it speaks for the thesis: what supports an invalidator does not."""
        return self.is_for == (self.claim.side == "validates")


def _key(text: str) -> str:
    """A word as it compares; signs have no letters."""
    return words_of(text) or plain(text)


def side_word(tie: Tie, written: Iterable[str]) -> str:
    """The word of a column of sides for what a tie says of the thesis.

    The column's own, where it has been written before.
    """
    known = {_key(text): text for text in written}
    for pair in _PAIRS:
        if known.keys() & set(pair):
            word = pair[0] if tie.is_for_thesis else pair[1]
            is_title = all(text[:1].isupper() for text in known.values())
            return known.get(word, word.capitalize() if is_title else word)
    return "For" if tie.is_for_thesis else "Against"


def _opening_pair(words: Iterable[str]) -> tuple[str, str]:
    """The words for and against that openings have, in their case."""
    usual = Counter(words).most_common(1)
    word = usual[0][0] if usual else "For"
    pair = next(pair for pair in _VERBS if word.lower() in pair)
    return pair if word.islower() else (pair[0].capitalize(), pair[1].capitalize())


def tie_text(tie: Tie, implication: str | None, written: Iterable[str]) -> str:
    """An implication that names the claim, and goes on as others in the log do."""
    found = [each for text in written if (each := _OPENING.match(plain(text)))]
    joins = Counter(each["join"] for each in found if each["join"]).most_common(1)
    pair = _opening_pair(each["word"] for each in found)
    start = f'{pair[0] if tie.is_for else pair[1]} "{plain(tie.claim.text)}"'
    if not implication:
        return start
    return f"{start}{joins[0][0] if joins else ': '}{implication}"
