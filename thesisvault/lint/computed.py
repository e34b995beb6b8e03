"""What is wrong with the models of a vault, for the rules that tell it.

Models depend on each other, so that what is wrong with one is no fact about its note
alone. They are computed when the first rule asks, and where there are none nothing is
loaded.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from thesisvault.findings import Finding
from thesisvault.index.store import Index
from thesisvault.lint.rule import Hit, Place
from thesisvault.models.presence import has_models
from thesisvault.text import Lines, Span

_HIDDEN = "select path from notes where is_hidden and kind = 'model'"


def _place(path: str, lines: Lines, span: Span) -> Place:
    start, end = lines.place(span.start), lines.place(span.end)
    return Place(path, start.line, start.column, end.line, end.column)


class Computed:
    """The findings about models and what refers to them, by the codes of rules."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def hits(self, code: str) -> Sequence[Hit]:
        """What a rule has to tell."""
        return self._by_code.get(code, ())

    @cached_property
    def _by_code(self) -> Mapping[str, Sequence[Hit]]:
        if not has_models(self._index):
            return {}
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for path, lines, finding in self._findings():
            place = _place(path, lines, finding.span)
            found[finding.code].append(Hit(place, finding.message, finding.fix))
        return found

    def _findings(self) -> Iterator[tuple[str, Lines, Finding]]:
        from thesisvault.models.bound import check_claims
        from thesisvault.models.check import check_notes
        from thesisvault.models.load import compute_models, referring_notes

        computed, readings = compute_models(self._index), referring_notes(self._index)
        notes = {**computed.notes, **{each.path: each.note for each in readings}}
        found = {
            path: list(findings)
            for path, findings in check_notes(notes, computed.solution).items()
        }
        for each in readings:
            if each.thesis is not None:
                claims = check_claims(
                    each.thesis, each.note.source, each.path, computed.solution
                )
                found.setdefault(each.path, []).extend(claims)
        hidden = {path for (path,) in self._index.select(_HIDDEN)}
        for path in found.keys() - hidden:
            lines = Lines(notes[path].source)
            for finding in found[path]:
                yield path, lines, finding
