"""Fixing on a draft: what is mended, what is left, and what is never damaged."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.harness.cases import Case, cases_in
from tests.lint.mending import EVERY_SAFETY, mend
from thesisvault.files import read_bytes
from thesisvault.findings import Fix, Safety, Severity
from thesisvault.index.draft import Draft
from thesisvault.index.store import Index, Order, open_index
from thesisvault.lint.baseline import LinesOf
from thesisvault.lint.check import check_note
from thesisvault.lint.fixing import Fixed, fix_all
from thesisvault.lint.look import Look, make_look
from thesisvault.lint.report import Report, Wanted
from thesisvault.lint.rule import Place
from thesisvault.text import Edit, Span
from thesisvault.vault.config import load_config

RULES = Path(__file__).parent / "rules"
CASES = [
    case for path in sorted(RULES.glob("*.md")) for case in cases_in(path, "findings")
]
# A note in which everything is that no fix may touch.
THESIS = """\
#thesis

# Long [[Acme]]

**Status**: Active

## What invalidates the thesis
- [ ] It ends

## Evidence log
| Date | Observation |
|---|---|
| 2026-04-28 | It rose |

Words here. ^end
"""


@contextmanager
def draft_of(vault: Path) -> Iterator[Draft]:
    """A draft of a vault's index."""
    order = Order(vault, load_config(vault), check=check_note)
    with open_index(order) as index, Draft(index, order) as draft:
        yield draft


def fixed(vault: Path, look: Look, *, is_unsafe: bool = True) -> Fixed:
    """What comes of fixing a vault."""
    with draft_of(vault) as draft:
        return fix_all(
            draft, look, lambda path: read_bytes(vault / path), is_unsafe=is_unsafe
        )


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("safety", [EVERY_SAFETY, {Safety.SAFE}], ids=["all", "safe"])
def test_a_draft_comes_to_what_writing_and_reading_again_comes_to(
    case: Case, safety: set[Safety], tmp_path: Path, today: date
) -> None:
    case.write(tmp_path)
    look = make_look(Wanted(), today, {})
    came_to = fixed(tmp_path, look, is_unsafe=safety == EVERY_SAFETY)
    before = {path: (tmp_path / path).read_bytes() for path in case.notes}
    left = mend(tmp_path, today, safety=safety)
    after = {path: (tmp_path / path).read_bytes() for path in case.notes}

    assert came_to.notes == {
        path: (before[path], after[path])
        for path in case.notes
        if before[path] != after[path]
    }
    assert list(came_to.left) == left
    assert not came_to.refused


def finder(*fixes: Callable[[str], Iterator[tuple[str, Fix]]]) -> Look:
    """A look that finds things in `Note.md` alone, by its text."""

    def look(_: Index, lines_of: LinesOf) -> list[Report]:
        source = lines_of("Note.md").source
        return [
            Report(
                Place("Note.md", 1, 1, 1, 1), "TV999", name, Severity.WARNING, name, fix
            )
            for find in fixes
            for name, fix in find(source)
        ]

    return look


def replacing(old: str, new: str) -> Callable[[str], Iterator[tuple[str, Fix]]]:
    """Something that is wrong wherever a text stands."""

    def find(source: str) -> Iterator[tuple[str, Fix]]:
        at = source.find(old)
        if at >= 0:
            edit = Edit(Span(at, at + len(old)), new)
            yield f"{old} to {new}", Fix("Replace", (edit,), Safety.SAFE)

    return find


def write_note(folder: Path, text: str) -> None:
    """Write `Note.md`, in bytes as they are."""
    (folder / "Note.md").write_bytes(text.encode())


def test_a_fix_may_bring_up_another(tmp_path: Path) -> None:
    write_note(tmp_path, "one\r\n")
    came_to = fixed(
        tmp_path, finder(replacing("one", "two"), replacing("two", "three"))
    )

    assert came_to.notes == {"Note.md": (b"one\r\n", b"three\r\n")}
    assert [each.name for each in came_to.mended] == ["one to two", "two to three"]
    assert not came_to.left


def test_of_two_fixes_in_one_place_one_waits_and_is_counted(tmp_path: Path) -> None:
    write_note(tmp_path, "\ufeffabc d")
    came_to = fixed(tmp_path, finder(replacing("abc", "xbc"), replacing("bc", "yz")))

    assert came_to.notes["Note.md"][1] == "\ufeffxyz d".encode()
    assert came_to.overlapping == 1
    assert len(came_to.mended) == 2


def test_fixes_that_undo_each_other_come_to_an_end(tmp_path: Path) -> None:
    write_note(tmp_path, "one")
    came_to = fixed(tmp_path, finder(replacing("one", "two"), replacing("two", "one")))

    assert came_to.left


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[Acme]]", "Acme"),
        ("## What", "What"),
        ("- [ ] It", "It"),
        ("2026-04-28", "later"),
        ("| It rose", "| It | rose |\n| 2026-05-01"),
        (" ^end", ""),
        ("# Long", "```\n# Long"),
    ],
)
def test_a_fix_that_does_more_than_it_should_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    (tmp_path / "Acme.md").write_text("")
    write_note(tmp_path, THESIS)
    came_to = fixed(tmp_path, finder(replacing(old, new)))

    assert came_to.refused == ("Note.md",)
    assert came_to.notes == {}
    assert came_to.mended == ()
    assert len(came_to.left) == 1


def test_a_fix_that_does_not_mend_is_taken_back(tmp_path: Path) -> None:
    write_note(tmp_path, "one two")

    came_to = fixed(
        tmp_path, finder(replacing("one", "some one"), replacing("two", "2"))
    )
    assert came_to.notes == {}
    assert came_to.refused == ("Note.md",)
    assert [each.name for each in came_to.left] == ["one to some one", "two to 2"]


def test_what_may_not_be_written_to_is_left_alone(tmp_path: Path) -> None:
    write_note(tmp_path, "one")
    with draft_of(tmp_path) as draft:
        came_to = fix_all(draft, finder(replacing("one", "two")), lambda _: None)

    assert came_to.notes == {}
    assert [each.name for each in came_to.left] == ["one to two"]


def test_places_are_those_of_the_bytes_that_are_changed(tmp_path: Path) -> None:
    write_note(tmp_path, "tags [[AC]]\n")
    (tmp_path / "Acme.md").write_text("---\naliases: [AC]\n---\n")
    look = make_look(Wanted(("TV102",)), date(2026, 6, 30), {})
    with draft_of(tmp_path) as draft:
        # Somebody writes between the look at the vault and the fix.
        later = "# New\n\nmore [[AC]]\n"
        came_to = fix_all(draft, look, lambda _: later.encode())

    assert came_to.notes["Note.md"][1] == b"# New\n\nmore [[Acme|AC]]\n"


def test_unsafe_fixes_are_asked_for(tmp_path: Path) -> None:
    write_note(tmp_path, "[[Gros margin]]\n")
    (tmp_path / "Gross margin.md").write_text("")
    look = make_look(Wanted(("TV101",)), date(2026, 6, 30), {})

    assert fixed(tmp_path, look, is_unsafe=False).notes == {}
    assert len(fixed(tmp_path, look).notes) == 1
