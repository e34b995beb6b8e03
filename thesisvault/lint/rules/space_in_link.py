"""TV110: a Markdown link that a space makes mere text."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span

# A pattern that begins with what it is known by is found twenty times as fast.
_RAW = pattern(r"\]\((?P<target>[^()<>\n\"' ]* [^()<>\n\"']*\.md(?:#[^()<>\n]*)?)\)")
_LABEL = pattern(r"(?<!!)\[[^\[\]\n]+\Z")


def _may_have_one(source: str) -> bool:
    """Whether a round bracket stands right behind a square one."""
    # One character is found much faster than two, and there are few of these.
    at = source.find("(", 1)
    while at > 0 and source[at - 1] != "]":
        at = source.find("(", at + 1)
    return at > 0


@note_rule("TV110", "space-in-link")
def space_in_link(reading: Reading) -> Iterator[Problem]:
    """A Markdown link has a raw space in its target.

    A space ends the target, so `[x](Long Name.md)` is no link but text in brackets.

    The fix writes `%20` for each space. It is safe.
    """
    note = reading.note
    if not _may_have_one(note.source):
        return
    for found in _RAW.finditer(note.source, note.body.start):
        start = note.source.rfind("[", note.body.start, found.start())
        if start < 0 or not _LABEL.match(note.source, start, found.start()):
            continue
        target = found["target"].strip()
        if "://" in target or any(span.holds(start) for span in note.opaque):
            continue
        edit = Edit(Span(*found.span("target")), target.replace(" ", "%20"))
        yield Problem(
            Span(start, found.end()),
            f'the space in "{target}" makes this no link: write %20 for it',
            Fix("Write %20 for the spaces", (edit,), Safety.SAFE),
        )
