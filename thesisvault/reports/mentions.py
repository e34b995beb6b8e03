"""Who is meant by a name, and whether a text mentions them.

A text mentions a note by a link that resolves to it, or by its plain name, or an alias
from its front matter, as whole words in the same case outside of links; a link to an
alias that no note has for its name counts as such a word. A name that no note has is
mentioned by links to it and by its words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from re import escape
from typing import Literal
from unicodedata import normalize

from thesisvault.index.store import Index
from thesisvault.pattern import pattern
from thesisvault.reports.links import find_aliases
from thesisvault.reports.pieces import take_apart
from thesisvault.text import Record
from thesisvault.vault.lookup import Entry, find_note
from thesisvault.vault.target import parse_target, path_key

How = Literal["link", "name"]

_NOTES = "select path, is_hidden from notes"
_UNWRITTEN = """
select min(target), form from links
where path is null and not is_embed and key <> '' and key not in (select key from notes)
group by key
"""
_NOTE = "select id, path, name, kind, key from notes where path = ?"
_NAMED = "select 1 from notes where key = ? and not is_hidden"
_ALIASES = """
select value from fields
where note = ? and name in ('aliases', 'alias') and style = 'frontmatter'
"""
_LINKS = """
select note, target from links
where to_note = ?1 or ?1 is null and key = ?2 and path is null
group by note, target
"""
_LINKS_BY_ALIAS = """
select note, target from links where key = ? and path is null group by note, target
"""
# A list of aliases is kept with commas between them, and so is `Apple, Inc.`.
_NO_ALIASES = frozenset(
    """
    Inc Inc. Incorporated Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited LLC
    L.L.C. LLP LP L.P. PLC plc AG SE SA S.A. NV N.V. BV B.V. GmbH KG AB ASA A/S Oyj
    K.K. KK Pte Pte. SpA S.p.A.
    """.split()  # noqa: SIM905
)
# From here on are the scripts that set no spaces between words.
_UNSPACED = "\u2e80"


class Subject(Record, frozen=True):
    """A note that a person asks for, or a name that links lead to without a note."""

    note: int | None
    path: str | None
    name: str
    kind: str | None
    key: str
    aliases: tuple[str, ...]


def _split(aliases: str) -> Iterator[str]:
    for alias in map(str.strip, aliases.split(",")):
        if alias and alias not in _NO_ALIASES:
            yield alias


def _holders(index: Index, wanted: str) -> list[str]:
    """The notes that have a name for an alias, where no note has it for its own."""
    if index.select(_NAMED, path_key(wanted)):
        return []
    return [path for path, _ in find_aliases(index, wanted)]


def _unwritten(index: Index) -> dict[str, str]:
    """The names that no note has, by the paths that they would have."""
    rows = index.select(_UNWRITTEN)
    paths = (parse_target(target, form).path for target, form in rows)
    return {f"{name}.md": name for name in (p.removesuffix(".md") for p in paths)}


def _at(index: Index, path: str) -> Subject:
    ((note, path, name, kind, key),) = index.select(_NOTE, path)
    values = (value for (value,) in index.select(_ALIASES, note))
    aliases = tuple(alias for value in values for alias in _split(value))
    return Subject(note, path, name, kind, key, aliases)


def find_subject(index: Index, wanted: str) -> Subject:
    """Find what a person means: a note, an alias of just one, or an unwritten name.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
    """
    holders = _holders(index, wanted)
    if len(holders) == 1:
        return _at(index, holders[0])
    unwritten = _unwritten(index)
    entries = [Entry(path, bool(hidden)) for path, hidden in index.select(_NOTES)]
    path = find_note(wanted, [*entries, *map(Entry, unwritten)], holders)
    if path not in unwritten:
        return _at(index, path)
    return Subject(None, None, unwritten[path], None, path_key(path), ())


def _edge(char: str, sides: str) -> str:
    """Where a word ends: none goes on beside it, if its script sets spaces."""
    return rf"(?{sides}\w)" if char.isalnum() and char < _UNSPACED else ""


def _whole(name: str) -> str:
    return f"{_edge(name[0], '<!')}{escape(name)}{_edge(name[-1], '!')}"


def _composed(text: str) -> str:
    return text if text.isascii() else normalize("NFC", text)


def _by_note(rows: Iterable[tuple[int, str]]) -> Mapping[int, set[str]]:
    targets: dict[int, set[str]] = defaultdict(set)
    for note, target in rows:
        targets[note].add(target)
    return targets


class Mentions:
    """Tells whether texts mention one subject."""

    def __init__(self, index: Index, subject: Subject) -> None:
        names = (subject.name, *subject.aliases)
        # A single letter is a word of its own too often.
        self.words = tuple(_composed(name) for name in names if len(name) > 1)
        by_length = sorted(self.words, key=len, reverse=True)
        self._pattern = pattern("|".join(map(_whole, by_length)))
        keys = {path_key(alias) for alias in subject.aliases}
        self._linked = _by_note(index.select(_LINKS, subject.note, subject.key))
        self._by_alias = _by_note(
            row for key in sorted(keys) for row in index.select(_LINKS_BY_ALIAS, key)
        )

    def find(self, note: int, *texts: str | None) -> How | None:
        """How texts of a note mention the subject, if they do; a link goes first."""
        whole = _composed(" ".join(filter(None, texts)))
        linked, by_alias = self._linked.get(note), self._by_alias.get(note)
        is_named = any(word in whole for word in self.words)
        if not (linked or by_alias or is_named):
            return None
        pieces = take_apart(whole)
        targets = {link.target for link in pieces.links}
        if linked and targets & linked:
            return "link"
        is_named = is_named and self._pattern.search(pieces.rest) is not None
        return "name" if is_named or (by_alias and targets & by_alias) else None
