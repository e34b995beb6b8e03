"""The specification's examples: what stands below a note is what is read from it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.harness.rewriting import ROOT, read_text
from tests.note.shown import SHOWS as OF_NOTES
from tests.thesis.shown import SHOWS as OF_THESES
from thesisvault.note.parse import parse_note
from thesisvault.thesis.kind import kind_of
from thesisvault.thesis.read import read_thesis
from thesisvault.vault.resolve import Resolver

PAGE = ROOT / "docs" / "dialect.md"
KINDS = (*OF_NOTES, *OF_THESES, "kind", "resolved")


def resolved(case: Case) -> Iterable[str]:
    """Where the links of the first note lead, and by which rule."""
    resolver = Resolver(case.files)
    path, source = next(iter(case.notes.items()))
    for link in parse_note(source).links:
        answer = resolver.resolve(link.target, path, link.form)
        tie = ", ambiguous" if answer.is_ambiguous else ""
        leads = f" → {answer.path}" if answer.path else ""
        yield f"{link.span.of(source)}{leads} ({answer.rule}{tie})"


def shown(case: Case, kind: str) -> Iterable[str]:
    """What is read from a case's first note."""
    path, source = next(iter(case.notes.items()))
    note = parse_note(source)
    if kind == "resolved":
        return resolved(case)
    if kind == "kind":
        return [kind_of(note, path)]
    if kind in OF_NOTES:
        return OF_NOTES[kind](note)
    return OF_THESES[kind](note, read_thesis(note, PurePosixPath(path).stem))


@pytest.mark.parametrize("case", cases_in(PAGE, *KINDS), ids=str)
def test_an_example_says_what_is_read_from_it(case: Case, expect: Expect) -> None:
    assert case.expected

    for kind in case.expected:
        expect(case, kind, "\n".join(shown(case, kind)))


def test_the_words_of_the_glossary_stand_in_order() -> None:
    table = read_text(PAGE).rpartition("|---|---|\n")[2]
    words = [line.split("|")[1].strip() for line in table.strip().split("\n")]

    assert words == sorted(words)
    assert len(words) > 40
