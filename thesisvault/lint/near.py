"""Names that are nearly another: by a slip of the pen, not by their meaning.

A slip is a hyphen, a space or a mark; the `s` of a plural; a letter that is doubled,
missing or swapped with its neighbour inside a long word. Another digit, another word
or a short name may be meant, and so is never taken for a slip.

There may be ten thousand names on either side, so all of them are brought into one
form at once, as one long text; pairs are looked at only where those forms meet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from thesisvault.lint.twins import are_twins
from thesisvault.pattern import pattern

_APART = "\n"
_MARKS = "-–—‑_,.;:!?()'’‘\"“”…·/"
_DIGITS = pattern(r"\d+")
# Signs that carry a meaning: `C++`, `A&B`.
_SIGNS = pattern(r"[^\w\s" + "".join(f"\\{mark}" for mark in _MARKS) + "]")
_SHORTEST_NAME = 6
_SHORTEST_PLURAL = 5
_SHORTEST_LAST_PLURAL = 3
# Alone, a word has to be long: `Contacts` and `Contracts` may both be meant.
_SHORTEST_ALONE = 8
_SHORTEST_BESIDE_OTHERS = 6
_SHORTEST_DOUBLED = 5
_NEVER = 1_000
_IDEOGRAPHS = "\u2e80"
# Of these, too many have a twin: `hoping`, `planed`, `latter`.
_INFLECTED = ("ing", "ings", "ed", "er", "ers")


def _spaced(text: str) -> str:
    """A text with spaces for its marks."""
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, " ")
    return text


def _form(text: str) -> str:
    """Names, one a line, without spaces and plurals: what slips leave the same."""
    text = f"{text}{_APART}".replace("s ", " ").replace(f"s{_APART}", _APART)
    return text.replace(" ", "")[:-1]


def _differing(left: str, right: str) -> int:
    """Where two words begin to differ."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))


def _is_swapped(left: str, right: str, at: int) -> bool:
    """Whether two neighbours have changed places."""
    return left[at : at + 2] == right[at : at + 2][::-1] and (
        left[at + 2 :] == right[at + 2 :]
    )


def _stem(word: str) -> str:
    return word[:-1] if word[-1] == "s" and word[-2:] != "ss" else word


def _shortest(short: str, long: str, *, is_alone: bool) -> int:
    """How long a word must be for its difference from another to be a slip.

    The first two letters are never one, nor is the last, unless it is doubled.
    """
    at = _differing(long, short)
    if at < 2 or (at == len(short) and (is_alone or long[at] != long[at - 1])):
        return _NEVER
    shortest = _SHORTEST_BESIDE_OTHERS
    if len(long) == len(short):
        if not _is_swapped(long, short, at):
            return _NEVER
    elif long[at + 1 :] != short[at:]:
        return _NEVER
    elif long[at] == long[at - 1]:
        shortest = _SHORTEST_DOUBLED
    return _SHORTEST_ALONE if is_alone else shortest


def _is_spelt(word: str) -> bool:
    """Whether a word is made of letters, and not of signs that are words each."""
    return word.isalpha() and max(word) < _IDEOGRAPHS


def is_misspelt(left: str, right: str, *, is_alone: bool) -> bool:
    """Whether two words differ by a letter that is doubled, missing or swapped."""
    short, long = (left, right) if len(left) < len(right) else (right, left)
    if len(long) > len(short) + 1:
        return False
    return (
        _shortest(short, long, is_alone=is_alone) <= len(_stem(long))
        and _is_spelt(short + long)
        and not long.endswith(_INFLECTED)
        and not are_twins(_stem(short), _stem(long))
    )


def is_plural(left: str, right: str, shortest: int) -> bool:
    """Whether one word is the other with an `s`."""
    short, long = sorted((left, right), key=len)
    return len(short) >= shortest and long == f"{short}s" and short[-1] != "s"


def is_slip(wanted: str, name: str) -> bool:
    """Whether two names, as they compare, differ by no more than a slip."""
    if _DIGITS.findall(wanted) != _DIGITS.findall(name):
        return False
    if _SIGNS.findall(wanted) != _SIGNS.findall(name):
        return False
    left, right = _spaced(wanted).split(), _spaced(name).split()
    letters = "".join(left)
    if letters == "".join(right):
        return sum(map(str.isalpha, letters)) >= _SHORTEST_NAME
    differing = [
        at
        for at, pair in enumerate(zip(left, right, strict=False))
        if pair[0] != pair[1]
    ]
    if len(left) != len(right) or len(differing) != 1:
        return False
    return _is_slip_of_word(left, right, differing[0])


def _is_slip_of_word(left: Sequence[str], right: Sequence[str], at: int) -> bool:
    """Whether names are nearly the same by the one word in which they differ."""
    is_alone = len(left) == 1
    shortest = _SHORTEST_PLURAL
    if is_alone:
        shortest = _SHORTEST_ALONE
    elif at == len(left) - 1:
        shortest = _SHORTEST_LAST_PLURAL
    return is_plural(left[at], right[at], shortest) or is_misspelt(
        left[at], right[at], is_alone=is_alone
    )


class _Words:
    """The words of names, by first letters, last letter and length."""

    def __init__(self, words: Iterable[str]) -> None:
        self._like: dict[tuple[str, str, int], list[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST_DOUBLED - 1:
                self._like.setdefault((word[:2], word[-1], len(word)), []).append(word)

    def near(self, wanted: str) -> list[str]:
        """The words that a word may be meant to be."""
        first, last, length = wanted[:2], wanted[-1], len(wanted)
        # A slip leaves one half as it is.
        half = (length - 1) // 2
        begin, end = wanted[:half], wanted[-half:]
        return [
            word
            for other in (length - 1, length, length + 1)
            for word in self._like.get((first, last, other), ())
            if (word.startswith(begin) or word.endswith(end))
            and is_misspelt(wanted, word, is_alone=False)
        ]


def _strange_words(wanted: str, known: AbstractSet[str]) -> Iterator[str]:
    """The words that stand in one wanted name alone, and in no other name."""
    for word, count in Counter(wanted.split()).items():
        if count == 1 and word not in known and len(word) >= _SHORTEST_DOUBLED - 1:
            yield word


def _mended(wanted: str, names: str) -> Iterator[tuple[int, str]]:
    """Wanted names, by number, with a strange word made one that some name has."""
    known = set(names.split())
    words = _Words(known)
    mended = {
        word: near
        for word in _strange_words(wanted, known)
        if (near := words.near(word))
    }
    for number, name in enumerate(wanted.split(_APART) if mended else ()):
        found = name.split()
        for at, word in enumerate(found):
            for other in mended.get(word, ()):
                yield number, " ".join((*found[:at], other, *found[at + 1 :]))


def near_names(wanted: Sequence[str], names: Sequence[str]) -> Mapping[str, str]:
    """For each wanted name the one name that it may be a slip for, where just one is.

    All names are given as they compare, and no wanted one is among the others.
    """
    if not wanted or not names:
        return {}
    left, right = _spaced(_APART.join(wanted)), _spaced(_APART.join(names))
    mended = list(_mended(left, right))
    numbers = [*range(len(wanted)), *(number for number, _ in mended)]
    forms = _form(_APART.join((left, *(name for _, name in mended)))).split(_APART)
    by_form: dict[str, list[str]] = {form: [] for form in forms}
    for form, name in zip(_form(right).split(_APART), names, strict=True):
        if form in by_form:
            by_form[form].append(name)
    found: dict[str, set[str]] = {}
    for number, form in zip(numbers, forms, strict=True):
        for name in by_form[form]:
            if is_slip(wanted[number], name):
                found.setdefault(wanted[number], set()).add(name)
    return {target: min(near) for target, near in found.items() if len(near) == 1}
