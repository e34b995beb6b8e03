"""The graph, read from the index."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from thesisvault.graph.count import count_up
from thesisvault.graph.model import (
    FILE,
    POSITIONS,
    TAG,
    UNRESOLVED,
    Edge,
    Graph,
    Node,
    Relation,
)
from thesisvault.graph.ties import Ties
from thesisvault.index.garbage import without_collecting
from thesisvault.index.store import Index
from thesisvault.vault.target import parse_target

_NOTES = """
select id, path, name, kind, stage, status, created_start, reviewed_start
from notes left join theses on theses.note = notes.id
where not is_hidden and (?1 is null or created_start is null or created_start <= ?1)
order by path
"""
_UNRESOLVED = """
select key, min(target), form from links where path is null and key <> '' group by key
"""
# A note's links stand beside each other, in its order: they were put in together.
_LINKS = "select note, target, line, heading, is_embed from link_places"
_HEADINGS = "select note, text from headings order by note, n"
# There are few, beside the links that lead to them: so each is read once.
_TARGETS = """
select id, to_note, case when to_note is null then path end,
    case when path is null then key end, text
from targets
"""
_TAGS = "select note, tag, min(line) from tags group by note, tag order by note, n"


def _unresolved(index: Index, taken: Iterable[str]) -> dict[str, str]:
    """The ids of names that no note has, by the keys of links to them."""
    taken = set(taken)
    names: dict[str, str] = {}
    for key, target, form in index.select(_UNRESOLVED):
        name = parse_target(target, form).path.removesuffix(".md")
        # `[[a.md.md]]` may be missing where there is an `a.md`.
        names[key] = f"[[{name}]]" if name in taken else name
        taken.add(names[key])
    return names


class _Reader:
    """Turns links into edges, and remembers what they led to."""

    def __init__(self, index: Index, day: date | None) -> None:
        self.index = index
        self.notes: dict[int, Any] = {
            row[0]: row[1:] for row in index.select(_NOTES, day and day.isoformat())
        }
        self.ids: dict[int, str] = {note: row[0] for note, row in self.notes.items()}
        self.names = _unresolved(index, self.ids.values())
        self.targets = {key: row for key, *row in index.select(_TARGETS)}
        rows = groupby(index.select(_HEADINGS), itemgetter(0))
        self.headings = {note: [text for _, text in own] for note, own in rows}
        self.ties = Ties(index, day)
        self.met: dict[str, Node] = {}

    def _met(self, id_: str, name: str, kind: str) -> str:
        if id_ not in self.met:
            path = id_ if kind == FILE else None
            self.met[id_] = Node(id_, name, kind, path)
        return id_

    def _end(self, path: str | None, key: str | None) -> str | None:
        """What a link leads to that leads to no note."""
        if path is not None:
            return self._met(path, path.rpartition("/")[2], FILE)
        name = self.names.get(key or "")
        return name and self._met(name, name, UNRESOLVED)

    def _sections(self, note: int) -> list[str | None]:
        """What links of a note stand under; at the end, and so at -1, is nothing."""
        return [*self.headings.get(note, ()), None]

    def _told(self, note: int, links: Iterable[Any]) -> Iterator[Edge]:
        """The edges of a note whose lines tell what a link in them is."""
        source, ties, sections = self.ids[note], self.ties, self._sections(note)
        for _, led_to, line, heading, is_embed in links:
            to_note, path, key, written = self.targets[led_to]
            target = self.ids.get(to_note) or self._end(path, key)
            # A note's links to itself tell nothing of others.
            if not target or to_note == note or ties.is_ahead(note, line):
                continue
            section = sections[heading]
            edge = ties.edge(note, (source, target), (written, section, line))
            plain: Relation = "embed" if is_embed else "link"
            yield edge or Edge(source, target, plain, section=section, line=line)

    def _plain(self, note: int, links: Iterable[Any]) -> list[Edge]:
        """The edges of any other note: there are many, so they are made in one go."""
        source, find, end = self.ids[note], self.ids.get, self._end
        targets, sections = self.targets, self._sections(note)
        return [
            Edge(
                source, target, "embed" if is_embed else "link", None,
                sections[heading], None, None, line,
            )
            for _, led_to, line, heading, is_embed in links
            for to_note, path, key, _ in [targets[led_to]]
            if to_note != note and (target := find(to_note) or end(path, key))
        ]  # fmt: skip

    def links(self) -> Iterator[Edge]:
        """The edges of all links, in the order of paths."""
        rows = groupby(self.index.select(_LINKS), itemgetter(0))
        by_note = {note: list(own) for note, own in rows}
        for note in self.ids:
            # Let go of each, so that edges come to lie where rows were.
            if own := by_note.pop(note, None):
                is_told = note in self.ties.notes
                yield from (self._told if is_told else self._plain)(note, own)

    def titles(self) -> Iterator[Edge]:
        """The edges of titles: `Long X` holds X, and says so nowhere else."""
        for note, to_note, sign, line in self.ties.titles():
            if note in self.ids and to_note in self.ids:
                ends = self.ids[note], self.ids[to_note]
                said = self.notes[note][1]
                yield Edge(*ends, POSITIONS[sign], sign, "title", None, said, line)

    def tags(self) -> Iterator[Edge]:
        """From notes to their tags, and from tags to those that they lie in."""
        shown: dict[str, str] = {}
        for note, tag, line in self.index.select(_TAGS):
            if note in self.ids:
                # Tags ignore case: the first way of writing one stands for all.
                name = shown.setdefault(tag.lower(), tag)
                self._met(name, name, TAG)
                yield Edge(self.ids[note], name, "tag", line=line)
        for tag in list(shown.values()):
            yield from self._parents(tag, shown)

    def _parents(self, tag: str, shown: dict[str, str]) -> Iterator[Edge]:
        while "/" in tag:
            parent = tag.rpartition("/")[0]
            is_new = parent.lower() not in shown
            name = shown.setdefault(parent.lower(), parent)
            yield Edge(tag, self._met(name, name, TAG), "parent tag")
            if not is_new:
                return
            tag = name


def _nodes(reader: _Reader) -> Iterator[Node]:
    for path, name, kind, stage, status, created, reviewed in reader.notes.values():
        yield Node(path, name, kind, path, stage, status, created, reviewed)
    yield from sorted(reader.met.values(), key=lambda node: (node.kind, node.id))


def read_graph(index: Index, day: date | None = None) -> Graph:
    """Read the graph of a vault, or as it was on a day.

    On a day there are only the theses that had been begun, and the evidence that had
    come in; when anything else came is not known.
    """
    # Records hold no cycles: there is nothing to collect.
    with without_collecting():
        reader = _Reader(index, day)
        edges = (*reader.links(), *reader.titles(), *reader.tags())
        return Graph(tuple(count_up(index, _nodes(reader), edges, day)), edges)
