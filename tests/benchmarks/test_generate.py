"""The generator of vaults: the same each time, realistic, and true to its word."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.generate import GeneratedNote, build, main

NOTES = 1000

TRAPS = ("[[Not a link]]", "[[Neither]]", "[[Hidden]]", "[[t]]", "[[Name]]", "AND [[")
"""What stands in code, math or an HTML comment, where nothing counts."""


@pytest.fixture(scope="module")
def vault() -> tuple[GeneratedNote, ...]:
    return tuple(build(1, NOTES))


@pytest.fixture(scope="module")
def theses(vault: tuple[GeneratedNote, ...]) -> tuple[GeneratedNote, ...]:
    return tuple(note for note in vault if note.kind == "thesis")


def lines_of(note: GeneratedNote) -> list[str]:
    text = note.text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").split("\n")


def digest(seed: int) -> str:
    total = sha256()
    for note in build(seed, 200):
        total.update(f"{note.path}\n{note.text}\n".encode())
    return total.hexdigest()


def test_a_seed_gives_the_same_bytes_on_every_machine() -> None:
    # Changes whenever the words or the order of choices do; results that were
    # measured before and after such a change are not to be compared.
    assert digest(1).startswith("0f6eaaf9a886d47c")


def test_another_seed_gives_another_vault() -> None:
    assert digest(1) != digest(2)


@pytest.mark.parametrize("notes", [20, 33, 499, 500])
def test_there_are_as_many_notes_as_asked_for(notes: int) -> None:
    paths = {note.path for note in build(3, notes)}

    assert len(paths) == notes


def test_a_vault_of_few_notes_is_refused() -> None:
    with pytest.raises(ValueError, match="20 notes or more, not 19"):
        next(build(1, 19))


def test_a_tenth_are_theses(theses: tuple[GeneratedNote, ...]) -> None:
    assert len(theses) == NOTES // 10


def test_notes_have_3_kb_and_15_links_on_average(
    vault: tuple[GeneratedNote, ...],
) -> None:
    size = sum(len(note.text.encode()) for note in vault)
    links = sum(len(note.links) for note in vault)

    assert 2500 < size / NOTES < 3500
    assert 13 < links / NOTES < 17


def test_about_one_link_in_twenty_leads_nowhere(
    vault: tuple[GeneratedNote, ...],
) -> None:
    links = [link for note in vault for link in note.links]
    unresolved = sum(link.resolved is None for link in links)

    assert 0.045 < unresolved / len(links) < 0.07


def test_a_few_companies_are_linked_from_everywhere(
    vault: tuple[GeneratedNote, ...],
) -> None:
    linking = Counter(
        path for note in vault for path in {link.resolved for link in note.links}
    )
    del linking[None]
    (_, most), *_, (_, least) = linking.most_common()

    assert most > NOTES // 5
    assert least == 1


def test_logs_have_5_to_80_rows_in_every_order(
    theses: tuple[GeneratedNote, ...],
) -> None:
    rows = sorted(len(note.evidence) for note in theses)
    orders = Counter(note.evidence_order for note in theses)

    assert 5 <= rows[0] < 10 < rows[len(rows) // 2] < 25 < rows[-1] <= 80
    assert orders.most_common(1)[0][0] == "newest first"
    assert {"oldest first", "mixed"} < set(orders)


def test_exact_dates_stand_in_the_order_that_is_named(
    theses: tuple[GeneratedNote, ...],
) -> None:
    for note in theses:
        dates = [row.date.strip("*") for row in note.evidence]
        exact = [date for date in dates if len(date) == len("2026-02-08")]
        if note.evidence_order != "mixed":
            newest_first = note.evidence_order == "newest first"

            assert exact == sorted(exact, reverse=newest_first)


def test_odd_files_are_among_them(vault: tuple[GeneratedNote, ...]) -> None:
    texts = [note.text for note in vault]

    assert any("\r\n" in text for text in texts)
    assert any(text.startswith("\ufeff") for text in texts)
    assert any(not text.endswith("\n") for text in texts)
    assert any(100_000 < len(text) < 310_000 for text in texts)
    assert any(len(line) > 5000 for note in vault for line in lines_of(note))
    assert any(not note.path.isascii() for note in vault)


def test_every_fact_stands_on_its_line(vault: tuple[GeneratedNote, ...]) -> None:
    for note in vault:
        lines = ["", *lines_of(note)]

        for heading in note.headings:
            assert lines[heading.line] == f"{'#' * heading.level} {heading.text}"
        for task in note.tasks:
            assert lines[task.line].endswith(f"[{task.mark}] {task.text}")
        for tag in note.tags:
            assert tag.name in lines[tag.line]
        for block in note.block_ids:
            assert lines[block.line].endswith(f" ^{block.name}")
        for field in note.fields:
            assert field.key in lines[field.line]
            assert field.value in lines[field.line]
        for link in note.links:
            assert link.markup in lines[link.line]
            assert link.target in link.markup


def test_evidence_and_claims_stand_on_their_lines(
    theses: tuple[GeneratedNote, ...],
) -> None:
    for note in theses:
        lines = ["", *lines_of(note)]

        for row in note.evidence:
            for cell in (row.date, row.observation, row.implication, row.source):
                assert cell in lines[row.line]
        for claim in note.claims:
            assert ("- [x]" in lines[claim.line]) == claim.done
            for part in (claim.text, claim.resolution, claim.when):
                assert part in lines[claim.line]


def test_positions_scenarios_and_risks_stand_on_their_lines(
    theses: tuple[GeneratedNote, ...],
) -> None:
    for note in theses:
        lines = ["", *lines_of(note)]

        for position in note.positions:
            for part in (position.target, position.reason, position.against):
                assert part in lines[position.line]
        for scenario in note.scenarios:
            assert lines[scenario.line].startswith(f"| {scenario.name} ")
            assert scenario.window in lines[scenario.line]
        for risk in note.risks:
            assert lines[risk.line].startswith(f"| {risk.factor} ")
            assert risk.trigger in lines[risk.line]


def test_status_dates_and_cadence_stand_in_the_text(
    theses: tuple[GeneratedNote, ...],
) -> None:
    for note in theses:
        values = {
            field.key.lower().replace("_", " "): field.value for field in note.fields
        }

        assert values.get("status", "").startswith(note.status_head or "")
        assert values.get("created") == note.created
        assert values.get("last reviewed") == note.last_reviewed
        assert (note.cadence or "") in note.text
        assert ", ".join(note.watch) in note.text


def test_no_wikilink_of_the_text_is_missing(vault: tuple[GeneratedNote, ...]) -> None:
    for note in vault:
        known = Counter(link.line for link in note.links if "[[" in link.markup)
        for number, line in enumerate(lines_of(note), start=1):
            traps = sum(line.count(trap) for trap in TRAPS)

            assert line.count("[[") == known[number] + traps, line


def test_links_lead_to_notes_and_headings_that_exist(
    vault: tuple[GeneratedNote, ...],
) -> None:
    notes = {note.path: note for note in vault}
    for link in (link for note in vault for link in note.links):
        if link.resolved is None:
            continue
        blocks = {f"^{block.name}" for block in notes[link.resolved].block_ids}
        headings = {heading.text for heading in notes[link.resolved].headings}

        assert link.subpath.replace("%20", " ") in {"", *blocks, *headings}


def test_the_command_writes_notes_and_truth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, truth = tmp_path / "vault", tmp_path / "truth.jsonl"
    arguments = [str(folder), "--notes", "50", "--seed", "4", "--truth", str(truth)]

    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("50 notes, ")

    lines = truth.read_text("utf-8").strip("\n").split("\n")
    for note, line in zip(build(4, 50), lines, strict=True):
        known = json.loads(line)
        assert (folder / note.path).read_bytes() == note.text.encode()
        assert known["path"] == note.path
        assert len(known["links"]) == len(note.links)
        assert "text" not in known


def test_the_command_leaves_a_folder_that_exists_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path)])

    assert "exists; name a folder that does not" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_command_refuses_a_vault_of_few_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path / "vault"), "--notes", "3"])

    assert "20 notes or more, not 3" in capsys.readouterr().err
