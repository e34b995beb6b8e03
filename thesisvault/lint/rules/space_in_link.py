"""TV110: a Markdown link that a space makes mere text."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety
from thesisvault.index.fill import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span

_RAW = pattern(
    r"(?<!!)\[[^\[\]\n]+\]"
    r"\((?P<target>[^()<>\n\"']* [^()<>\n\"']*\.md(?:#[^()<>\n]*)?)\)"
)


@note_rule("TV110", "space-in-link")
def space_in_link(reading: Reading) -> Iterator[Problem]:
    """A Markdown link has a raw space in its target.

    A space ends the target, so `[x](Long Name.md)` is no link but text in brackets.

    The fix writes `%20` for each space. It is safe.
    """
    note = reading.note
    if ".md" not in note.source:
        return
    for found in _RAW.finditer(note.source, note.body.start):
        if any(span.holds(found.start()) for span in note.opaque):
            continue
        target = found["target"].strip()
        if "://" in target:
            continue
        edit = Edit(Span(*found.span("target")), target.replace(" ", "%20"))
        yield Problem(
            Span(*found.span()),
            f'the space in "{target}" makes this no link: write %20 for it',
            Fix("Write %20 for the spaces", (edit,), Safety.SAFE),
        )
