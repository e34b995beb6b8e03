"""What is known stays known while lines move, and no longer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thesisvault.errors import VaultError
from thesisvault.findings import Severity
from thesisvault.lint.baseline import (
    Baseline,
    Mark,
    check_is_ours,
    drop_known,
    encode_baseline,
    load_baseline,
    make_baseline,
    name_findings,
)
from thesisvault.lint.report import Report
from thesisvault.lint.rule import Place
from thesisvault.text import Lines

SOURCE = "# Acme\n\nIt rests on [[GM]],  and on [[GM]].\n\nLast words [[GM]].\n"


def find(source: str, text: str = "[[GM]]", path: str = "Acme.md") -> list[Report]:
    """A finding wherever a text stands."""
    lines = Lines(source)
    reports = []
    at = source.find(text)
    while at >= 0:
        start, end = lines.place(at), lines.place(at + len(text))
        place = Place(path, start.line, start.column, end.line, end.column)
        reports.append(Report(place, "TV102", "alias-link", Severity.ERROR, "x"))
        at = source.find(text, at + 1)
    return reports


def lines_of(source: str) -> Callable[[str], Lines]:
    """What looks a note's text up."""
    return lambda _: Lines(source)


KNOWN = make_baseline(find(SOURCE), lines_of(SOURCE))


@pytest.mark.parametrize(
    "source",
    [
        SOURCE,
        f"one\n\ntwo\n{SOURCE}",
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("It rests", "Nowadays it rests"),
        SOURCE.replace("\n\nLast", "\n\n\n\n\nLast"),
        "Last words [[GM]].\n\nAnd on [[GM]], as it rests on [[GM]].\n",
    ],
)
def test_what_is_known_stays_known_where_lines_move(source: str) -> None:
    assert drop_known(find(source), KNOWN, lines_of(source)) == []


def test_one_more_of_the_same_is_new() -> None:
    source = f"{SOURCE}\n[[GM]] again\n"

    assert [
        each.place.line for each in drop_known(find(source), KNOWN, lines_of(source))
    ] == [7]


def test_what_says_something_else_is_new() -> None:
    source = SOURCE.replace("GM", "NM")

    assert len(drop_known(find(source, "[[NM]]"), KNOWN, lines_of(source))) == 3


def test_another_note_is_another_note() -> None:
    reports = find(SOURCE, path="Other.md")

    assert drop_known(reports, KNOWN, lines_of(SOURCE)) == reports


def test_an_empty_place_is_known_by_its_line() -> None:
    report = Report(
        Place("Acme.md", 5, 1, 5, 1), "TV305", "review-overdue", Severity.INFO, "late"
    )
    known = make_baseline([report], lines_of(SOURCE))

    assert known == {Mark("Acme.md", "TV305", "Last words [[GM]]."): 1}


def test_a_note_as_a_whole_is_known_whatever_it_begins_with() -> None:
    report = Report(
        Place("Acme.md", 1, 1, 1, 1), "TV112", "orphan-note", Severity.INFO, "alone"
    )
    known = make_baseline([report], lines_of(SOURCE))

    assert drop_known([report], known, lines_of(f"New\n{SOURCE}")) == []


def test_a_line_that_is_gone_has_no_text() -> None:
    report = Report(Place("Acme.md", 99, 1, 99, 1), "TV1", "x", Severity.INFO, "late")

    assert make_baseline([report], lines_of("")) == {Mark("Acme.md", "TV1", ""): 1}


def test_names_of_findings_are_their_own_and_stay() -> None:
    names = [name for _, name in name_findings(find(SOURCE), lines_of(SOURCE))]
    moved = f"one\n{SOURCE}"

    assert len(set(names)) == 3
    assert names == [name for _, name in name_findings(find(moved), lines_of(moved))]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
MARKS = st.builds(Mark, TEXTS, TEXTS, TEXTS)


@given(st.dictionaries(MARKS, st.integers(1, 9), max_size=4))
def test_a_baseline_reads_back(
    tmp_path_factory: pytest.TempPathFactory, known: Baseline
) -> None:
    path = tmp_path_factory.mktemp("known") / "known.json"
    path.write_text(encode_baseline(known), encoding="utf-8", newline="")

    assert load_baseline(path) == known


def test_a_baseline_changes_line_by_line() -> None:
    first = encode_baseline(KNOWN)
    more = {**KNOWN, Mark("A.md", "TV001", "é"): 1}

    lines = encode_baseline(more).split("\n")
    assert '  {"path": "A.md", "code": "TV001", "text": "é", "count": 1},' in lines
    assert [line for line in first.split("\n") if line not in lines] == []


BROKEN = [
    "",
    "[]",
    "{}",
    "# A note\n",
    '{"baseline": 2, "known": []}',
    '{"baseline": 1, "known": [{"path": "x"}]}',
    '{"baseline": 1, "known": [{"path": "x", "code": "y", "text": "", "count": "z"}]}',
    '{"baseline": 1, "known": 7}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_baseline_is_told_and_never_overwritten(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)

    with pytest.raises(VaultError, match="is no baseline"):
        load_baseline(path)
    with pytest.raises(VaultError, match="holds something else"):
        check_is_ours(path)


def test_what_is_not_there_may_be_written(tmp_path: Path) -> None:
    check_is_ours(tmp_path / "known.json")

    with pytest.raises(VaultError, match="is not there"):
        load_baseline(tmp_path / "known.json")
