"""The words that make a thesis: headings, table headers, keys, status heads.

The words themselves are data, in `defaults.py` and `heads.py`, and `vault.toml` adds
to them.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from thesisvault.note.fields import PLAIN_KEYS
from thesisvault.note.words import normal_key, words_of
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.thesis.defaults import (
    COLUMNS,
    FIELDS,
    HEADINGS,
    KINDS,
    OPPOSITES,
    SIGNS,
    FieldName,
    Part,
    Words,
)
from thesisvault.thesis.heads import RISK_STATES, STATUS_HEADS
from thesisvault.thesis.model import RiskState, Stage

__all__ = [
    "COLUMNS",
    "DEFAULT",
    "FIELDS",
    "HEADINGS",
    "KINDS",
    "SIGNS",
    "STATUS_HEADS",
    "FieldName",
    "Part",
    "Vocabulary",
    "Words",
]

# Words that may stand before a status head, and behind one that is all of it.
_BEFORE_HEAD = frozenset(("currently", "now", "remains", "status", "still", "thesis"))
_AFTER_HEAD = frozenset((
    "and", "as", "bet", "but", "idea", "position", "since", "thesis", "trade",
    "until", "view",
))  # fmt: skip
_ARROW = pattern(r"→|[-=]+>")
# `Implication for the thesis` and `Date (UTC)` are an implication and a date.
_HEADER_END = pattern(r"[(/:\[–—]| (?:for|on|of) ")


class Vocabulary:
    """The words in force, and what a heading, header, key or head means by them."""

    def __init__(
        self,
        headings: Words = HEADINGS,
        columns: Words = COLUMNS,
        fields: Words = FIELDS,
        heads: Words = STATUS_HEADS,
    ) -> None:
        self.fields = fields
        # The parts that a phrase names, by how it must stand in a heading: see the top
        # of `defaults.py`.
        self._parts: dict[str, dict[str, str]] = {}
        for part, phrases in headings.items():
            for mark, phrase in map(_marked, phrases):
                self._parts.setdefault(words_of(phrase), {})[mark] = part
        known = [phrase.split() for phrase in self._parts]
        self._longest = max(map(len, known))
        self._first = frozenset(words[0] for words in known)
        # What the name of a column stands for, and how well.
        self._columns: dict[str, dict[str, int]] = {}
        for kind, names in columns.items():
            for rank, name in enumerate(names):
                self._columns.setdefault(words_of(name), {})[kind] = rank
        self._worst = max(map(len, columns.values()), default=0)
        self.heads: dict[str, Stage] = {}
        self._whole_heads: set[str] = set()
        for stage, names in heads.items():
            for mark, head in map(_marked, names):
                self.heads[words_of(head)] = Stage(stage)
                if mark:
                    self._whole_heads.add(words_of(head))
        self._longest_head = max(len(head.split()) for head in self.heads)
        self.plain_keys = PLAIN_KEYS.union(
            normal_key(name) for names in fields.values() for name in names
        )
        self.part = lru_cache(maxsize=4096)(self._part)
        self.ranks = lru_cache(maxsize=4096)(self._ranks)

    def _part(self, heading: str) -> str | None:
        found = self._phrases_in(words_of(heading).split())
        if len(found) < 2:
            return found[0].part if found else None
        # Of several phrases the longest decides, of equally long ones the first.
        best = max(found, key=_Phrase.weight)
        other = OPPOSITES.get(best.part)
        if any(each.part == other and each.is_apart(best) for each in found):
            return "none"
        return best.part

    def _phrases_in(self, words: Sequence[str]) -> list["_Phrase"]:
        found = []
        for first, word in enumerate(words):
            if word not in self._first:
                continue
            for last in range(first + 1, min(len(words), first + self._longest) + 1):
                run = " ".join(words[first:last])
                for mark, part in self._parts.get(run, {}).items():
                    if _may_stand(mark, first, last, len(words)):
                        is_weak = mark == "~"
                        found.append(_Phrase(part, len(run), first, last, is_weak))
        return found

    def rank(self, kind: str, header: str) -> int | None:
        """How well a header names a kind of column: 0 is best, None not at all."""
        return self.ranks(header).get(kind)

    def _ranks(self, header: str) -> Mapping[str, int]:
        """The kinds of column that a header names, and how well."""
        ranks = self._columns.get(words_of(header), {})
        # Most are one word.
        end = None if header.isalnum() else _HEADER_END.search(header)
        if end is None:
            return ranks
        # The same name without more words is better.
        begun = self._columns.get(words_of(header[: end.start()]), {})
        return {kind: rank + self._worst for kind, rank in begun.items()} | ranks

    def stage(self, head: str) -> Stage | None:
        """The stage that a status head stands for.

        `Active trade` is `active`: where the head is unknown, the longest known
        one that it begins with decides. Of `Idea → Active` the last counts.
        """
        *_, last = _ARROW.split(head)
        return self._stage(last) or (None if last == head else self._stage(head))

    def _stage(self, head: str) -> Stage | None:
        words = words_of(head).split()
        while len(words) > 1 and words[0] in _BEFORE_HEAD:
            del words[0]
        for length in range(min(len(words), self._longest_head), 0, -1):
            known = " ".join(words[:length])
            following = words[length : length + 1]
            if known in self._whole_heads and not _AFTER_HEAD.issuperset(following):
                continue
            if stage := self.heads.get(known):
                return stage
        return None


def _may_stand(mark: str, first: int, last: int, length: int) -> bool:
    """Whether a phrase that is so marked may stand there in a heading."""
    if mark == "=":
        return last - first == length
    return mark != "^" or first == 0


class _Phrase(Record, frozen=True):
    """A phrase found in a heading, from one word up to another."""

    part: str
    length: int
    first: int
    last: int
    is_weak: bool

    def weight(self) -> tuple[bool, int]:
        """How much the phrase decides."""
        return not self.is_weak, self.length

    def is_apart(self, other: "_Phrase") -> bool:
        """Whether the phrase says something by itself."""
        is_outside = self.last <= other.first or other.last <= self.first
        return is_outside and not self.is_weak


def risk_state(text: str) -> RiskState | None:
    """How far a risk has come, by the first word of what its state says."""
    word = words_of(text).partition(" ")[0]
    known = (state for state, words in RISK_STATES.items() if word in words)
    return next(known, None)


def _marked(phrase: str) -> tuple[str, str]:
    return (phrase[0], phrase[1:]) if phrase[0] in "^=~" else ("", phrase)


DEFAULT = Vocabulary()
