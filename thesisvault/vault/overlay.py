"""Words that `vault.toml` adds to those that people use anyway."""

from functools import lru_cache

from thesisvault.note.words import normal_key, words_of
from thesisvault.text import Record
from thesisvault.thesis.vocabulary import (
    COLUMNS,
    DEFAULT,
    FIELDS,
    HEADINGS,
    STATUS_HEADS,
    Vocabulary,
    Words,
)

Added = tuple[tuple[str, tuple[str, ...]], ...]


class Overlay(Record, frozen=True):
    """Words to add, by what they mean: of headings, columns, fields, status heads."""

    headings: Added = ()
    columns: Added = ()
    fields: Added = ()
    status: Added = ()


def _merged(defaults: Words, added: Added) -> Words:
    """Words with added ones behind each first, which is the meaning's own name."""
    more = dict(added)
    return {
        meaning: (*phrases[:1], *more.get(meaning, ()), *phrases[1:])
        for meaning, phrases in defaults.items()
    }


def _claimed(defaults: Words, added: Added) -> Words:
    """The same where words have one meaning: a default yields to what is added."""
    taken = {words_of(phrase) for _, phrases in added for phrase in phrases}
    free = {
        meaning: tuple(each for each in phrases if words_of(each) not in taken)
        for meaning, phrases in defaults.items()
    }
    return _merged(free, added)


@lru_cache(maxsize=8)
def make_vocabulary(overlay: Overlay) -> Vocabulary:
    """The vocabulary with added words; the default one where there are none."""
    if overlay == Overlay():
        return DEFAULT
    keys = tuple(
        (meaning, tuple(map(normal_key, names))) for meaning, names in overlay.fields
    )
    return Vocabulary(
        headings=_claimed(HEADINGS, overlay.headings),
        # A column's header may mean several things: which, its table decides.
        columns=_merged(COLUMNS, overlay.columns),
        fields=_claimed(FIELDS, keys),
        heads=_claimed(STATUS_HEADS, overlay.status),
    )
